import YAMLSyntax

/// A second document in the file: ZenML reads exactly one (`yaml.safe_load`).
enum YAMLMultipleDocuments: Rule {
  static let metadata = RuleMetadata(
    "yaml-multiple-documents", area: .syntax, summary: "The file holds more than one YAML document",
    severity: .error, stage: .import, fix: .none)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    SyntaxProblemReport.add(context.tree.problems, of: [.multipleDocuments], as: Self.self, &findings)
  }
}
