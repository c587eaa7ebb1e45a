import ConfigAnalysis

/// One format's way of writing a report, piece by piece while files are still
/// being checked: a report of any size takes the memory of one file.
protocol ReportWriter {
  /// Called for each recognised file, in order.
  mutating func add(_ file: CheckedFile)
  /// Called once, when all files are checked.
  mutating func finish(_ report: LintReport)
}

extension OutputFormat {
  /// - Parameter isColored: for people who read a terminal.
  func writer(to stream: OutputStream, isColored: Bool) -> any ReportWriter {
    switch self {
    case .auto, .text: TextReport(to: stream, isColored: isColored)
    case .compact: CompactReport(to: stream)
    case .json: JSONReport(to: stream)
    case .sarif: SARIFReport(to: stream)
    case .github: GitHubReport(to: stream)
    case .gitlab: GitLabReport(to: stream)
    case .junit: JUnitReport(to: stream)
    }
  }
}
