import ConfigAnalysis
import YAMLSyntax

/// The `--format json` document, version 1 (design §8): lines and columns are
/// 1-based and count code points, offsets are 0-based bytes.
struct JSONReport: ReportWriter {
  private var json: JSONWriter

  init(to stream: OutputStream) {
    json = JSONWriter(to: stream)
    json.beginObject()
    json.field("version", 1)
    json.field("tool") { json in
      json.field("name", "zenls")
      json.field("version", ToolVersion.text)
    }
    json.beginArray("findings")
  }

  mutating func add(_ file: CheckedFile) {
    let writer = FindingWriter(file: file)
    for finding in file.findings {
      json.beginObject()
      writer.write(finding, &json)
      json.endObject()
    }
  }

  mutating func finish(_ report: LintReport) {
    json.endArray()
    json.field("files", of: report.files) { file, json in
      json.field("path", file.path)
      json.field("kind", file.kind.rawValue)
      json.field("zenml_version", file.zenmlVersion)
    }
    json.field("skipped", of: report.skipped) { skip, json in
      json.field("path", skip.path)
      json.field("reason", skip.reason)
    }
    json.field("summary") { json in
      json.field("files", report.files.count)
      for severity in Severity.allCases { json.field(severity.rawValue, report.count(severity)) }
      json.field("fixable", report.fixableCount)
      if let fixes = report.fixes { json.field("fixed", fixes.findings) }
    }
    json.endObject()
    json.finish()
  }
}

/// One file's findings.
private struct FindingWriter {
  let file: CheckedFile

  func write(_ finding: Finding, _ json: inout JSONWriter) {
    json.field("path", file.path)
    json.field("rule", finding.rule.name)
    json.field("severity", finding.severity.rawValue)
    json.field("blocking", finding.isBlocking)
    json.field("stage", finding.stage.rawValue)
    json.field("message", finding.message)
    json.field("location", finding.location)
    write(finding.range, &json)
    json.field("related", of: finding.related) { related, json in
      json.field("path", file.path)
      json.field("message", related.message)
      write(related.range, &json)
    }
    json.field("fixes", of: finding.fixes) { fix, json in
      json.field("title", fix.title)
      json.field("applicability", fix.applicability.rawValue)
      json.field("edits", of: fix.edits) { edit, json in
        write(edit.range, &json)
        json.field("text", edit.text)
      }
    }
    json.field("documentation", "zenls explain \(finding.rule)")
  }

  private func write(_ range: ByteRange, _ json: inout JSONWriter) {
    json.field("range") { json in
      write("start", range.start, &json)
      write("end", range.end, &json)
    }
  }

  private func write(_ name: String, _ offset: Int, _ json: inout JSONWriter) {
    let position = file.source.position(at: offset, unit: .codePoints)
    json.field(name) { json in
      json.field("line", position.line + 1)
      json.field("column", position.column + 1)
      json.field("offset", offset)
    }
  }
}
