import ConfigAnalysis
import Synchronization
import Testing
import YAMLSyntax

/// Stacks that name files: what is asked for, and what is said of the answers.
struct ReferencedFilesTests {
  static let component = """
    spec_version: 1
    spec_type: component
    name: images
    provider: gcp
    component_type: container_registry
    component_flavor: gcp

    """

  static func stack(_ components: String) -> SourceText {
    SourceText("spec_version: 1\nspec_type: stack\nname: ml\nprovider: gcp\ncomponents: \(components)\n")
  }

  static func findings(_ components: String, _ answer: ReferencedFiles.Answer) -> [Finding] {
    Analyzer(files: ReferencedFiles { _ in answer }).analyze(stack(components)).findings
  }

  @Test func `nothing is said where nothing is known`() {
    #expect(Self.findings("[a.yaml]", .unknown) == [])
    #expect(Analyzer().analyze(Self.stack("[a.yaml, b.yaml]")).findings == [])
  }

  @Test func `each answer has its finding`() {
    let cases: [(ReferencedFiles.Answer, rule: String?, isBlocking: Bool)] = [
      (.text(SourceText(Self.component)), nil, false),
      (.missing, "mlstacks-missing-file", true),
      (.unreadable(reason: "permission denied"), "mlstacks-missing-file", true),
      (.unchecked(reason: "it is large"), "mlstacks-unchecked-file", false),
      (.text(SourceText("")), "mlstacks-invalid-file", true),
      (.text(SourceText([0xFF, 0xFE, 0x00])), "mlstacks-invalid-file", true),
      (.text(SourceText(Self.component.replacing("gcp", with: "aws"))), "mlstacks-provider-mismatch", true),
      (.text(SourceText(Self.component.replacing("name: images", with: ""))), "mlstacks-invalid-file", true),
    ]
    for (answer, rule, isBlocking) in cases {
      let found = Self.findings("[a.yaml]", answer)
      #expect(found.map(\.rule.name) == (rule.map { [$0] } ?? []), "\(answer)")
      #expect(found.contains { $0.isBlocking } == isBlocking, "\(answer)")
    }
  }

  @Test func `paths are asked for as they stand, once each, and only where they are texts`() {
    let asked = Mutex<[String]>([])
    let files = ReferencedFiles { path in
      asked.withLock { $0.append(path) }
      return .missing
    }
    let analyzer = Analyzer(files: files)
    let found = analyzer.analyze(
      Self.stack(##"[a.yaml, ./a.yaml, a.yaml, 5, "", "b\0", "${X}.yaml", {c: d}]"##))
    #expect(asked.withLock { $0 } == ["a.yaml", "./a.yaml"])
    #expect(found.findings.map(\.location) == [0, 1, 3, 4, 5, 7].map { "components[\($0)]" })
  }

  @Test func `a component asks for no file`() {
    let files = ReferencedFiles { path in
      Issue.record("asked for \(path)")
      return .missing
    }
    let text = Self.component + "components: [a.yaml]\n"
    #expect(!Analyzer(files: files).analyze(SourceText(text)).findings.contains { $0.isBlocking })
  }

  @Test func `what another file holds is told only of specifications`() {
    let secret = Self.findings("[a.yaml]", .text(SourceText("password: hunter2\nname: [hunter2]\n")))
    #expect(secret.map(\.rule.name) == ["mlstacks-invalid-file"])
    #expect(secret.allSatisfy { !$0.message.contains("hunter2") })
    // Numbers are passwords now and then.
    let number = Self.component + "metadata: {environment_variables: {password: 12345}}\n"
    let told = Self.findings("[a.yaml]", .text(SourceText(number)))
    #expect(told.count == 1 && told.allSatisfy { !$0.message.contains("12345") })
  }

  @Test func `a stack that names itself is no component, and asked once`() {
    let count = Mutex(0)
    let source = Self.stack("[stack.yaml, stack.yaml]")
    let files = ReferencedFiles { _ in
      count.withLock { $0 += 1 }
      return .text(source)
    }
    let found = Analyzer(files: files).analyze(source).findings
    #expect(found.map(\.rule.name) == ["mlstacks-invalid-file"])
    #expect(count.withLock { $0 } == 1)
  }

  @Test func `a hostile number of paths is bounded`() {
    let count = Mutex(0)
    let files = ReferencedFiles { _ in
      count.withLock { $0 += 1 }
      return .missing
    }
    let paths = (0..<5000).map { "f\($0).yaml" }.joined(separator: ", ")
    let findings = Analyzer(files: files).analyze(Self.stack("[\(paths)]")).findings
    #expect(count.withLock { $0 } == 1000)
    #expect(findings.contains { $0.isBlocking })
  }

  @Test func `a hostile amount of text is bounded`() {
    // 80 files of one MiB each.
    let padding = String(repeating: "#", count: 1024 * 1024)
    let text = SourceText(Self.component + padding)
    let paths = (0..<80).map { "f\($0).yaml" }.joined(separator: ", ")
    let found = Analyzer(files: ReferencedFiles { _ in .text(text) }).analyze(Self.stack("[\(paths)]"))
      .findings
    #expect(Set(found.map(\.rule.name)) == ["mlstacks-unchecked-file"])
  }

  @Test func `completion names the files of components, those of the own provider first`() {
    func component(_ provider: String) -> ReferencedFiles.Answer {
      .text(
        SourceText(
          "spec_version: 1\nspec_type: component\ncomponent_type: artifact_store\nprovider: \(provider)\n"))
    }
    let texts = [
      "aws.yaml": component("aws"), "parts/gcp.yaml": component("gcp"), "parts/used.yaml": component("gcp"),
      "pod.yaml": .text(SourceText("kind: Pod\n")), "other.yaml": .unreadable(reason: "permission denied"),
    ]
    let files = ReferencedFiles(list: { texts.keys.sorted() }, read: { texts[$0] ?? .missing })
    func labels(_ written: String) -> [String] {
      CompletionProbe(
        "spec_version: 1\nspec_type: stack\nprovider: gcp\ncomponents:\(written)",
        analyzer: Analyzer(files: files)
      ).labels
    }
    #expect(labels("\n  - parts/used.yaml\n  - $0\n") == ["parts/gcp.yaml", "aws.yaml"])
    #expect(labels("\n- parts/us$0") == ["parts/used.yaml"])
    #expect(labels(" [parts/used.yaml, pa$0]") == ["parts/gcp.yaml"])
    #expect(labels(" $0") == ["parts/gcp.yaml", "parts/used.yaml", "aws.yaml"])
  }
}
