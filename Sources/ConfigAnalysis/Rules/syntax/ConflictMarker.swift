import YAMLSyntax

/// The marks that git leaves where a merge needs a decision.
enum ConflictMarker: Rule {
  static let metadata = RuleMetadata(
    "conflict-marker", area: .syntax, summary: "A merge conflict of git stands in the file",
    severity: .error, stage: .import, fix: .none)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    SyntaxProblemReport.add(context.tree.problems, of: [.conflictMarker], as: Self.self, &findings)
  }
}
