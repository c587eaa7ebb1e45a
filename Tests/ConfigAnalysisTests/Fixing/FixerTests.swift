import Foundation
import Testing
import YAMLSyntax

@testable import ConfigAnalysis

/// All fixes of a document together.
struct FixerTests {
  private func fixed(
    _ text: String, _ scope: FixScope = .safe, settings: AnalysisSettings = AnalysisSettings(),
    selecting isSelected: @escaping @Sendable (Finding) -> Bool = { _ in true }
  ) -> FixOutcome {
    let fixer = Fixer(analyzer: Analyzer(settings: settings), scope: scope, isSelected: isSelected)
    return fixer.fix(SourceText(text))
  }

  private func text(_ outcome: FixOutcome) -> String { String(decoding: outcome.bytes, as: UTF8.self) }

  private func stack(_ components: String) -> String {
    "stack_name: team\nzenml_version: 0.98.0\ncomponents:\n\(components)"
  }

  private let local = """
      orchestrator: {name: jobs, flavor: local, configuration: {}}
      artifact_store: {name: files, flavor: local, configuration: {}}

    """

  @Test func `the edits are those of the text that went in`() {
    let before = stack(
      local.replacing("orchestrator", with: "orchestratr").replacing(
        "s, flavor: local", with: "s, flavor: locl"))
    let outcome = fixed(before)
    #expect(text(outcome) == stack(local))
    var bytes = Array(before.utf8)
    for edit in outcome.edits.reversed() {
      bytes.replaceSubrange(edit.range.start..<edit.range.end, with: edit.text.utf8)
    }
    #expect(bytes == outcome.bytes)
    #expect(outcome.analysis.findings.isEmpty)
    #expect(outcome.fixed.count == 3)
  }

  @Test func `nothing to fix changes nothing`() {
    let outcome = fixed(stack(local), .all)
    #expect(!outcome.isChanged && outcome.fixed.isEmpty)
    #expect(text(outcome) == stack(local))
  }

  @Test func `what another mistake hid is fixed too`() {
    let outcome = fixed(
      stack(
        """
          orchestrator: {name: jobs, flavor: local, configuration: {}}
          artifact_stor: {name: files, flavor: gpc, configuration: {paht: gs://box}}

        """))
    #expect(
      text(outcome).contains("artifact_store: {name: files, flavor: gcp, configuration: {path: gs://box}}"))
  }

  @Test func `fixes at one place are applied one after the other`() {
    // Two fields to add, both in front of the first one.
    let outcome = fixed(
      stack(
        """
          orchestrator: {name: jobs, flavor: ssh, configuration: {port: 22}}
          artifact_store: {name: files, flavor: local, configuration: {}}
          container_registry: {name: images, flavor: default, configuration: {uri: example.com/team}}

        """), .all, selecting: { $0.rule.name == "missing-field" })
    #expect(outcome.fixed.count == 2)
    #expect(!outcome.analysis.findings.contains { $0.rule.name == "missing-field" })
  }

  @Test func `a fix that would bring in a grave mistake is left out`() {
    // The type is there already: with two of them, one would be lost.
    let before = stack(
      """
        orchestrator: {name: jobs, flavor: local, configuration: {}}
        artifact_store: {name: files, flavor: local, configuration: {}}
        orchestratr: {name: others, flavor: local_docker, configuration: {}}

      """)
    for scope in [FixScope.safe, .all] { #expect(text(fixed(before, scope)) == before) }
  }

  @Test func `what is not selected is not fixed`() {
    let before = stack(local.replacing("s, flavor: local", with: "s, flavor: locl"))
    #expect(text(fixed(before, selecting: { $0.rule.name != "unknown-flavor" })) == before)
  }

  @Test func `findings that the settings silence are not fixed`() {
    let before = stack(local.replacing("s, flavor: local", with: "s, flavor: locl"))
    var settings = AnalysisSettings()
    settings.severities["unknown-flavor"] = .some(nil)
    #expect(text(fixed(before, settings: settings)) == before)
  }

  @Test func `a file in UTF-16 stays as it is`() {
    let before = stack(local.replacing("jobs, flavor: local", with: "jobs, flavor: locl"))
    let bytes: [UInt8] = [0xFF, 0xFE] + before.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let fixer = Fixer(analyzer: Analyzer(settings: AnalysisSettings(kind: .stack)), scope: .all)
    #expect(!fixer.fix(SourceText(bytes)).isChanged)
  }

  @Test func `thousands of mistakes are fixed in rounds`() {
    let keys = (0..<2500).map { "      wrong_\($0): 1\n" }.joined()
    let outcome = fixed(
      stack(
        "  orchestrator:\n    name: jobs\n    flavor: local_docker\n    configuration:\n      synchronous: true\n\(keys)"
          + "  artifact_store: {name: files, flavor: local, configuration: {}}\n"), .all)
    #expect(outcome.fixed.count == 2500)
    #expect(outcome.analysis.findings.isEmpty)
  }

  @Test(arguments: FixtureTests.fixtures)
  func `fixing a fixture again changes nothing, and edits are all that changes`(fixture file: URL) throws {
    let source = SourceText(try ProjectFiles.text(of: file))
    for scope in [FixScope.safe, .all] {
      let fixer = Fixer(analyzer: Analyzer(), scope: scope)
      let outcome = fixer.fix(source)
      #expect(!fixer.fix(outcome.analysis.source).isChanged, "\(scope)")
      let left = outcome.analysis.findings.filter { finding in
        finding.fixes.contains { $0.applicability == .safe }
      }
      #expect(left.map(\.message) == [], "safe fixes that are not applied")
    }
  }
}
