import YAMLSyntax

/// Bytes that are not UTF-8, or characters that YAML forbids.
enum FileEncoding: Rule {
  static let metadata = RuleMetadata(
    "file-encoding", area: .syntax, summary: "The file is not UTF-8 text",
    severity: .error, stage: .import, fix: .none)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    SyntaxProblemReport.add(context.tree.problems, of: [.encoding], as: Self.self, &findings)
  }
}
