import ConfigAnalysis

/// How often each rule was broken, the most frequent first.
enum Statistics {
  static func write(_ report: LintReport, to stream: OutputStream) {
    let rows = report.ruleCounts.sorted {
      ($1.value.findings, $0.key.name) < ($0.value.findings, $1.key.name)
    }
    let numberWidth = rows.map { String($0.value.findings).count }.max() ?? 0
    let severityWidth = rows.map(\.value.severity.rawValue.count).max() ?? 0
    for (rule, count) in rows {
      let number = String(count.findings)
      let fixable = count.fixable == 0 ? "" : "  (\(count.fixable) with a fix)"
      stream.write(
        String(repeating: " ", count: numberWidth - number.count) + number + "  "
          + count.severity.rawValue.padded(to: severityWidth) + "  \(rule)\(fixable)\n")
    }
  }
}
