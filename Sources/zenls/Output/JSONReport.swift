import ConfigAnalysis
import FoundationEssentials
import YAMLSyntax

/// The `--format json` document, version 1 (design §8): lines and columns are
/// 1-based and count code points, offsets are 0-based bytes.
struct JSONReport: Encodable {
  struct Tool: Encodable {
    let name = "zenls"
    let version = ToolVersion.text
  }

  struct File: Encodable {
    let path: String
    let kind: String
    let zenmlVersion: String?
    enum CodingKeys: String, CodingKey {
      case path, kind
      case zenmlVersion = "zenml_version"
    }
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(path, forKey: .path)
      try container.encode(kind, forKey: .kind)
      try container.encode(zenmlVersion, forKey: .zenmlVersion)
    }
  }

  struct Skipped: Encodable {
    let path: String
    let reason: String
  }

  struct Position: Encodable {
    let line: Int
    let column: Int
    let offset: Int
  }

  struct Range: Encodable {
    let start: Position
    let end: Position

    init(_ range: ByteRange, in source: SourceText) {
      start = Self.position(range.start, source)
      end = Self.position(range.end, source)
    }

    private static func position(_ offset: Int, _ source: SourceText) -> Position {
      let position = source.position(at: offset, unit: .codePoints)
      return Position(line: position.line + 1, column: position.column + 1, offset: offset)
    }
  }

  struct Edit: Encodable {
    let range: Range
    let text: String
  }

  struct Fix: Encodable {
    let title: String
    let applicability: String
    let edits: [Edit]
  }

  struct Related: Encodable {
    let path: String
    let message: String
    let range: Range
  }

  struct Finding: Encodable {
    let path: String
    let rule: String
    let severity: String
    let blocking: Bool
    let stage: String
    let message: String
    let location: String
    let range: Range
    let related: [Related]
    let fixes: [Fix]
    let documentation: String
  }

  struct Summary: Encodable {
    let files: Int
    let error: Int
    let warning: Int
    let information: Int
    let hint: Int
    let fixable: Int
  }

  let version = 1
  let tool = Tool()
  let files: [File]
  let skipped: [Skipped]
  let findings: [Finding]
  let summary: Summary

  init(_ report: LintReport) {
    files = report.files.map { File(path: $0.path, kind: $0.kind.rawValue, zenmlVersion: $0.zenmlVersion) }
    skipped = report.skipped.map { Skipped(path: $0.path, reason: $0.reason) }
    findings = report.files.flatMap { file in file.findings.map { Finding($0, in: file) } }
    summary = Summary(
      files: report.files.count, error: report.count(.error), warning: report.count(.warning),
      information: report.count(.information), hint: report.count(.hint), fixable: report.fixableCount)
  }

  static func render(_ report: LintReport) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .withoutEscapingSlashes, .sortedKeys]
    guard let data = try? encoder.encode(JSONReport(report)) else {
      // Only a number that JSON cannot hold makes the encoder fail; there is
      // none in the report.
      return "{\"version\": 1}\n"
    }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}

extension JSONReport.Finding {
  init(_ finding: ConfigAnalysis.Finding, in file: LintReport.CheckedFile) {
    let source = file.source
    self.init(
      path: file.path, rule: finding.rule.name, severity: finding.severity.rawValue,
      blocking: finding.isBlocking, stage: finding.stage.rawValue, message: finding.message,
      location: finding.location, range: JSONReport.Range(finding.range, in: source),
      related: finding.related.map {
        JSONReport.Related(path: file.path, message: $0.message, range: .init($0.range, in: source))
      },
      fixes: finding.fixes.map { fix in
        JSONReport.Fix(
          title: fix.title, applicability: fix.applicability.rawValue,
          edits: fix.edits.map { .init(range: .init($0.range, in: source), text: $0.text) })
      },
      documentation: "zenls explain \(finding.rule)")
  }
}
