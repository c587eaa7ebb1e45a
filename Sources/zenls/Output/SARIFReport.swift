import ConfigAnalysis
import YAMLSyntax

/// The `sarif` format: a SARIF 2.1.0 log of one run (OASIS Standard with
/// errata 01).
struct SARIFReport: ReportWriter {
  private var json: JSONWriter
  private var fileCount = 0
  private let ruleIndices: [RuleID: Int]

  /// The base of relative paths. Only its name is told: reports of two machines
  /// are equal, and GitHub takes the root of the repository for it.
  static let baseID = "%SRCROOT%"

  init(to stream: OutputStream) {
    let rules = RuleRegistry.all
    ruleIndices = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.id, $0) })
    json = JSONWriter(to: stream)
    json.beginObject()
    json.field(
      "$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
    json.field("version", "2.1.0")
    json.beginArray("runs")
    json.beginObject()
    json.field("tool") { json in
      json.field("driver") { SARIFDriver.write(rules, &$0) }
    }
    json.field("columnKind", "unicodeCodePoints")
    json.field("newlineSequences", ["\r\n", "\n", "\r"])
    json.field("defaultEncoding", "UTF-8")
    json.field("defaultSourceLanguage", "yaml")
    json.field("originalUriBaseIds") { json in
      json.field(Self.baseID) { json in
        json.field("description") {
          $0.field(
            "text",
            "The checkout, in a job of continuous integration; else the folder in which zenls was called.")
        }
      }
    }
    json.beginArray("results")
  }

  mutating func add(_ file: CheckedFile) {
    let results = SARIFResults(file: file, artifactIndex: fileCount, ruleIndices: ruleIndices)
    fileCount += 1
    for (finding, fingerprint) in zip(file.findings, file.report.fingerprints) {
      json.beginObject()
      results.write(finding, fingerprint, &json)
      json.endObject()
    }
  }

  mutating func finish(_ report: LintReport) {
    json.endArray()
    json.field("artifacts", of: report.files) { file, json in
      json.field("location") { SARIFLocation.write(file.path, &$0) }
      json.field("roles", ["analysisTarget"])
      if let encoding = file.encoding.sarifName { json.field("encoding", encoding) }
    }
    json.beginArray("invocations")
    json.beginObject()
    json.field("executionSuccessful", report.failures.isEmpty)
    writeNotifications(of: report)
    json.endObject()
    json.endArray()
    json.endObject()
    json.endArray()
    json.endObject()
    json.finish()
  }

  private mutating func writeNotifications(of report: LintReport) {
    let failures = report.failures.map { (SARIFDriver.Notification.unreadableFile, $0) }
    let skipped = report.skipped.map { (SARIFDriver.Notification.skippedFile, $0) }
    json.field("toolExecutionNotifications", of: failures + skipped) { entry, json in
      let (notification, file) = entry
      json.field("descriptor") { json in
        json.field("id", notification.rawValue)
        json.field("index", notification.index)
      }
      json.field("level", notification.level)
      json.field("message") {
        $0.field("text", SARIFMessage.text(notification.sentence(file.path, file.reason)))
      }
      json.field("locations", of: CollectionOfOne(file.path)) { path, json in
        json.field("physicalLocation") { json in
          json.field("artifactLocation") { SARIFLocation.write(path, &$0) }
        }
      }
    }
  }
}

extension TextEncoding {
  /// Nil for what is said of all files.
  var sarifName: String? {
    switch self {
    case .utf8: nil
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    }
  }
}

extension Severity {
  var sarifLevel: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .information, .hint: "note"
    }
  }
}

enum SARIFLocation {
  /// The members of an artifact location.
  static func write(_ path: String, index: Int? = nil, _ json: inout JSONWriter) {
    let uri = ReportPath.uri(path)
    json.field("uri", uri)
    if !uri.hasPrefix("file:") { json.field("uriBaseId", SARIFReport.baseID) }
    if let index { json.field("index", index) }
  }
}

enum SARIFMessage {
  /// Brackets before a parenthesis would be a link to a related place (§3.11.6).
  ///
  /// Braces stay as they are: §3.11.5 wants them doubled, since they may stand
  /// for arguments, but where there are none readers (GitHub, the viewers of
  /// editors, sarif-tools) show the text as it is, and nobody should copy
  /// `{{{{name.key}}}}`.
  static func text(_ message: String) -> String {
    guard message.contains("](") else { return message }
    return message.replacing("\\", with: "\\\\").replacing("[", with: "\\[").replacing("]", with: "\\]")
  }
}
