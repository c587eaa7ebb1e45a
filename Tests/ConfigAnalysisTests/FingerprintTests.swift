import Foundation
import Testing
import YAMLSyntax

@testable import ConfigAnalysis

/// A finding is known again as long as it is the same mistake.
struct FingerprintTests {
  static let stack = """
    stack_name: production
    components:
      orchestrator:
        - name: jobs
          flavor: locall
      artifact_store:
        - name: files
          flavor: local
      alerter:
        - name: messages
          flavor: slack
          configuration:
            slack_token: hunter2

    """

  static func fingerprints(_ text: String) -> [Fingerprint] {
    let analysis = Analyzer().analyze(SourceText(text))
    return Fingerprint.all(of: analysis.findings, in: analysis.source)
  }

  /// The one finding of `rule`.
  static func fingerprint(_ rule: String, _ text: String) throws -> Fingerprint {
    let findings = Analyzer().analyze(SourceText(text)).findings
    let index = try #require(findings.firstIndex { $0.rule.name == rule }, "\(findings)")
    return fingerprints(text)[index]
  }

  @Test(arguments: [
    "a comment above": "# one more line\n\n" + stack,
    "a comment behind": stack.replacing("locall", with: "locall  # a comment"),
    "another line end": stack.replacing("\n", with: "\r\n"),
    "a byte order mark": "\u{FEFF}" + stack,
    "another name": stack.replacing("jobs", with: "runs"),
    "another part first": stack.replacing(
      "components:\n", with: "components:\n  image_builder:\n    - {name: a, flavor: local}\n"),
    "the flavor first": stack.replacing(
      "name: jobs\n      flavor: locall", with: "flavor: locall\n      name: jobs"),
    "one more in the list": stack.replacing(
      "    - name: jobs\n", with: "    - {name: other, flavor: local}\n    - name: jobs\n"),
    "another value that is secret": stack.replacing("hunter2", with: "hunter3"),
  ])
  func `what does not touch a mistake keeps its fingerprint`(change: String, text: String) throws {
    for rule in ["unknown-flavor", "plaintext-secret"] {
      #expect(try Self.fingerprint(rule, text) == Self.fingerprint(rule, Self.stack), "\(change): \(rule)")
    }
  }

  @Test(arguments: [
    "another value": stack.replacing("locall", with: "locale"),
    "another place": stack.replacing("locall", with: "local").replacing(
      "files\n      flavor: local", with: "files\n      flavor: locall"),
  ])
  func `another mistake has another fingerprint`(change: String, text: String) throws {
    #expect(
      try Self.fingerprint("unknown-flavor", text) != Self.fingerprint("unknown-flavor", Self.stack),
      "\(change)")
  }

  @Test func `equal mistakes are counted`() {
    let one = "- {name: a, flavor: no_such, type: alerter}\n"
    let findings = Analyzer().analyze(SourceText(one + one + one)).findings.filter {
      $0.rule.name == "unknown-flavor"
    }
    let (single, triple) = (Self.fingerprints(one), Self.fingerprints(one + one + one))
    #expect(findings.count == 3)
    #expect(Set(triple).count == triple.count)
    // The first of them is the one that was there alone.
    #expect(Set(single).isSubset(of: triple))
  }

  @Test(arguments: FixtureTests.fixtures)
  func `no two of a document are equal`(fixture file: URL) throws {
    let all = Self.fingerprints(try ProjectFiles.text(of: file))
    #expect(Set(all).count == all.count)
  }

  @Test func `the file counts where it is asked for`() throws {
    let fingerprint = try Self.fingerprint("unknown-flavor", Self.stack)
    #expect(fingerprint.inFile("a.yaml") == fingerprint.inFile("a.yaml"))
    #expect(Set([fingerprint, fingerprint.inFile("a.yaml"), fingerprint.inFile("b.yaml")]).count == 3)
  }

  /// A stored baseline stays good: this value may only change on purpose.
  @Test func `the digits are the same in every version`() throws {
    #expect(try "\(Self.fingerprint("unknown-flavor", Self.stack))" == "5dcfd4c7244556ad")
  }

  /// Test vectors of the authors (https://datatracker.ietf.org/doc/html/draft-eastlake-fnv).
  @Test(arguments: [
    ("", 0xCBF2_9CE4_8422_2325), ("a", 0xAF63_DC4C_8601_EC8C), ("foobar", 0x8594_4171_F739_67E8),
  ])
  func `FNV-1a gives what its authors say`(text: String, value: UInt64) {
    var hash = FNV1a()
    hash.add(text.utf8)
    #expect(hash.value == value)
  }
}
