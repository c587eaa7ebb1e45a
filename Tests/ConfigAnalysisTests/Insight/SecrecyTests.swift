import ConfigAnalysis
import Foundation
import Testing
import YAMLSyntax
import ZenMLCatalog

/// Nothing that an editor shows holds the value of a secret.
struct SecrecyTests {
  /// A component with every sensitive field of a flavor.
  private func document(of flavor: FlavorSchema, value: String) -> String? {
    let fields = flavor.fields.filter(\.isSecret)
    guard !fields.isEmpty else { return nil }
    return "type: \(flavor.type)\nname: n\nflavor: \(flavor.name)\nconfiguration:\n"
      + fields.map { "  \($0.name): \(value)\n" }.joined()
  }

  @Test func `no sensitive field of any flavor is shown`() throws {
    var count = 0
    for summary in Catalog.current.flavors {
      let schema = try #require(Catalog.current.flavor(type: summary.type, name: summary.name))
      guard let text = document(of: schema, value: "hunter2") else { continue }
      count += 1
      #expect(!everything(about: text).contains("hunter2"), "\(summary.type)/\(summary.name)")
    }
    #expect(count > 20)
  }

  @Test(arguments: ["0755", "on", "2024-01-01", "1:30"])
  func `what YAML makes of a secret is not told either`(value: String) throws {
    let schema = try #require(Catalog.current.flavor(type: "experiment_tracker", name: "mlflow"))
    let shown = everything(about: try #require(document(of: schema, value: value)))
    for word in ["YAML 1.1 reads", "= ", "493", "5400"] { #expect(!shown.contains(word), "\(word)") }
  }

  @Test(arguments: [
    "https://robot:hunter2@registry.acme.example/team", "robot:hunter2@registry.acme.example",
    "https://hunter2@europe-west1-docker.pkg.dev/acme-prod/images",
  ])
  func `a password in an address is not shown`(address: String) {
    let text = "type: container_registry\nname: n\nflavor: default\nconfiguration:\n  uri: \(address)\n"
    #expect(!everything(about: text).contains("hunter2"))
  }

  @Test func `fields of unknown flavors are judged by their names`() {
    let text =
      "type: orchestrator\nname: n\nflavor: our-own\nconfiguration:\n  api_token: 0755\n  queue: 0755\n"
    let shown = everything(about: text)
    // 0755 is 493: told of `queue`, not of the token.
    #expect(shown.components(separatedBy: "= 493").count == 2)
  }

  /// All texts that editors get, the titles of actions included; not the edits,
  /// which hold what the document holds, but those that write commands.
  private func everything(about text: String) -> String {
    let analyzer = Analyzer()
    let analysis = analyzer.analyze(SourceText(text))
    var shown: [String] = []
    for offset in 0...text.utf8.count {
      if let hover = analyzer.hover(at: offset, in: analysis) { shown.append(hover.markdown) }
      if offset % 8 == 0 {
        let actions = analyzer.actions(in: .empty(at: offset), of: analysis, file: "component.yaml")
        shown += actions.map(\.title) + actions.compactMap(\.newFile?.text)
        shown += actions.filter { $0.kind == .commands }.flatMap { $0.edits.map(\.text) }
      }
    }
    for hint in analyzer.inlayHints(in: ByteRange(0, text.utf8.count), of: analysis) {
      shown += [hint.label, hint.tooltip ?? ""]
    }
    shown += analysis.links().map { "\($0.target) \($0.tooltip)" } + analysis.lenses().map(\.content.words)
    var todo = analysis.outline()
    while let symbol = todo.popLast() {
      shown += [symbol.name, symbol.detail ?? ""]
      todo += symbol.children
    }
    return Set(shown).sorted().joined(separator: "\n")
  }
}
