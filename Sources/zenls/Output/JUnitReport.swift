import ConfigAnalysis

/// The `junit` format: a test suite for each file and a test case for each
/// finding; a file without findings is one passing test.
///
/// Errors and warnings are failures. Information and hints pass with their text
/// as output: a build server may call a build with failures unstable.
struct JUnitReport: ReportWriter {
  private let stream: OutputStream

  init(to stream: OutputStream) {
    self.stream = stream
    stream.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"zenls\">\n")
  }

  func add(_ file: CheckedFile) {
    let failures = file.findings.count { Self.isFailure($0) }
    begin(suite: file.path, tests: max(1, file.findings.count), failures: failures)
    if file.findings.isEmpty { stream.write("    \(Self.testCase("zenls", file.path))/>\n") }
    for finding in file.findings {
      let place = FindingPlace(finding.range, in: file.source)
      let message = XMLText.escaped(finding.message)
      let text = XMLText.escaped("\(file.path):\(place.startLine):\(place.startColumn): \(finding.message)")
      stream.write("    \(Self.testCase(finding.rule.name, file.path, line: place.startLine))>\n")
      if Self.isFailure(finding) {
        stream.write(
          "      <failure type=\"\(finding.severity.rawValue)\" message=\"\(message)\">\(text)</failure>\n")
      } else {
        stream.write("      <system-out>\(finding.severity.rawValue): \(text)</system-out>\n")
      }
      stream.write("    </testcase>\n")
    }
    stream.write("  </testsuite>\n")
  }

  func finish(_ report: LintReport) {
    for failure in report.failures {
      let message = XMLText.escaped("cannot read the file: \(failure.reason)")
      begin(suite: failure.path, tests: 1, errors: 1)
      stream.write(
        """
            \(Self.testCase("zenls", failure.path))>
              <error type="unreadable" message="\(message)"/>
            </testcase>
          </testsuite>

        """)
    }
    stream.write("</testsuites>\n")
  }

  private func begin(suite path: String, tests: Int, failures: Int = 0, errors: Int = 0) {
    stream.write(
      "  <testsuite name=\"\(XMLText.escaped(path))\" tests=\"\(tests)\" failures=\"\(failures)\""
        + " errors=\"\(errors)\" skipped=\"0\">\n")
  }

  private static func isFailure(_ finding: Finding) -> Bool { finding.severity >= .warning }

  /// The beginning of a tag; `file` and `line` are what GitLab and GitHub's
  /// actions know.
  private static func testCase(_ name: String, _ path: String, line: Int? = nil) -> String {
    let path = XMLText.escaped(path)
    let line = line.map { " line=\"\($0)\"" } ?? ""
    return "<testcase name=\"\(name)\" classname=\"\(path)\" file=\"\(path)\"\(line)"
  }
}
