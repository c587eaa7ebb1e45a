import Testing
import YAMLSyntax

@testable import ConfigAnalysis

/// Fixes that are offered one by one: each keeps its promise alone.
struct FixProofTests {
  private let analyzer = Analyzer()

  private func registry(_ flavor: String, _ uri: String) -> String {
    "type: container_registry\nname: images\nflavor: \(flavor)\nuri: '\(uri)'\n"
  }

  /// Titles of the fixes that a rule offers, and of those that are left.
  private func fixes(_ text: String, _ rule: String) -> (offered: [String], proven: [String]) {
    let analysis = analyzer.analyze(SourceText(text))
    let titles = { (findings: [Finding]) in
      findings.filter { $0.rule.name == rule }.flatMap { $0.fixes.map(\.title) }
    }
    return (
      titles(analysis.findings), titles(analyzer.provingFixes(of: analysis.findings, in: analysis))
    )
  }

  private static let refused = [
    "123456789012.ecr.eu-west-1.amazonaws.com/ @sha256:\(String(repeating: "0123456789abcdef", count: 4))//",
    "123456789012.dkr.ecr.eu-wset-1.amazonaws.com///:latest",
  ]

  @Test(arguments: refused)
  func `a fix after which the same is said again is not offered`(uri: String) {
    let (offered, proven) = fixes(registry("aws", uri), "registry-slashes")
    #expect(!offered.isEmpty, "choose another example: this one shows nothing")
    #expect(proven.isEmpty)
  }

  @Test func `a fix that brings in another mistake is not offered`() {
    let text = """
      - {component_type: experiment_tracker, "name:": runs, flavor: wandb, api_key: team}
      - {component_type: experiment_tracker, name: runs, flavor: wandb, api_key: team}

      """
    let (offered, proven) = fixes(text, "missing-key")
    #expect(offered == ["Rename the key to `name`"])
    #expect(proven.isEmpty)
  }

  @Test func `others are offered as they are`() {
    let text = registry("dockerhub", "https://docker.io/team")
    let (offered, proven) = fixes(text, "registry-scheme")
    #expect(!offered.isEmpty && offered == proven)
    let analysis = analyzer.analyze(SourceText(text))
    #expect(analyzer.provingFixes(of: [], in: analysis).isEmpty)
  }

  @Test func `an editor offers what is proven`() {
    let analysis = analyzer.analyze(SourceText(registry("aws", Self.refused[1])))
    var titles: Set<String> = []
    for finding in analysis.findings {
      titles.formUnion(analyzer.actions(in: finding.range, of: analysis, only: .quickFix).map(\.title))
    }
    #expect(titles.contains("Write `eu-west-1`"))
    #expect(!titles.contains { $0.hasPrefix("Remove the slash") })
  }

  @Test func `a fix that is refused leaves its place to the one that it collides with`() {
    let text = registry("aws", Self.refused[0])
    let outcome = Fixer(analyzer: analyzer, scope: .safe).fix(SourceText(text))
    #expect(fixes(text, "registry-whitespace").offered.count == 1)
    #expect(!outcome.analysis.findings.contains { $0.rule.name == "registry-whitespace" })
  }
}
