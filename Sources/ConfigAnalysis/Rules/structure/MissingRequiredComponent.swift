import YAMLSyntax

/// Every stack has an orchestrator and an artifact store
/// (`StackRequest._validate_components`, 0.98.0).
enum MissingRequiredComponent: Rule {
  static let metadata = RuleMetadata(
    "missing-required-component", area: .structure,
    summary: "Every stack needs an orchestrator and an artifact store",
    severity: .error, stage: .import, fix: .unsafe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    for refusal in context.refusals {
      guard case .missingRequiredComponent(let types) = refusal.kind else { continue }
      findings.add(
        Self.self, at: refusal.range, location: refusal.location, message(types),
        fixes: fixes(types, refusal, context))
    }
  }

  private static func fixes(
    _ types: [String], _ refusal: ImportRefusal, _ context: AnalysisContext
  ) -> [Fix] {
    guard case .stack(let file) = context.document,
      let edit = ComponentInsertion(file: file, context: context)
        .edit(adding: types.map(ComponentSkeleton.local))
    else { return [] }
    return [Fix(title: title(types), applicability: .unsafe, edits: [edit])]
  }

  // MARK: Texts

  private static func message(_ types: [String]) -> String {
    let names = types.map { $0 == "orchestrator" ? "an `orchestrator`" : "an `\($0)`" }
    return "every stack needs \(names.joined(separator: " and ")), and this one has none; add "
      + (types.count == 1 ? "it" : "them")
  }

  private static func title(_ types: [String]) -> String { "Add a local \(WordList.quoted(types))" }
}
