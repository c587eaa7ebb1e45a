import ConfigAnalysis

/// The `github` format: workflow commands that GitHub's runner turns into
/// annotations of the files.
struct GitHubReport: ReportWriter {
  private let stream: OutputStream

  init(to stream: OutputStream) { self.stream = stream }

  func add(_ file: CheckedFile) {
    // The runner takes a relative path for one from the root of the checkout.
    let isInJob = Environment.value("GITHUB_WORKSPACE") != nil
    let path = isInJob ? ReportPath.relative(file.path) : file.path
    for finding in file.findings {
      let place = FindingPlace(finding.range, in: file.source)
      var properties = [
        ("title", finding.rule.name), ("file", path), ("line", String(place.startLine)),
        ("endLine", String(place.endLine)),
      ]
      // Columns belong to annotations of one line: the runner drops others. There
      // the last column is inside, as in the REST interface's example.
      if place.startLine == place.endLine {
        let last = max(place.startColumn, place.endColumn - 1)
        properties += [("col", String(place.startColumn)), ("endColumn", String(last))]
      }
      let written = properties.map { "\($0)=\(Self.escaped($1, property: true))" }.joined(separator: ",")
      stream.write("::\(Self.command(finding.severity)) \(written)::\(Self.escaped(finding.message))\n")
    }
  }

  func finish(_ report: LintReport) {}

  private static func command(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .information, .hint: "notice"
    }
  }

  /// The runner's own escapes (actions/runner, `ActionCommand.cs`). Messages are
  /// also shown in the log, which other control characters would upset.
  private static func escaped(_ text: String, property: Bool = false) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where property: result += "%3A"
      case "," where property: result += "%2C"
      default: result += property ? String(scalar) : TerminalText.visible(String(scalar))
      }
    }
    return result
  }
}
