import ConfigAnalysis
import Foundation
import Testing
import YAMLSyntax

struct NavigationTests {
  private let analyzer = Analyzer()

  /// Analyses a text; `|` stands for the cursor.
  private func open(_ marked: String) throws -> (Analysis, Int) {
    let cursor = try #require(marked.utf8.firstIndex(of: UInt8(ascii: "|")))
    let text = String(marked[..<cursor]) + marked[marked.index(after: cursor)...]
    return (
      analyzer.analyze(SourceText(text)), marked.utf8.distance(from: marked.startIndex, to: cursor)
    )
  }

  private func texts(_ places: [SymbolPlace], _ analysis: Analysis) -> [String] {
    places.map { place in
      place.file
        ?? "\(analysis.source.line(at: place.range.start) + 1) \(analysis.source.string(in: place.range))"
    }
  }

  @Test func `an alias leads to its anchor`() throws {
    let (analysis, offset) = try open(
      "zenml_version: 0.98.0\ncommon: &c {}\ncomponents:\n  orchestrator:\n    - {name: a, flavor: local, configuration: *|c}\n  artifact_store:\n    - {name: a, flavor: local, configuration: *c}\n"
    )
    #expect(texts(analysis.definition(at: offset), analysis) == ["2 c"])
    #expect(texts(analysis.references(at: offset, includeDefinition: false), analysis) == ["5 c", "7 c"])
    #expect(
      texts(analysis.references(at: offset, includeDefinition: true), analysis) == ["2 c", "5 c", "7 c"])
  }

  @Test func `an unknown anchor is defined nowhere`() throws {
    let (analysis, offset) = try open("zenml_version: 0.98.0\ncomponents: *n|one\n")
    #expect(analysis.definition(at: offset).isEmpty)
    #expect(
      analyzer.rename(at: offset, to: "x", in: analysis)
        == .failure(RenameRefusal(message: "no anchor has the name `none`; define it before you rename it")))
  }

  @Test(arguments: ["  - reg|istry.yaml", "  - |registry.yaml", "  - \"registry.yaml|\""])
  func `a file of an mlstacks stack is gone to`(item: String) throws {
    let (analysis, offset) = try open(
      "spec_version: 1\nspec_type: stack\nname: demo\nprovider: gcp\ncomponents:\n\(item)\n")
    #expect(analysis.definition(at: offset) == [SymbolPlace(file: "registry.yaml")])
    #expect(analysis.links().map(\.target) == [.file("registry.yaml")])
  }

  @Test func `templates and empty items lead nowhere`() {
    let text =
      "spec_version: 1\nspec_type: stack\nname: demo\nprovider: gcp\ncomponents:\n  - ${DIR}/a.yaml\n  -\n  - 3\n"
    #expect(analyzer.analyze(SourceText(text)).links().isEmpty)
  }

  @Test func `a page is linked only where it is known`() {
    let text =
      "- {type: orchestrator, name: a, flavor: vertex, configuration: {}}\n- {type: orchestrator, name: b, flavor: airflow, configuration: {}}\n"
    let links = analyzer.analyze(SourceText(text)).links()
    #expect(
      links.map(\.target) == [.url("https://docs.zenml.io/stacks/stack-components/orchestrators/vertex")])
  }

  @Test(arguments: [
    (
      "uri: europe-w|est1-docker.pkg.dev/acme/repo",
      [
        "europe-west1-docker.pkg.dev", "europe-west1-docker.pkg.dev/acme/repo",
        "uri: europe-west1-docker.pkg.dev/acme/repo",
      ]
    ),
    ("uri: 'ghcr.io/ac|me'", ["acme", "ghcr.io/acme", "'ghcr.io/acme'", "uri: 'ghcr.io/acme'"]),
  ])
  func `selections grow from segment to entry`(line: String, expected: [String]) throws {
    let (analysis, offset) = try open(
      "type: container_registry\nname: n\nflavor: default\nconfiguration:\n  \(line)\n")
    let found = analysis.selections(at: offset).map { analysis.source.string(in: $0) }
    #expect(Array(found.prefix(expected.count)) == expected)
    #expect(found.last == analysis.source.string(in: ByteRange(0, analysis.source.bytes.count)))
  }

  @Test(
    arguments: [
      ("on", "= true"), ("No", "= false"), ("017", "= 15"), ("1_000", "= 1000"), ("1:30", "= 90"),
      ("0x1F", "= 31"), ("2024-01-01", "= a date"), ("0o17", "= a text"), ("1e3", "= a text"), ("true", nil),
      ("False", nil), ("12", nil), ("-3", nil), ("+3", nil), ("1.50", nil), ("null", nil), ("'on'", nil),
      ("!!str on", nil), ("v1e3", nil), ("1.2.3", nil), ("0", nil), ("~", nil),
    ] as [(String, String?)])
  func `a hint tells only what surprises`(value: String, label: String?) {
    let text = "type: orchestrator\nname: n\nflavor: our-own\nconfiguration:\n  queue: \(value)\n"
    let analysis = analyzer.analyze(SourceText(text))
    let hints = analyzer.inlayHints(in: ByteRange(0, text.utf8.count), of: analysis)
    #expect(hints.map(\.label) == [label].compactMap { $0 })
    #expect(hints.allSatisfy { $0.offset == text.utf8.count - 1 })
  }

  @Test(
    arguments: [
      ("ghcr.io/acme", "", "/zenml:TAG"), ("ghcr.io/acme/", "", "zenml:TAG"),
      ("ghcr.io/acme", "default_repository: ml/images", "/ml/images:TAG"),
      ("europe-west1-docker.pkg.dev/acme-prod", "default_repository: repo/images", "/repo/images:TAG"),
      ("europe-west1-docker.pkg.dev/acme-prod", "", nil), ("${REGISTRY}/acme", "", nil),
      ("https://ghcr.io/acme", "", nil), ("ghcr.io/acme", "default_repository: ${REPO}", nil),
      ("ghcr.io/ACME", "", nil), ("ghcr.io/acme:latest", "", nil),
    ] as [(String, String, String?)])
  func `the name of images is told where it is known`(uri: String, more: String, label: String?) {
    let text =
      "type: container_registry\nname: n\nflavor: default\nconfiguration:\n  uri: \(uri)\n  \(more)\n"
    let analysis = analyzer.analyze(SourceText(text))
    let hints = analyzer.inlayHints(in: ByteRange(0, text.utf8.count), of: analysis)
    #expect(hints.map(\.label) == [label].compactMap { $0 })
  }
}
