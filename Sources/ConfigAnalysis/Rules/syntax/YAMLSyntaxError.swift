import YAMLSyntax

/// Text that PyYAML's `SafeLoader`, with which ZenML reads a file, refuses.
enum YAMLSyntaxError: Rule {
  static let metadata = RuleMetadata(
    "yaml-syntax", area: .syntax, summary: "The text is not YAML that ZenML can read",
    severity: .error, stage: .import, fix: .none)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    SyntaxProblemReport.add(context.tree.problems, of: [.syntax, .constructor], as: Self.self, &findings)
  }
}
