import ConfigAnalysis
import YAMLSyntax

/// What is said of findings that no comment silences.
enum IgnoreRefusal {
  /// One sentence for each reason.
  static func notes(_ refused: [Finding], in analysis: Analysis, path: String) -> [String] {
    var notes: [(reason: String, findings: [Finding])] = []
    for finding in refused {
      let reason = reason(finding, analysis)
      if let index = notes.firstIndex(where: { $0.reason == reason }) {
        notes[index].findings.append(finding)
      } else {
        notes.append((reason, [finding]))
      }
    }
    return notes.map { reason, findings in
      let line = analysis.source.position(at: findings[0].range.start, unit: .codePoints).line + 1
      let counted = LintReport.counted(findings.count, "finding")
      let first = findings.count > 1 ? ", the first in line \(line)" : " in line \(line)"
      return "note: \(counted) of '\(path)'\(first), cannot be ignored by a comment: \(reason)"
    }
  }

  private static func reason(_ finding: Finding, _ analysis: Analysis) -> String {
    if analysis.source.encoding != .utf8 { return "the file is not UTF-8; convert it first" }
    if !analysis.canTakeComments {
      return "what is a comment is not certain in a text that is no valid YAML; put that right first"
    }
    return finding.rule.name == "unused-ignore"
      ? "they are about comments that are not needed; '--fix' removes those"
      : "none silences `\(finding.rule)` there; '--ignore \(finding.rule)' does"
  }
}
