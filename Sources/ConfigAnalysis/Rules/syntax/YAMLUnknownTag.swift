import YAMLSyntax

/// A tag without constructor in PyYAML's `SafeLoader`.
enum YAMLUnknownTag: Rule {
  static let metadata = RuleMetadata(
    "yaml-unknown-tag", area: .syntax, summary: "A tag that ZenML's YAML reader does not know",
    severity: .error, stage: .import, fix: .none)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    SyntaxProblemReport.add(context.tree.problems, of: [.unknownTag], as: Self.self, &findings)
  }
}
