import ConfigAnalysis

/// The `gitlab` format: GitLab's code quality report, a list of what Code
/// Climate calls issues.
struct GitLabReport: ReportWriter {
  private var json: JSONWriter

  init(to stream: OutputStream) {
    json = JSONWriter(to: stream)
    json.beginArray()
  }

  mutating func add(_ file: CheckedFile) {
    let path = ReportPath.relative(file.path)
    for (finding, fingerprint) in zip(file.findings, file.report.fingerprints) {
      let place = FindingPlace(finding.range, in: file.source)
      json.beginObject()
      json.field("type", "issue")
      json.field("check_name", finding.rule.name)
      json.field("description", finding.message)
      json.field("categories", ["Bug Risk"])
      json.field("severity", Self.severity(of: finding))
      // GitLab shows one of several with one fingerprint, whatever their files.
      json.field("fingerprint", fingerprint.inFile(path).description)
      json.field("location") { json in
        json.field("path", path)
        // Older readers know lines only.
        json.field("lines") { json in
          json.field("begin", place.startLine)
          json.field("end", place.endLine)
        }
        json.field("positions") { json in
          json.field("begin") { json in
            json.field("line", place.startLine)
            json.field("column", place.startColumn)
          }
          json.field("end") { json in
            json.field("line", place.endLine)
            json.field("column", place.endColumn)
          }
        }
      }
      json.endObject()
    }
  }

  mutating func finish(_ report: LintReport) {
    json.endArray()
    json.finish()
  }

  private static func severity(of finding: Finding) -> String {
    switch finding.severity {
    case .error: finding.isBlocking ? "blocker" : "critical"
    case .warning: "major"
    case .information: "minor"
    case .hint: "info"
    }
  }
}
