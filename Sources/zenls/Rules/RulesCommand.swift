import ArgumentParser
import ConfigAnalysis
import FoundationEssentials

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List every rule with its severity, stage and kind of fix.",
    discussion: """
      Example:
        zenls rules --format json
      """)

  enum Format: String, CaseIterable {
    case text, json
  }

  @Option(
    help: "How to print the list: text or json.", completion: .list(Format.names), transform: Format.parse)
  var format: Format = .text

  func run() throws {
    switch format {
    case .text: printText()
    case .json: try printJSON()
    }
    StandardStreams.output.flush()
  }

  private func printText() {
    let rules = RuleRegistry.all
    let width = rules.map(\.id.name.count).max() ?? 0
    for area in RuleMetadata.Area.allCases {
      let members = rules.filter { $0.area == area }
      if members.isEmpty { continue }
      StandardStreams.output.write("\(area.rawValue)\n")
      for rule in members {
        let severity = rule.severity.rawValue.padded(to: 11)
        let stage = rule.stage.rawValue.padded(to: 6)
        StandardStreams.output.write(
          "  \(rule.id.name.padded(to: width))  \(severity)  \(stage)  \(rule.summary)\n")
      }
    }
  }

  private struct Entry: Encodable {
    let rule: String
    let area: String
    let summary: String
    let severity: String
    let stage: String
    let fix: String
    let since: String
  }

  private func printJSON() throws {
    let entries = RuleRegistry.all.map {
      Entry(
        rule: $0.id.name, area: $0.area.rawValue, summary: $0.summary, severity: $0.severity.rawValue,
        stage: $0.stage.rawValue, fix: $0.fix.rawValue, since: $0.since)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .withoutEscapingSlashes, .sortedKeys]
    StandardStreams.output.write(String(decoding: try encoder.encode(entries), as: UTF8.self) + "\n")
  }
}

extension String {
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
