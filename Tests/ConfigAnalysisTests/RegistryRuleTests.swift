import ConfigAnalysis
import Foundation
import Testing
import YAMLSyntax
import ZenMLCatalog

/// Fixes of addresses, however the address is written in YAML.
struct RegistryRuleTests {
  /// What stands behind `uri:`, and what the safe fixes make of it.
  @Test(
    arguments: [
      ("https://ghcr.io/acme", "ghcr.io/acme"),
      ("'https://ghcr.io/acme'", "'ghcr.io/acme'"),
      ("\"https://ghcr.io/acme\"", "\"ghcr.io/acme\""),
      ("https://ghcr.io/acme # ours", "ghcr.io/acme # ours"),
      ("\" ghcr.io//Acme/ \"", "\"ghcr.io/acme\""),
      ("!!str https://ghcr.io/acme", "!!str ghcr.io/acme"),
      ("&uri https://ghcr.io/acme", "&uri ghcr.io/acme"),
      // Escapes: the text is written anew.
      ("\"https:\\x2f/ghcr.io/acme\"", "\"ghcr.io/acme\""),
      ("\"ghcr.io/acme\\n\"", "\"ghcr.io/acme\""),
      ("|\n    ghcr.io/acme", "ghcr.io/acme"),
      (">-\n    https://ghcr.io/acme", "ghcr.io/acme"),
      ("https://ghcr.io/\n    acme", "ghcr.io/acme"),
      // What would be another type without quotes gets them.
      ("https://yes", "\"yes\""),
      ("https://123/", "\"123\""),
    ])
  func `safe fixes keep the value a text`(written: String, expected: String) {
    let head = "type: container_registry\nname: images\nflavor: github\nconfiguration:\n  uri: "
    var text = head + written + "\n"
    for _ in 0..<10 {
      let analysis = Analyzer().analyze(SourceText(text))
      let fixes = analysis.findings.filter { $0.rule.name.hasPrefix("registry-") }.flatMap(\.fixes)
      guard let fix = fixes.first(where: { $0.applicability == .safe }) else { break }
      text = apply(fix, to: text)
    }
    #expect(text == head + expected + "\n")
  }

  @Test func `a path moves to default_repository`() throws {
    let text = """
      - type: container_registry
        name: images
        flavor: aws
        configuration:
          uri: "123456789012.dkr.ecr.us-east-1.amazonaws.com/team/training"  # ours

      """
    let finding = try #require(
      Analyzer().analyze(SourceText(text)).findings.first { $0.rule.name == "registry-path-not-allowed" })
    #expect(finding.isBlocking)
    let fixed = apply(try #require(finding.fixes.first), to: text)
    #expect(
      fixed == """
        - type: container_registry
          name: images
          flavor: aws
          configuration:
            default_repository: team/training
            uri: "123456789012.dkr.ecr.us-east-1.amazonaws.com"  # ours

        """)
    #expect(Analyzer().analyze(SourceText(fixed)).findings.isEmpty)
  }

  @Test func `an address that an alias repeats is told once`() {
    let text = """
      - &registry
        type: container_registry
        name: a
        flavor: github
        configuration: &configuration
          uri: https://ghcr.io/acme
      - type: container_registry
        name: b
        flavor: github
        configuration: *configuration

      """
    #expect(compactFindings(text).count == 1)
  }

  @Test func `the user's own regions and hosts are known`() {
    let text = """
      - {type: container_registry, name: a, flavor: gcp, configuration: {uri: europe-west99-docker.pkg.dev/my-project/r}}
      - {type: container_registry, name: b, flavor: default, configuration: {uri: my_host.example.com}}

      """
    var settings = AnalysisSettings()
    #expect(compactFindings(text, settings: settings).count == 2)
    settings.extraRegions = ["gcp": ["europe-west99"]]
    settings.privateHosts = ["my_host.example.com"]
    #expect(compactFindings(text, settings: settings) == [])
  }

  @Test func `unknown and custom flavors are left alone`() {
    let text = """
      - {type: container_registry, name: a, flavor: harbor, configuration: {uri: "https://x"}}

      """
    #expect(!compactFindings(text).contains { $0.contains("[registry-") })
    let custom = AnalysisSettings(customFlavors: ["container_registry": ["harbor": CustomFlavor()]])
    #expect(compactFindings(text, settings: custom) == [])
  }

  @Test func `every finding about an address lies inside of it`() {
    for address in [
      "https://a_b/C:d", "gcr.io", "\"\\u00e9/\\u00e9\"", "|\n    x y\n", "''", "~", "5", "[a]",
    ] {
      let text = "type: container_registry\nname: a\nflavor: default\nconfiguration:\n  uri: \(address)\n"
      for finding in Analyzer().analyze(SourceText(text)).findings
      where finding.location.hasSuffix("uri") && finding.rule.name.hasPrefix("registry-") {
        #expect(finding.range.start >= text.utf8.count - address.utf8.count - 1, "\(finding)")
        #expect(finding.range.end <= text.utf8.count, "\(finding)")
      }
    }
  }

  private func apply(_ fix: Fix, to text: String) -> String {
    var bytes = Array(text.utf8)
    for edit in fix.edits.sorted(by: { $0.range.start > $1.range.start }) {
      bytes.replaceSubrange(edit.range.start..<edit.range.end, with: Array(edit.text.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
