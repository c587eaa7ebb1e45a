import YAMLSyntax

/// Nesting that hits Python's recursion limit in PyYAML, and documents that are
/// too large to judge.
enum YAMLLimits: Rule {
  static let metadata = RuleMetadata(
    "yaml-limits", area: .syntax, summary: "Nested too deeply, or too large to judge",
    severity: .error, stage: .import, fix: .none)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    SyntaxProblemReport.add(context.tree.problems, of: [.limits], as: Self.self, &findings)
  }
}

extension YAMLLimits {
  /// Says so where a rule had more to report than is shown.
  static func reportOverflow(_ findings: inout FindingCollector) {
    for (rule, range) in findings.overflow {
      findings.add(
        Self.self, at: range,
        "of \(rule.name.quoted) the first \(FindingCollector.maximumOfOneRule) findings are shown; put them right first",
        severity: .information, stage: .advice)
    }
  }

  /// A document that is larger than zenls reads; ZenML may well accept it.
  static func reportOversize(bytes: Int, _ findings: inout FindingCollector) {
    findings.add(
      Self.self, at: .empty(at: 0),
      "the file has \(bytes / (1024 * 1024)) MiB or more and was not judged; zenls reads up to 64 MiB",
      stage: .advice)
  }
}
