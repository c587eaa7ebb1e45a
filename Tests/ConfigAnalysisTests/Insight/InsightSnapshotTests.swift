import ConfigAnalysis
import Foundation
import Testing
import YAMLSyntax

/// What an editor is told about the documents in `Tests/Fixtures/insight`, drawn
/// beside them: a document added there is a test added.
struct InsightSnapshotTests {
  static let documents = ProjectFiles.files(under: "Tests/Fixtures/insight", suffix: ".yaml")

  @Test(arguments: documents)
  func `hovers are as drawn`(document file: URL) throws {
    let (analyzer, analysis) = try analyse(file)
    var drawing = Drawing(analysis.source)
    var last: HoverText?
    for offset in 0...analysis.source.bytes.count {
      let hover = analyzer.hover(at: offset, in: analysis)
      if let hover, hover != last {
        drawing.add(hover.range)
        drawing.add(hover.markdown + "\n")
      }
      last = hover ?? last
    }
    try drawing.check(against: beside(file, "hover.txt"))
  }

  @Test(arguments: documents)
  func `actions are as drawn`(document file: URL) throws {
    let (analyzer, analysis) = try analyse(file)
    var drawing = Drawing(analysis.source)
    var seen: [DocumentAction] = []
    for offset in 0...analysis.source.bytes.count {
      // CommandActionTests look at the commands.
      let actions = analyzer.actions(
        in: .empty(at: offset), of: analysis, only: [.quickFix, .fixAll, .refactor]
      ).filter { !seen.contains($0) }
      seen += actions
      for action in actions {
        drawing.add("\(action.kind.word)\(action.isPreferred ? " (preferred)" : ""): \(action.title)")
        drawing.add(action.edits)
      }
    }
    try drawing.check(against: beside(file, "actions.txt"))
  }

  @Test(arguments: documents)
  func `navigation is as drawn`(document file: URL) throws {
    let (analyzer, analysis) = try analyse(file)
    var drawing = Drawing(analysis.source)
    drawing.add("# Outline")
    draw(analysis.outline(), 0, in: &drawing)
    drawing.add("\n# Lenses")
    for lens in analysis.lenses() {
      drawing.add(lens.content.words)
      drawing.add(lens.range)
    }
    drawing.add("\n# Hints")
    for hint in analyzer.inlayHints(in: ByteRange(0, analysis.source.bytes.count), of: analysis) {
      drawing.add(hint.label)
      drawing.add(.empty(at: hint.offset))
    }
    drawing.add("\n# Links")
    for link in analysis.links() {
      drawing.add("\(link.target) \(link.tooltip)")
      drawing.add(link.range)
    }
    drawing.add("\n# Foldings")
    for folding in analysis.foldings() {
      let lines = [folding.range.start, folding.range.end].map { analysis.source.line(at: $0) + 1 }
      drawing.add("\(lines[0])-\(lines[1])\(folding.kind == .comment ? " comment" : "")")
    }
    drawing.add("\n# Symbols")
    var seen: Set<[SymbolHighlight]> = []
    for offset in 0...analysis.source.bytes.count {
      let places = analysis.highlights(at: offset)
      guard !places.isEmpty, seen.insert(places).inserted else { continue }
      drawing.add(analysis.renameTarget(at: offset + 1)?.placeholder ?? "?")
      for place in places { drawing.add(place.range) }
    }
    try drawing.check(against: beside(file, "navigation.txt"))
  }

  private func draw(_ symbols: [OutlineSymbol], _ depth: Int, in drawing: inout Drawing) {
    for symbol in symbols {
      let detail = symbol.detail.map { " — \($0)" } ?? ""
      let lines = [symbol.range.start, symbol.range.end].map { drawing.source.line(at: $0) + 1 }
      drawing.add(
        String(repeating: "  ", count: depth)
          + "\(symbol.kind) \(symbol.name)\(detail) [\(lines[0])-\(lines[1])]")
      draw(symbol.children, depth + 1, in: &drawing)
    }
  }

  private func analyse(_ file: URL) throws -> (Analyzer, Analysis) {
    let analyzer = Analyzer()
    let analysis = analyzer.analyze(SourceText(try ProjectFiles.text(of: file)))
    #expect(analysis.document != nil, "not recognised")
    return (analyzer, analysis)
  }

  private func beside(_ file: URL, _ suffix: String) -> URL {
    file.deletingPathExtension().appendingPathExtension(suffix)
  }
}

extension Lens.Content {
  var words: String {
    switch self {
    case .text(let text): text
    case .commands: "(commands)"
    }
  }
}

extension DocumentAction.Kind {
  fileprivate var word: String {
    switch self {
    case .quickFix: "fix"
    case .suppression: "suppression"
    case .fixAll: "fix all"
    case .refactor: "refactor"
    case .commands: "commands"
    case .commandFile: "command file"
    }
  }
}
