import YAMLSyntax

/// Hands the problems of the syntax tree to the rules of this folder.
enum SyntaxProblemReport {
  /// Adds a finding for each problem of one of `kinds`. Problems that are not
  /// blocking stand behind the one for which PyYAML stops.
  static func add(
    _ problems: [SyntaxProblem], of kinds: Set<SyntaxProblem.Kind>, as rule: any Rule.Type,
    _ findings: inout FindingCollector, fixes: (SyntaxProblem) -> [Fix] = { _ in [] }
  ) {
    for problem in problems where kinds.contains(problem.kind) {
      findings.add(
        rule, at: problem.range, problem.message, stage: problem.isBlocking ? .import : .advice,
        related: problem.related.map { RelatedPlace(range: $0.range, message: $0.message) },
        fixes: fixes(problem))
    }
  }
}
