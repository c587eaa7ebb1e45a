import ConfigAnalysis
import Foundation
import Testing

/// One list of rules, and it is complete.
struct RuleRegistryTests {
  static let ruleFiles = ProjectFiles.files(under: "Sources/ConfigAnalysis/Rules", suffix: ".swift")

  @Test func `every rule file is registered once and named for its rule`() throws {
    var declared: [String: String] = [:]
    for file in Self.ruleFiles {
      let text = try ProjectFiles.text(of: file)
      guard text.contains(": Rule {") else { continue }
      let name = try #require(text.firstMatch(of: /RuleMetadata\(\s*"([a-z0-9-]+)"/)?.1, "\(file.path)")
      declared[String(name)] = file.deletingPathExtension().lastPathComponent
    }
    #expect(Set(declared.keys) == Set(RuleRegistry.all.map(\.id.name)))
    #expect(RuleRegistry.all.count == Set(RuleRegistry.all.map(\.id)).count)
    for (rule, file) in declared {
      let plain = rule.replacingOccurrences(of: "-", with: "")
      #expect(file.lowercased().hasPrefix(plain), "\(file).swift holds \(rule)")
    }
  }

  @Test(arguments: RuleRegistry.all.map(\.id.name))
  func `every rule has a page and a failing fixture`(_ name: String) throws {
    let rule = try #require(RuleRegistry.rule(named: name))
    #expect(RulePage.of(rule.id)?.text.hasPrefix("# \(rule.id)\n") == true)
    let texts = try FixtureTests.fixtures.map(ProjectFiles.text)
    #expect(texts.contains { $0.contains("[\(rule.id)]") }, "no fixture expects \(rule.id)")
  }

  @Test func `summaries are single lines without a full stop`() {
    for rule in RuleRegistry.all {
      #expect(!rule.summary.isEmpty && !rule.summary.hasSuffix(".") && !rule.summary.contains("\n"))
    }
  }
}
