import ConfigAnalysis
import Foundation
import Testing
import YAMLSyntax

/// What becomes of a document when an action is applied.
struct ActionTests {
  static let fixtures = EveryPlaceTests.fixtures + InsightSnapshotTests.documents

  private let analyzer = Analyzer()

  @Test(arguments: fixtures)
  func `every action of every document does what it says`(fixture file: URL) throws {
    try checkAll(Array(try Data(contentsOf: file)))
  }

  @Test(arguments: InsightSnapshotTests.documents)
  func `line endings and marks of the file do not matter`(document file: URL) throws {
    let text = try ProjectFiles.text(of: file)
    let mutations = [
      "\u{FEFF}" + text, text.replacingOccurrences(of: "\n", with: "\r\n"), "# 🚀 日本語\n" + text,
      String(text.dropLast()), text.replacingOccurrences(of: "\n", with: "   # é\n"),
    ]
    for mutated in mutations { try checkAll(Array(mutated.utf8)) }
  }

  private func checkAll(_ bytes: [UInt8]) throws {
    let analysis = analyzer.analyze(SourceText(bytes))
    guard analysis.document != nil else { return }
    var seen: [DocumentAction] = []
    for offset in places(in: analysis) {
      for action in analyzer.actions(in: .empty(at: offset), of: analysis) where !seen.contains(action) {
        seen.append(action)
        check(action, of: analysis)
      }
    }
  }

  /// Where something may be offered: at findings, and at keys.
  private func places(in analysis: Analysis) -> [Int] {
    var places = Set(analysis.findings.map(\.range.start))
    for line in 0..<analysis.source.lineCount {
      let range = analysis.source.lineRange(line)
      let text = analysis.source.string(in: range)
      places.insert(range.start + text.utf8.prefix { $0 == 0x20 }.count)
      places.insert(range.end)
    }
    return places.sorted()
  }

  private func check(_ action: DocumentAction, of analysis: Analysis) {
    let after = analyzer.analyze(SourceText(applying(action.edits, to: analysis.source.bytes)))
    #expect(after.tree.isValid || !analysis.tree.isValid, "\(action.title) breaks the document")
    #expect(after.document?.kind == analysis.document?.kind, "\(action.title)")
    let (before, now) = (keys(analysis), keys(after))
    switch action.kind {
    case .suppression(let finding):
      let gone = before.filter { !now.contains($0) }
      #expect(!gone.isEmpty && gone.allSatisfy { $0.hasPrefix(finding.rule.name + " ") }, "\(action.title)")
      #expect(now.allSatisfy { before.contains($0) }, "\(action.title): \(now)")
    case .quickFix(let finding):
      let count = { (all: Analysis) in all.findings.count { $0.rule == finding.rule } }
      #expect(count(after) < count(analysis) || !now.contains(key(finding)), "\(action.title)")
    case .fixAll: #expect(analyzer.fixAll(of: after) == nil, "there is nothing left to fix")
    case .commands:
      #expect(now == before, "\(action.title) changes what is found")
      #expect(after.tree.comments.count > analysis.tree.comments.count, "\(action.title) writes no comment")
    case .commandFile: #expect(action.newFile != nil && action.edits.isEmpty)
    case .refactor:
      // A list of one has another path than a mapping.
      let known = analysis.findings.map(\.message)
      let new = after.findings.filter { !known.contains($0.message) && $0.rule.name != "version-feature" }
      #expect(new.isEmpty || action.title.hasPrefix("Add"), "\(action.title): \(new)")
    }
  }

  private func key(_ finding: Finding) -> String {
    "\(finding.rule.name) \(finding.location) \(finding.message)"
  }
  private func keys(_ analysis: Analysis) -> [String] { analysis.findings.map(key) }

  // MARK: Single ones

  private static let twice = """
    zenml_version: 0.98.0
    stack_name: s
    components:
      orchestrator:
        - {name: o, flavor: loca, configuration: {}}
      artifact_store:
        - {name: a, flavor: loca, configuration: {}}
    """

  @Test func `all findings of a rule are fixed in one step`() throws {
    let analysis = analyzer.analyze(SourceText(Self.twice))
    let offset = try #require(analysis.findings.first { $0.rule.name == "unknown-flavor" }).range.start
    let all = analyzer.actions(in: .empty(at: offset), of: analysis).filter { $0.title.hasPrefix("Fix all") }
    #expect(all.map(\.title) == ["Fix all 2 findings of `unknown-flavor`"])
    #expect(all.map(\.edits.count) == [2])
  }

  @Test func `a filter leaves the others out`() {
    let analysis = analyzer.analyze(SourceText(Self.twice))
    let all = ByteRange(0, analysis.source.bytes.count)
    #expect(analyzer.actions(in: all, of: analysis, only: .fixAll).map(\.kind) == [.fixAll])
    #expect(analyzer.actions(in: all, of: analysis, only: []).isEmpty)
  }

  @Test(arguments: [
    (
      "  orchestrator:\n    name: o\n    flavor: local\n    configuration: {}\n",
      "  orchestrator:\n  - name: o\n    flavor: local\n    configuration: {}\n"
    ),
    (
      "  orchestrator:\n    - name: o\n      flavor: local\n      configuration: {}\n",
      "  orchestrator:\n      name: o\n      flavor: local\n      configuration: {}\n"
    ),
    (
      "  orchestrator: {name: o, flavor: local, configuration: {}}\n",
      "  orchestrator: [{name: o, flavor: local, configuration: {}}]\n"
    ),
    (
      "  orchestrator: [ {name: o, flavor: local, configuration: {}} ]\n",
      "  orchestrator: {name: o, flavor: local, configuration: {}}\n"
    ),
  ])
  func `a list of one becomes a mapping and back`(before: String, after: String) throws {
    let head = "zenml_version: 0.98.0\nstack_name: s\ncomponents:\n"
    let tail = "  artifact_store:\n    - {name: a, flavor: local, configuration: {}}\n"
    let analysis = analyzer.analyze(SourceText(head + before + tail))
    let actions = analyzer.actions(in: .empty(at: head.utf8.count + 4), of: analysis, only: .refactor)
    #expect(actions.count == 1)
    let edits = actions.flatMap(\.edits)
    #expect(
      String(decoding: applying(edits, to: analysis.source.bytes), as: UTF8.self) == head + after + tail)
  }

  @Test(arguments: [
    "orchestrator: &o\n    name: o\n    flavor: local\n    configuration: {}", "orchestrator: []",
    "orchestrator:\n    - {name: o, flavor: local, configuration: {}}\n    - {name: p, flavor: local, configuration: {}}",
  ])
  func `other forms stay`(group: String) {
    let text = "zenml_version: 0.98.0\nstack_name: s\ncomponents:\n  \(group)\n"
    let analysis = analyzer.analyze(SourceText(text))
    let offset = text.utf8.count - group.utf8.count
    let actions = analyzer.actions(in: .empty(at: offset), of: analysis, only: .refactor)
    #expect(!actions.contains { $0.title.hasPrefix("Write") })
  }

  @Test func `gcr is converted where its rule is off`() {
    let text = "type: container_registry\nname: n\nflavor: gcp\nconfiguration:\n  uri: eu.gcr.io/acme-prod\n"
    let settings = AnalysisSettings(severities: ["registry-gcr-retired": nil])
    let analyzer = Analyzer(settings: settings)
    let analysis = analyzer.analyze(SourceText(text))
    let actions = analyzer.actions(in: .empty(at: text.utf8.count - 3), of: analysis, only: .refactor)
    #expect(actions.map(\.title) == ["Convert to Artifact Registry"])
    let result = applying(actions.flatMap(\.edits), to: analysis.source.bytes)
    #expect(
      String(decoding: result, as: UTF8.self).contains("uri: europe-docker.pkg.dev/acme-prod/eu.gcr.io\n"))
  }
}

extension AnalysisSettings {
  fileprivate init(severities: [String: Severity?]) {
    self.init()
    self.severities = severities
  }
}

/// The text after the edits.
func applying(_ edits: [TextEdit], to bytes: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  var position = 0
  for edit in edits {
    result += bytes[position..<edit.range.start] + Array(edit.text.utf8)
    position = edit.range.end
  }
  return result + bytes[position...]
}
