import ConfigAnalysis
import Foundation
import Testing
import YAMLSyntax

/// Asks for everything that an editor asks for, everywhere: there is always an
/// answer, and its places lie in the text, between characters.
struct EveryPlaceTests {
  static let fixtures = ["accepted", "refused", "recognised"].flatMap {
    ProjectFiles.files(under: "Tests/Fixtures/\($0)", suffix: ".yaml")
  }

  @Test(arguments: fixtures)
  func `every offset of a document has an answer`(fixture file: URL) throws {
    let analyzer = Analyzer()
    let analysis = analyzer.analyze(SourceText(Array(try Data(contentsOf: file))))
    let probe = Probe(analyzer: analyzer, analysis: analysis)
    probe.checkWhole()
    for offset in -1...(analysis.source.bytes.count + 1) { probe.check(at: offset) }
  }

  @Test(arguments: fixtures)
  func `every prefix of a document has an answer`(fixture file: URL) throws {
    let bytes = Array(try Data(contentsOf: file))
    let analyzer = Analyzer()
    // All of them take minutes: `ZENLS_EXHAUSTIVE=1`.
    let step = ProjectFiles.isExhaustive ? 1 : max(1, bytes.count / 50)
    for length in stride(from: 0, through: bytes.count, by: step) {
      let analysis = analyzer.analyze(SourceText(Array(bytes.prefix(length))))
      let probe = Probe(analyzer: analyzer, analysis: analysis)
      // The end, where a person types, and a place that wanders through the text.
      probe.check(at: analysis.source.bytes.count)
      probe.check(at: length &* 7919 % (length + 1))
      if length % 4 == 0 { probe.checkWhole() }
    }
  }

  /// An editor asks for each version of a text; what was read for one goes with it.
  @Test(arguments: fixtures + [nil])
  func `nothing keeps a document`(fixture file: URL?) throws {
    let text = try file.map { Array(try Data(contentsOf: $0)) } ?? Array(Self.wide.utf8)
    weak var tree: SyntaxTree?
    do {
      let analyzer = Analyzer()
      let analysis = analyzer.analyze(SourceText(text))
      tree = analysis.tree
      let probe = Probe(analyzer: analyzer, analysis: analysis)
      probe.checkWhole()
      for offset in stride(from: 0, to: text.count, by: 97) { probe.check(at: offset) }
      _ = analyzer.commands(for: analysis)
    }
    #expect(tree == nil)
  }

  /// A mapping of many keys is looked up by an index.
  private static let wide =
    "components:\n  orchestrator:\n    name: o\n    flavor: kubernetes\n    configuration:\n"
    + (0..<100).map { "      key\($0): x\n" }.joined() + (0..<100).map { "x\($0): &x\($0) [*x0]\n" }.joined()

  @Test func `a foreign document gets nothing`() {
    let analyzer = Analyzer()
    let text = "apiVersion: v1\nkind: Pod\nmetadata: &m\n  name: x\nspec: *m\n"
    let analysis = analyzer.analyze(SourceText(text))
    #expect(analysis.outline().isEmpty && analysis.foldings().isEmpty && analysis.links().isEmpty)
    #expect(analysis.lenses().isEmpty)
    let all = ByteRange(0, text.utf8.count)
    #expect(analyzer.inlayHints(in: all, of: analysis).isEmpty)
    for offset in 0...text.utf8.count {
      #expect(analyzer.hover(at: offset, in: analysis) == nil)
      #expect(analyzer.actions(in: .empty(at: offset), of: analysis).isEmpty)
      #expect(analysis.selections(at: offset).isEmpty)
      #expect(analysis.highlights(at: offset).isEmpty && analysis.definition(at: offset).isEmpty)
      #expect(analysis.renameTarget(at: offset) == nil)
    }
  }
}

/// One analysed document under questions.
struct Probe {
  let analyzer: Analyzer
  let analysis: Analysis

  /// `#expect` in a loop of a million takes minutes.
  private func expect(_ isMet: Bool, _ what: String = "", line: Int = #line) {
    if !isMet { Issue.record("line \(line): \(what) in \(analysis.source.string(in: ByteRange(0, 400)))") }
  }

  private var bytes: [UInt8] { analysis.source.bytes }

  func checkWhole() {
    for symbol in analysis.outline() { check(symbol, in: ByteRange(0, bytes.count)) }
    for folding in analysis.foldings() {
      check(folding.range)
      expect(analysis.source.line(at: folding.range.start) < analysis.source.line(at: folding.range.end))
    }
    for link in analysis.links() { check(link.range) }
    for lens in analysis.lenses() { check(lens.range) }
    for hint in analyzer.inlayHints(in: ByteRange(0, bytes.count), of: analysis) {
      check(.empty(at: hint.offset))
      expect(!hint.label.isEmpty)
    }
  }

  func check(at offset: Int) {
    let place = min(max(offset, 0), bytes.count)
    if let hover = analyzer.hover(at: offset, in: analysis) {
      check(hover.range)
      expect(hover.range.start <= place && place <= hover.range.end && !hover.markdown.isEmpty)
    }
    let selections = analysis.selections(at: offset)
    for range in selections {
      check(range)
      expect(range.start <= place && place <= range.end)
    }
    for (inner, outer) in zip(selections, selections.dropFirst()) {
      expect(outer.start <= inner.start && inner.end <= outer.end && outer != inner)
    }
    for highlight in analysis.highlights(at: offset) { check(highlight.range) }
    for place in analysis.definition(at: offset) + analysis.references(at: offset, includeDefinition: true)
    where place.file == nil {
      check(place.range)
    }
    if let target = analysis.renameTarget(at: offset) {
      check(target.range)
      expect(target.range.start <= place && place <= target.range.end)
    }
    for action in analyzer.actions(in: .empty(at: place), of: analysis, only: [.quickFix, .refactor]) {
      check(action)
    }
  }

  func check(_ action: DocumentAction) {
    expect(!action.title.isEmpty && !action.edits.isEmpty)
    var end = 0
    for edit in action.edits {
      check(edit.range)
      expect(edit.range.start >= end, "edits are in order")
      end = edit.range.end
    }
  }

  private func check(_ symbol: OutlineSymbol, in outer: ByteRange) {
    check(symbol.range)
    expect(outer.start <= symbol.range.start && symbol.range.end <= outer.end)
    expect(
      symbol.range.start <= symbol.selectionRange.start && symbol.selectionRange.end <= symbol.range.end)
    expect(!symbol.name.isEmpty)
    for child in symbol.children { check(child, in: symbol.range) }
  }

  private func check(_ range: ByteRange) {
    expect(range.start >= 0 && range.end <= bytes.count)
    for offset in [range.start, range.end] where offset >= 0 && offset < bytes.count {
      expect(bytes[offset] & 0xC0 != 0x80 || !isText, "inside a character")
    }
  }

  private var isText: Bool { String(validating: bytes, as: UTF8.self) != nil }
}
