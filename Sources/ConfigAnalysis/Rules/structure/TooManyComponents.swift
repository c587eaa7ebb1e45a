import YAMLSyntax
import ZenMLCatalog

/// Several components of a type of which a stack holds one
/// (`StackComponentType.supports_multiple_per_stack`, 0.98.0).
enum TooManyComponents: Rule {
  static let metadata = RuleMetadata(
    "too-many-components", area: .structure, summary: "A stack holds only one component of this type",
    severity: .error, stage: .import, fix: .none)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    for refusal in context.refusals {
      guard case .tooManyComponents(let type, let first) = refusal.kind else { continue }
      let several = context.catalog.componentTypes.filter(\.allowsSeveral).map(\.name)
      let place = first.name.map(\.valueRange) ?? first.node.firstKeyRange
      findings.add(
        Self.self, at: refusal.range, location: refusal.location, message(type, several),
        related: [RelatedPlace(range: place, message: firstOne(type))])
    }
  }

  // MARK: Texts

  private static func message(_ type: String, _ several: [String]) -> String {
    "a stack holds one `\(type)`, and this is another one; keep one of them (several are allowed of "
      + "\(WordList.quoted(several)) only)"
  }

  private static func firstOne(_ type: String) -> String { "the first `\(type)`" }
}
