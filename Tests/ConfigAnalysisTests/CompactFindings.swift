import ConfigAnalysis
import Foundation
import YAMLSyntax

/// Findings as one line each, in the `compact` format without the path:
/// `LINE:COLUMN: severity[rule] message`.
func compactFindings(
  _ text: String, settings: AnalysisSettings = AnalysisSettings(), files: ReferencedFiles = .unknown
) -> [String] {
  let analysis = Analyzer(settings: settings, files: files).analyze(SourceText(text))
  return analysis.findings.map { finding in
    let start = analysis.source.position(at: finding.range.start, unit: .codePoints)
    return "\(start.line + 1):\(start.column + 1): \(finding.severity)[\(finding.rule)] \(finding.message)"
  }
}

extension ReferencedFiles {
  /// Files that are only here, by path.
  static func these(_ answers: [String: Answer]) -> ReferencedFiles {
    ReferencedFiles { answers[$0] ?? .missing }
  }

  /// What lies in a folder of fixtures; nothing outside of it is checked.
  static func beside(_ fixture: URL) -> ReferencedFiles {
    let folder = fixture.deletingLastPathComponent()
    return ReferencedFiles { path in
      if path.hasPrefix("/") { return .unchecked(reason: "it lies outside of the fixtures") }
      guard let data = try? Data(contentsOf: folder.appendingPathComponent(path)) else { return .missing }
      return .text(SourceText(Array(data)))
    }
  }
}
