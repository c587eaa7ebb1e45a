import ConfigAnalysis
import Foundation
import Testing
import YAMLSyntax

/// At offsets all over every fixture, and at the end of its prefixes: an answer,
/// whose edits can be made.
struct EveryCursorTests {
  static let fixtures = ["accepted", "refused", "recognised", "foreign"].flatMap { folder in
    [".yaml", ".yml"].flatMap { ProjectFiles.files(under: "Tests/Fixtures/\(folder)", suffix: $0) }
  }

  @Test(arguments: fixtures)
  func `answers at every offset, with edits that can be made`(fixture file: URL) throws {
    let source = SourceText(Array(try Data(contentsOf: file)))
    let analyzer = Analyzer()
    let analysis = analyzer.analyze(source)
    let step = max(1, source.bytes.count / 80)
    for offset in stride(from: 0, through: source.bytes.count, by: step) {
      let completions = analyzer.completions(at: offset, in: analysis)
      for candidate in completions.candidates { check(candidate, at: offset, in: source) }
      // Every edit of one offset in a few; parsing each is what takes the time.
      guard offset % (step * 4) == 0, analysis.tree.isValid else { continue }
      for candidate in completions.candidates.prefix(8) { checkResult(candidate, at: offset, in: source) }
    }
  }

  @Test(arguments: fixtures)
  func `answers at the end of every prefix`(fixture file: URL) throws {
    let bytes = Array(try Data(contentsOf: file))
    let analyzer = Analyzer()
    for length in stride(from: 0, through: bytes.count, by: max(1, bytes.count / 25)) {
      let source = SourceText(Array(bytes.prefix(length)))
      let end = source.bytes.count
      for candidate in analyzer.completions(at: end, in: analyzer.analyze(source)).candidates {
        check(candidate, at: end, in: source)
      }
    }
  }

  @Test(arguments: fixtures.filter { $0.path.contains("/foreign/") })
  func `says nothing about files of other tools`(fixture file: URL) throws {
    let source = SourceText(Array(try Data(contentsOf: file)))
    let analyzer = Analyzer()
    let analysis = analyzer.analyze(source)
    // A word, or nothing: everything may still become of it.
    guard let root = analysis.tree.root, !root.pairs.isEmpty || !root.items.isEmpty else { return }
    for offset in stride(from: 0, through: source.bytes.count, by: max(1, source.bytes.count / 100)) {
      let labels = analyzer.completions(at: offset, in: analysis).candidates.map(\.label)
      #expect(labels.isEmpty, "at \(offset)")
      if !labels.isEmpty { break }
    }
  }

  private func check(_ candidate: CompletionCandidate, at offset: Int, in source: SourceText) {
    let range = candidate.replace
    #expect(range.start <= offset && offset <= range.end, "\(candidate.label) at \(offset)")
    #expect(source.line(at: range.start) == source.line(at: offset), "\(candidate.label) at \(offset)")
    #expect(range.end <= source.lineRange(source.line(at: offset)).end, "\(candidate.label) at \(offset)")
  }

  /// A valid document stays one.
  private func checkResult(_ candidate: CompletionCandidate, at offset: Int, in source: SourceText) {
    let bytes =
      source.bytes[..<candidate.replace.start] + Array(candidate.text.utf8)
      + source.bytes[candidate.replace.end...]
    let tree = SyntaxTree.parse(SourceText(Array(bytes)))
    let context =
      source.string(in: ByteRange(max(0, offset - 60), offset)) + "$0"
      + source.string(in: ByteRange(offset, min(source.bytes.count, offset + 40)))
    #expect(
      tree.isValid,
      "\(candidate.label) at \(offset) gives \(candidate.text.debugDescription) in \(context.debugDescription)"
    )
  }
}
