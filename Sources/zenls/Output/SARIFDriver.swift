import ConfigAnalysis

/// What a SARIF log tells of zenls itself: its rules with their pages.
enum SARIFDriver {
  /// What is told of files that have no results.
  enum Notification: String, CaseIterable {
    case unreadableFile = "unreadable-file"
    case skippedFile = "skipped-file"

    var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    var level: String { self == .unreadableFile ? "error" : "note" }

    var summary: String {
      switch self {
      case .unreadableFile: "A file or folder could not be read."
      case .skippedFile: "A file that was named is no document of ZenML's."
      }
    }

    func sentence(_ path: String, _ reason: String) -> String {
      switch self {
      case .unreadableFile: "cannot read '\(path)': \(reason)"
      case .skippedFile: "skipped '\(path)': \(reason)"
      }
    }
  }

  static func write(_ rules: [RuleMetadata], _ json: inout JSONWriter) {
    json.field("name", "zenls")
    json.field("version", ToolVersion.text)
    json.field("semanticVersion", ToolVersion.text)
    json.field("rules", of: rules, write)
    json.field("notifications", of: Notification.allCases) { notification, json in
      json.field("id", notification.rawValue)
      json.field("shortDescription") { $0.field("text", notification.summary) }
      json.field("defaultConfiguration") { $0.field("level", notification.level) }
    }
  }

  private static func write(_ rule: RuleMetadata, _ json: inout JSONWriter) {
    json.field("id", rule.id.name)
    if !rule.formerNames.isEmpty { json.field("deprecatedIds", rule.formerNames) }
    json.field("shortDescription") { $0.field("text", rule.summary + ".") }
    if let page = RulePage.of(rule.id) {
      if let text = page.section("What it reports") {
        json.field("fullDescription") { $0.field("text", text) }
      }
      json.field("help") { json in
        json.field("text", page.prose)
        json.field("markdown", page.text)
      }
    }
    json.field("defaultConfiguration") { $0.field("level", rule.severity.sarifLevel) }
    json.field("properties") { json in
      json.field("tags", [rule.area.rawValue])
      // By which GitHub sorts and filters.
      json.field(
        "problem.severity", rule.severity <= .information ? "recommendation" : rule.severity.rawValue)
      json.field("stage", rule.stage.rawValue)
      json.field("fix", rule.fix.rawValue)
      json.field("since", rule.since)
    }
  }
}
