import ConfigAnalysis
import YAMLSyntax

/// The results of one file in a SARIF log.
struct SARIFResults {
  let file: CheckedFile
  /// Place of the file in the run's `artifacts`.
  let artifactIndex: Int
  let ruleIndices: [RuleID: Int]

  func write(_ finding: Finding, _ fingerprint: Fingerprint, _ json: inout JSONWriter) {
    json.field("ruleId", finding.rule.name)
    if let index = ruleIndices[finding.rule] { json.field("ruleIndex", index) }
    json.field("level", finding.severity.sarifLevel)
    write(message: finding.message, &json)
    json.field("locations", of: CollectionOfOne(finding)) { finding, json in
      write(physicalLocation: finding.range, &json)
      if !finding.location.isEmpty {
        json.field("logicalLocations", of: CollectionOfOne(finding.location)) { location, json in
          json.field("fullyQualifiedName", location)
        }
      }
    }
    if !finding.related.isEmpty {
      json.field("relatedLocations", of: finding.related.enumerated()) { related, json in
        json.field("id", related.offset + 1)
        write(physicalLocation: related.element.range, &json)
        write(message: related.element.message, &json)
      }
    }
    json.field("partialFingerprints") { $0.field("zenls/v1", fingerprint.description) }
    if !finding.fixes.isEmpty { json.field("fixes", of: finding.fixes, write) }
    json.field("properties") { json in
      json.field("severity", finding.severity.rawValue)
      json.field("stage", finding.stage.rawValue)
      json.field("blocking", finding.isBlocking)
    }
  }

  private func write(message: String, _ json: inout JSONWriter) {
    json.field("message") { $0.field("text", SARIFMessage.text(message)) }
  }

  private func write(physicalLocation range: ByteRange, _ json: inout JSONWriter) {
    json.field("physicalLocation") { json in
      json.field("artifactLocation") { SARIFLocation.write(file.path, index: artifactIndex, &$0) }
      write("region", range, &json)
    }
  }

  private func write(_ fix: Fix, _ json: inout JSONWriter) {
    json.field("description") { $0.field("text", SARIFMessage.text(fix.title)) }
    json.field("artifactChanges", of: CollectionOfOne(fix)) { fix, json in
      json.field("artifactLocation") { SARIFLocation.write(file.path, index: artifactIndex, &$0) }
      json.field("replacements", of: fix.edits) { edit, json in
        write("deletedRegion", edit.range, &json)
        json.field("insertedContent") { $0.field("text", edit.text) }
      }
    }
    json.field("properties") { $0.field("applicability", fix.applicability.rawValue) }
  }

  private func write(_ name: String, _ range: ByteRange, _ json: inout JSONWriter) {
    let place = FindingPlace(range, in: file.source)
    json.field(name) { json in
      json.field("startLine", place.startLine)
      json.field("startColumn", place.startColumn)
      json.field("endLine", place.endLine)
      json.field("endColumn", place.endColumn)
      // Our bytes are those of the decoded text.
      if file.source.encoding == .utf8 {
        json.field("byteOffset", range.start)
        json.field("byteLength", range.count)
      }
    }
  }
}
