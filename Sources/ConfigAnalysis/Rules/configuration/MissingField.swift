import YAMLSyntax
import ZenMLCatalog

/// A field that the flavor's configuration class requires is not given.
enum MissingField: Rule {
  static let metadata = RuleMetadata(
    "missing-field", area: .configuration, summary: "A field that the flavor requires is not given",
    severity: .error, stage: .import, fix: .unsafe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    var trials = maximumTrials
    for refused in context.refusedConfigurations where refused.reason.kind == .missingField {
      guard let name = refused.reason.path.last?.description else { continue }
      let place = refused.reason.path.count > 1 ? Array(refused.reason.path.dropLast()).dotted : nil
      let owner = place.map { "`\($0)`" } ?? "the `\(refused.schema.type)` flavor `\(refused.schema.name)`"
      findings.add(
        Self.self, at: refused.refusal.range, location: refused.refusal.location,
        message(name, owner, refused.reason.expected), related: outside(name, refused),
        fixes: trials > 0 ? fixes(name, refused, context) : [])
      trials -= 1
    }
  }

  /// Asking what ZenML would say takes as long as judging the component.
  private static let maximumTrials = 100

  /// The field, where it stands beside `configuration` instead of below it.
  private static func outside(_ name: String, _ refused: RefusedConfiguration) -> [RelatedPlace] {
    guard refused.reason.path.count == 1, let component = refused.refusal.component, !component.isFlat,
      let pair = EntryTable(component.node)[name]
    else { return [] }
    return [RelatedPlace(range: pair.key.range, message: moveIt)]
  }

  private static func fixes(
    _ name: String, _ refused: RefusedConfiguration, _ context: AnalysisContext
  ) -> [Fix] {
    if let edits = move(name, refused, context) {
      return [Fix(title: moveTitle, applicability: .unsafe, edits: edits)]
    }
    guard let component = refused.refusal.component, let mapping = refused.parent, mapping.kind == .mapping,
      let value = FieldExample.value(at: refused.reason.path, of: component, refused.schema, in: context)
    else { return [] }
    // On a command line `null` is a flag that is left out.
    if let given = EntryTable(mapping)[name]?.value {
      guard given.kind == .scalar, given.style == .plain, given.tag == nil else { return [] }
      return [Fix(title(name), .unsafe, replace: given.range, with: value)]
    }
    guard let edit = context.entryEdits.insertion(of: ["\(name): \(value)"], into: mapping) else {
      return []
    }
    return [Fix(title: title(name), applicability: .unsafe, edits: [edit])]
  }

  private static func move(
    _ name: String, _ refused: RefusedConfiguration, _ context: AnalysisContext
  ) -> [TextEdit]? {
    guard refused.reason.path.count == 1, let component = refused.refusal.component, !component.isFlat,
      let pair = EntryTable(component.node)[name], refused.node.map({ EntryTable($0)[name] == nil }) == true,
      let trial = ConfigurationTrial(component, refused.schema, in: context),
      trial.mends(pair.value, in: name)
    else { return nil }
    return EntryMove(context: context, component: component).edits(moving: pair)
  }

  // MARK: Texts

  private static let moveTitle = "Move it below `configuration`"

  private static let moveIt = "it stands here, outside of `configuration`; move it below"

  private static func message(_ name: String, _ owner: String, _ expected: String?) -> String {
    "\(owner) needs the field `\(name)`; add it" + (expected.map { " with \($0)" } ?? "")
  }

  private static func title(_ name: String) -> String { "Add the field `\(name)`" }
}
