import ConfigAnalysis

/// The `compact` format: a line for each finding,
/// `PATH:LINE:COLUMN: severity[rule] message` (design §8).
struct CompactReport: ReportWriter {
  private let stream: OutputStream

  init(to stream: OutputStream) { self.stream = stream }

  func add(_ file: CheckedFile) {
    let path = TerminalText.visible(file.path)
    for finding in file.findings {
      let place = FindingPlace(finding.range, in: file.source)
      stream.write(
        "\(path):\(place.startLine):\(place.startColumn): \(finding.severity.rawValue)[\(finding.rule)] "
          + "\(TerminalText.visible(finding.message))\n")
    }
  }

  func finish(_ report: LintReport) {}
}
