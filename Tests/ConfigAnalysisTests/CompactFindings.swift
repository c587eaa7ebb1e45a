import ConfigAnalysis
import YAMLSyntax

/// Findings as one line each, in the `compact` format without the path:
/// `LINE:COLUMN: severity[rule] message`.
func compactFindings(_ text: String, settings: AnalysisSettings = AnalysisSettings()) -> [String] {
  let analysis = Analyzer(settings: settings).analyze(SourceText(text))
  return analysis.findings.map { finding in
    let start = analysis.source.position(at: finding.range.start, unit: .codePoints)
    return "\(start.line + 1):\(start.column + 1): \(finding.severity)[\(finding.rule)] \(finding.message)"
  }
}
