import TextDistance
import YAMLSyntax
import ZenMLCatalog

/// A key that ZenML silently ignores where it was surely meant to be read: a
/// field of the flavor outside `configuration`, or a second spelling of a key
/// that is there. Everything else that exports and other versions write (`id`,
/// `type`, `labels`, …) is left alone. The same of mlstacks specifications.
enum UnknownKey: Rule {
  static let metadata = RuleMetadata(
    "unknown-key", area: .structure, summary: "ZenML ignores a key that was meant to be read",
    severity: .warning, stage: .advice, fix: .safe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    MLStacksReport.add(Self.self, context, &findings)
    if case .stack(let file) = context.document, file.root.isPythonDictionary {
      checkSpelling(
        of: file.root, expected: .stackFile, owner: "a stack file", location: "", context,
        &findings)
    }
    let missing = missingFields(context.refusals)
    let damage = SyntaxDamage(context.tree)
    var seen: Set<SyntaxNode> = []
    // In the flat form of a component file the keys are the fields.
    for component in context.document.components
    where component.node.isPythonDictionary && !component.isFlat {
      if damage?.touches(component.node.range) == true { continue }
      // An alias repeats a component, not what is to be said about its keys.
      if component.node.isAliased, !seen.insert(component.node).inserted { continue }
      let entries = EntryTable(component.node)
      checkSpelling(
        of: component.node, expected: .component, owner: "a component",
        location: component.location(of: ""), context,
        &findings)
      checkFields(of: entries, component, missing, context, &findings)
    }
  }

  private static func checkSpelling(
    of mapping: SyntaxNode, expected: KeyExpectations, owner: String, location: String,
    _ context: AnalysisContext, _ findings: inout FindingCollector
  ) {
    let entries = EntryTable(mapping)
    // Where a required key is missing, an unknown one may stand for it.
    guard entries.pairs.count > expected.required.count,
      expected.required.allSatisfy({ entries[$0] != nil })
    else { return }
    for pair in entries.pairs {
      guard let key = pair.key.resolved.value.string, !expected.required.contains(key),
        !expected.harmless.contains(key), let name = isUnambiguousTypo(key, among: expected.required)
      else { continue }
      findings.add(
        Self.self, at: pair.key.range, location: location + key, spelling(key, name, owner),
        severity: .information,
        fixes: context.entryEdits.removal(of: pair, from: mapping.resolved).map {
          [Fix(title: removeTitle, applicability: .unsafe, edits: [$0])]
        } ?? [])
    }
  }

  private static func checkFields(
    of entries: EntryTable, _ component: StackComponent, _ missing: Set<String>, _ context: AnalysisContext,
    _ findings: inout FindingCollector
  ) {
    guard entries.pairs.count > KeyExpectations.component.required.count, let key = component.flavorKey,
      let schema = context.schema(type: key.type, flavor: key.flavor)
    else { return }
    // Without a mapping below `configuration`, that is what is wrong.
    guard let configuration = component.configuration?.value, configuration.isPythonDictionary else { return }
    let given = EntryTable(configuration)
    for pair in entries.pairs {
      guard let name = pair.key.resolved.value.string, !KeyExpectations.component.required.contains(name),
        !KeyExpectations.component.harmless.contains(name), schema.field(name) != nil, given[name] == nil,
        !missing.contains(component.location(of: "configuration.\(name)"))
      else { continue }
      findings.add(
        Self.self, at: pair.key.range, location: component.location(of: name),
        outside(name, key.flavor),
        fixes: move(pair, name, component, schema, context))
    }
  }

  /// Below `configuration` ZenML looks at the value.
  private static func move(
    _ pair: SyntaxPair, _ name: String, _ component: StackComponent, _ schema: FlavorSchema,
    _ context: AnalysisContext
  ) -> [Fix] {
    // A password is better put into a secret on the way.
    guard schema.field(name)?.isSecret != true,
      let trial = ConfigurationTrial(component, schema, in: context),
      trial.accepts(pair.value, in: name),
      let edits = EntryMove(context: context, component: component).edits(moving: pair)
    else { return [] }
    return [Fix(title: moveTitle, applicability: .unsafe, edits: edits)]
  }

  /// Locations of the fields that are reported as missing.
  private static func missingFields(_ refusals: [ImportRefusal]) -> Set<String> {
    var locations: Set<String> = []
    for refusal in refusals {
      guard case .configuration(let reason, _, let replaced) = refusal.kind else { continue }
      if reason.kind == .missingField { locations.insert(refusal.location) }
      if let replaced, let component = refusal.component {
        locations.insert(component.location(of: "configuration.\(replaced)"))
      }
    }
    return locations
  }

  // MARK: Texts

  private static let removeTitle = "Remove the entry"
  private static let moveTitle = "Move it below `configuration`"

  private static func outside(_ field: String, _ flavor: String) -> String {
    "`\(field)` is a field of the flavor `\(flavor)`, but stands outside of `configuration`, where ZenML "
      + "ignores it; move it below `configuration`"
  }

  private static func spelling(_ key: String, _ name: String, _ owner: String) -> String {
    "ZenML ignores the key \(key.quoted): \(owner) has `\(name)` already; remove it"
  }
}
