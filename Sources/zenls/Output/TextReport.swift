import ConfigAnalysis
import YAMLSyntax

/// The `text` format: each finding with an excerpt of the document, the range
/// underlined, and the ways out.
struct TextReport: ReportWriter {
  private let stream: OutputStream
  private let isColored: Bool

  init(to stream: OutputStream, isColored: Bool) {
    self.stream = stream
    self.isColored = isColored
  }

  func add(_ file: CheckedFile) {
    for finding in file.findings {
      stream.write(render(finding, in: file))
      stream.write("\n")
    }
  }

  func finish(_ report: LintReport) {}

  private func render(_ finding: Finding, in file: CheckedFile) -> String {
    let source = file.source
    let start = source.position(at: finding.range.start, unit: .codePoints)
    let heading = "\(finding.severity.rawValue)[\(finding.rule)]"
    var text = "\(style(heading, .severity(finding.severity))): \(TerminalText.visible(finding.message))\n"
    text +=
      "  \(style("-->", .quiet)) \(TerminalText.visible(file.path)):\(start.line + 1):\(start.column + 1)\n"
    text += Excerpt(of: finding.range, in: source, secrets: file.report.secrets).render { style($0, $1) }
    for related in finding.related {
      let place = source.position(at: related.range.start, unit: .codePoints)
      text += "  = see line \(place.line + 1): \(TerminalText.visible(related.message))\n"
    }
    for fix in finding.fixes {
      text += "  = fix\(fix.applicability == .safe ? "" : " (unsafe)"): \(TerminalText.visible(fix.title))\n"
    }
    if finding.isBlocking {
      text += "  = ZenML refuses the document because of this\n"
    }
    return text
  }

  private func style(_ text: String, _ style: TextStyle) -> String {
    isColored ? "\u{1B}[\(style.code)m\(text)\u{1B}[0m" : text
  }
}

/// The few styles of the text output.
enum TextStyle {
  case severity(Severity)
  case quiet

  var code: String {
    switch self {
    case .severity(.error): "1;31"
    case .severity(.warning): "1;33"
    case .severity(.information): "1;36"
    case .severity(.hint): "1;32"
    case .quiet: "34"
    }
  }
}
