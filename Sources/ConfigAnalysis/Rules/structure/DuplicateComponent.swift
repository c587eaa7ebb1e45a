import YAMLSyntax

/// Two components of one type whose names ZenML does not tell apart: it looks a
/// name up among those it has created before, whatever the letter case, also as
/// the beginning of one (`Client._get_entity_by_prefix`, 0.98.0).
enum DuplicateComponent: Rule {
  static let metadata = RuleMetadata(
    "duplicate-component", area: .structure, summary: "ZenML takes two components for one by their names",
    severity: .error, stage: .import, fix: .unsafe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    lazy var names = FreshNames(context.document)
    for refusal in context.refusals {
      guard case .duplicateComponent(let earlier) = refusal.kind else { continue }
      let name = text(of: refusal.component)
      let other = text(of: earlier)
      let related = earlier.name.map { RelatedPlace(range: $0.valueRange, message: first) }
      findings.add(
        Self.self, at: refusal.range, location: refusal.location,
        name == other ? same(name) : similar(name, other), related: related.map { [$0] } ?? [],
        fixes: renaming(name, refusal, names, context))
    }
  }

  private static func renaming(
    _ name: String, _ refusal: ImportRefusal, _ names: FreshNames, _ context: AnalysisContext
  ) -> [Fix] {
    guard let new = names.name(from: name, for: refusal.component) else { return [] }
    return context.fix(rename(new), .unsafe, writing: new, as: refusal.component?.name)
  }

  private static func text(of component: StackComponent?) -> String {
    component?.name?.value.resolved.text ?? ""
  }

  // MARK: Texts

  private static let first = "the earlier component"

  private static func rename(_ name: String) -> String { "Use the name \(name.quoted)" }

  private static func same(_ name: String) -> String {
    "two components of one type have the name \(name.quoted); give each its own"
  }

  private static func similar(_ name: String, _ other: String) -> String {
    "ZenML takes \(name.quoted) for the component \(other.quoted) above, since it looks names up by their "
      + "beginning and in any letter case; use a name that no earlier one begins with"
  }
}
