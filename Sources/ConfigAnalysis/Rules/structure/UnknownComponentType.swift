import YAMLSyntax
import ZenMLCatalog

/// A key of `components`, or the `type` of a component, that is no component
/// type of ZenML (`StackComponentType`, 0.98.0).
enum UnknownComponentType: Rule {
  static let metadata = RuleMetadata(
    "unknown-component-type", area: .structure, summary: "ZenML has no component type of this name",
    severity: .error, stage: .import, fix: .safe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    MLStacksReport.add(Self.self, context, &findings)
    guard context.refusals.contains(where: isOurs) else { return }
    let types = context.catalog.componentTypes
    // A type that is there already was not meant: the last of two keys would win.
    let taken = taken(in: context.document)
    let names = types.map(\.name).filter { !taken.contains($0) }
    for refusal in context.refusals {
      guard case .unknownComponentType(let node) = refusal.kind else { continue }
      guard let word = node.value.string else {
        findings.add(Self.self, at: refusal.range, location: refusal.location, notText(node, types))
        continue
      }
      if let former = former[StackComponent.typeName(word)] {
        findings.add(
          Self.self, at: refusal.range, location: refusal.location, "\(word.quoted) \(former)",
          fixes: removal(refusal, context))
        continue
      }
      if KeyExpectations.component.required.contains(word) {
        findings.add(Self.self, at: refusal.range, location: refusal.location, componentKey(word))
        continue
      }
      let plural = types.first { $0.plural == word }?.name
      if let plural {
        findings.add(
          Self.self, at: refusal.range, location: refusal.location, pluralForm(word, plural),
          fixes: names.contains(plural)
            ? context.fix(rename(plural), .safe, rewriting: refusal.range, to: plural) : [])
        continue
      }
      let suggestion = Suggestion(
        for: word, among: names, synonyms: synonyms)
      findings.add(
        Self.self, at: refusal.range, location: refusal.location, unknown(word, suggestion, types),
        fixes: suggestion.fixes(at: refusal.range, in: context))
    }
  }

  private static func isOurs(_ refusal: ImportRefusal) -> Bool {
    if case .unknownComponentType = refusal.kind { true } else { false }
  }

  /// The types of a stack file's other groups; a component by itself has one.
  private static func taken(in document: ConfigDocument) -> Set<String> {
    guard case .stack(let file) = document else { return [] }
    return Set(file.groups.compactMap(\.typeName))
  }

  private static func removal(_ refusal: ImportRefusal, _ context: AnalysisContext) -> [Fix] {
    guard case .stack(let file) = context.document, let components = file.components?.value,
      components.kind == .mapping,
      let pair = file.groups.first(where: { $0.pair.key.range == refusal.range })?.pair,
      let edit = context.entryEdits.removal(of: pair, from: components)
    else { return [] }
    return [Fix(title: removeTitle, applicability: .unsafe, edits: [edit])]
  }

  private static let synonyms = [
    "registry": "container_registry", "docker_registry": "container_registry", "store": "artifact_store",
    "bucket": "artifact_store", "storage": "artifact_store", "tracker": "experiment_tracker",
    "builder": "image_builder", "orchestration": "orchestrator", "logs": "log_store",
    "operator": "step_operator",
  ]

  // MARK: Texts

  /// Types that earlier versions of ZenML had.
  private static let former = [
    "secrets_manager":
      "was a component type of earlier ZenML versions; secrets are kept in ZenML's secret store now: remove the entry "
      + "and refer to secrets as `{{name.key}}`",
    "metadata_store":
      "was a component type of earlier ZenML versions; ZenML keeps the metadata itself now: remove the entry",
  ]

  private static func unknown(_ word: String, _ suggestion: Suggestion, _ types: [ComponentType]) -> String {
    let advice =
      suggestion.question.isEmpty
      ? "; use one of \(WordList.quoted(types.map(\.name), last: "or", limit: 20))" : suggestion.question
    return "\(word.quoted) is no component type of ZenML\(advice)"
  }

  private static func componentKey(_ word: String) -> String {
    "\(word.quoted) is a key of a component and stands here in the place of a component type; indent it to belong "
      + "to its component"
  }

  private static func pluralForm(_ word: String, _ name: String) -> String {
    "\(word.quoted) is no component type of ZenML: the types are named in the singular; write `\(name)`"
  }

  private static func notText(_ node: SyntaxNode, _ types: [ComponentType]) -> String {
    "\(node.value.inWords) is no component type of ZenML; use one of "
      + WordList.quoted(types.map(\.name), last: "or", limit: 20)
  }

  private static let removeTitle = "Remove the entry"
  private static func rename(_ name: String) -> String { "Rename the component type to `\(name)`" }
}
