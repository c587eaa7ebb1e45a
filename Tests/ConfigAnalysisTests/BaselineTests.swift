import Testing
import YAMLSyntax

@testable import ConfigAnalysis

/// What a baseline knows again, and what it says of a text that is none.
struct BaselineTests {
  static let stack = """
    zenml_version: 0.98.0
    stack_name: local
    components:
      orchestrator:
        - name: jobs
          flavor: locall
          configuration: {}
      artifact_store:
        - name: files
          flavor: local
          configuration: {paht: x, quue: y}
    """

  private func findings(_ text: String) -> ([Finding], SourceText) {
    let analysis = Analyzer().analyze(SourceText(text))
    return (analysis.findings, analysis.source)
  }

  private func baseline(of text: String, path: String = "stack.yaml") -> Baseline {
    let (findings, source) = findings(text)
    return Baseline(
      zip(findings, Fingerprint.all(of: findings, in: source)).map { Baseline.Entry($0, $1, path: path) })
  }

  private func newFindings(of text: String, in baseline: Baseline, path: String = "stack.yaml") -> [String] {
    let (findings, source) = findings(text)
    return zip(findings, baseline.knows(findings, in: source, path: path)).filter { !$1 }.map(\.0.rule.name)
  }

  @Test func `what it was made of is not new`() {
    #expect(!findings(Self.stack).0.isEmpty)
    #expect(newFindings(of: Self.stack, in: baseline(of: Self.stack)) == [])
    #expect(!newFindings(of: Self.stack, in: baseline(of: Self.stack), path: "other.yaml").isEmpty)
  }

  @Test func `moved lines change nothing`() {
    let moved = "# A comment.\n\n" + Self.stack.replacing("stack_name", with: "\n\nstack_name")
    #expect(newFindings(of: moved, in: baseline(of: Self.stack)) == [])
  }

  @Test func `one more of the same is new`() {
    let more = Self.stack.replacing(
      "  artifact_store:",
      with: "  step_operator:\n    - {name: a, flavor: locall, configuration: {}}\n  artifact_store:")
    #expect(newFindings(of: more, in: baseline(of: Self.stack)) == ["unknown-flavor"])
  }

  @Test func `a rule that got another name is still known`() throws {
    let (findings, source) = findings(Self.stack)
    let before = Fingerprint.all(of: findings, in: source) { _ in "old-name" }
    let entries = before.map {
      Baseline.Entry(path: "a", rule: "old-name", fingerprint: $0.description, message: "")
    }
    let baseline = Baseline(entries)
    let former = baseline.knows(findings, in: source, path: "a") { _ in ["older-name", "old-name"] }
    #expect(former.allSatisfy { $0 })
    #expect(baseline.knows(findings, in: source, path: "a").allSatisfy { !$0 })
  }

  @Test func `entries are in order and count once`() {
    let entry = Baseline.Entry(path: "b", rule: "r", fingerprint: "1", message: "")
    let first = Baseline.Entry(path: "a", rule: "s", fingerprint: "2", message: "")
    let baseline = Baseline([entry, first, entry])
    #expect(baseline.entries == [first, entry])
    #expect(baseline.count(forPath: "b") == 1)
    #expect(baseline.count(forPath: "c") == 0)
  }

  @Test(arguments: [
    ("", 0, "an object"),
    ("[]", 0, "an object"),
    ("{\"findings\": []}", 0, "`version` is missing"),
    ("{\"version\": 2, \"findings\": []}", 12, "`2` is not the version"),
    ("{\"version\": \"1\", \"findings\": []}", 12, "is not the version"),
    ("{\"version\": 1}", 0, "`findings` has to be a list"),
    ("{\"version\": 1, \"findings\": {}}", 27, "`findings` has to be a list"),
    ("{\"version\": 1, \"findings\": [7]}", 28, "every finding is an object"),
    ("{\"version\": 1, \"findings\": [{\"path\": \"a\"}]}", 28, "has no `rule`"),
    ("{\"version\": 1, \"findings\": [{\"path\": 7}]}", 37, "`path` has to be a text"),
    ("{\"version\": 1, \"findings\": [", 27, "no JSON"),
    ("{\"version\": 1,\n<<<<<<< HEAD\n", 15, "a merge left its marks"),
    ("\u{0}", 0, "no JSON"),
  ])
  func `a text that is no baseline`(text: String, offset: Int, words: String) throws {
    guard case .failure(let problem) = Baseline.parse(Array(text.utf8)) else {
      Issue.record("it was read")
      return
    }
    #expect(problem.message.contains(words), "\(problem.message)")
    #expect(problem.offset == offset)
  }

  @Test func `tabs between the tokens are fine`() throws {
    let text =
      "{\n\t\"version\":\t1,\n\t\"findings\": [\n\t\t{\"path\": \"a\", \"rule\": \"r\", \"fingerprint\": \"f\"}\n\t]\n}\n"
    let baseline = try Baseline.parse(Array(text.utf8)).get()
    #expect(baseline.entries.map(\.path) == ["a"])
  }
}
