import ConfigAnalysis
import Foundation
import Testing
import YAMLSyntax

/// What rules say of their fixes is true, and no rule is without one unless its
/// page says why.
struct RuleFixTests {
  @Test(arguments: RuleRegistry.all.map(\.id.name))
  func `the page says which fixes there are, or why there is none`(rule name: String) throws {
    let rule = try #require(RuleRegistry.rule(named: name))
    let page = MarkdownPage(try #require(RulePage.of(rule.id)).text)
    let text = page.text(under: "Fix")
    #expect(!text.isEmpty)
    #expect(text.hasPrefix("None") == (rule.fix == .none), "\(rule.fix): \(text)")
    if rule.fix == .none {
      #expect(text.hasPrefix("None: ") && text.count > 20, "the page does not say why: \(text)")
    }
    #expect(text.lowercased().contains("safe") == (rule.fix != .none), "\(text)")
  }

  @Test func `rules have the fixes that they say they have, and each is drawn somewhere`() throws {
    var found: [String: Set<RuleMetadata.FixKind>] = [:]
    for (text, settings) in try Self.documents() {
      let analysis = Analyzer(settings: settings).analyze(SourceText(text))
      for finding in analysis.findings {
        for fix in finding.fixes {
          found[finding.rule.name, default: []].insert(fix.applicability == .safe ? .safe : .unsafe)
        }
      }
    }
    for rule in RuleRegistry.all {
      let kinds = found[rule.id.name] ?? []
      switch rule.fix {
      case .none: #expect(kinds == [], "\(rule.id) has fixes")
      case .safe: #expect(kinds.contains(.safe), "no example or fixture shows a safe fix of \(rule.id)")
      case .unsafe: #expect(kinds == [.unsafe], "\(rule.id): \(kinds)")
      }
    }
  }

  /// Every fixture and every example of every page.
  static func documents() throws -> [(String, AnalysisSettings)] {
    var documents = try FixtureTests.fixtures.map { (try ProjectFiles.text(of: $0), AnalysisSettings()) }
    documents += try FixedFixtureTests.fixtures.map { (try ProjectFiles.text(of: $0), AnalysisSettings()) }
    for file in ProjectFiles.files(under: "Sources/ConfigAnalysis/Rules", suffix: ".md") {
      let page = MarkdownPage(try ProjectFiles.text(of: file))
      documents += page.blocks(under: "Example").filter { $0.language == "yaml" }
        .map { ($0.decodedText, $0.settings) }
    }
    return documents
  }
}

extension MarkdownPage {
  /// What stands under a heading, on one line.
  func text(under heading: String) -> String {
    let part = text.components(separatedBy: "\n## \(heading)\n").dropFirst().first ?? ""
    let lines = (part.components(separatedBy: "\n## ").first ?? "").components(separatedBy: "\n")
    return lines.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
