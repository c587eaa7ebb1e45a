public import YAMLSyntax

/// Lines that can be folded away.
public struct Folding: Sendable, Equatable {
  public enum Kind: Sendable {
    case region
    /// Lines of comments that follow each other.
    case comment
  }

  /// From the line that stays to the end of the last line that goes.
  public let range: ByteRange
  public let kind: Kind
}

extension Analysis {
  /// What can be folded, in order of place; nothing in a foreign document.
  public func foldings() -> [Folding] {
    guard document != nil, let root = tree.root else { return [] }
    var finder = FoldingFinder(source)
    finder.visit(root)
    finder.addComments(tree.comments)
    return finder.foldings.sorted { ($0.range.start, $1.range.end) < ($1.range.start, $0.range.end) }
  }
}

private struct FoldingFinder {
  let source: SourceText
  private(set) var foldings: [Folding] = []
  /// One folding for each line: editors show one mark.
  private var lines: Set<Int> = []

  init(_ source: SourceText) { self.source = source }

  mutating func visit(_ root: SyntaxNode) {
    var todo = [root]
    while let node = todo.popLast() {
      for pair in node.pairs {
        add(from: pair.key.range.start, to: pair.value.range.end, .region)
        todo.append(pair.value)
      }
      for item in node.items {
        if item.kind == .mapping || item.kind == .sequence {
          add(from: item.range.start, to: item.range.end, .region)
        }
        todo.append(item)
      }
    }
  }

  mutating func addComments(_ comments: [ByteRange]) {
    var first: (line: Int, start: Int)?
    var last: (line: Int, end: Int)?
    func isAlone(_ comment: ByteRange, _ line: Int) -> Bool {
      let start = source.lineRange(line).start
      return source.string(in: ByteRange(start, comment.start)).allSatisfy { $0 == " " || $0 == "\t" }
    }
    for comment in comments {
      let line = source.line(at: comment.start)
      let alone = isAlone(comment, line)
      if alone, let end = last, end.line + 1 == line {
        last = (line, comment.end)
        continue
      }
      if let first, let last { add(from: first.start, to: last.end, .comment) }
      first = alone ? (line, comment.start) : nil
      last = alone ? (line, comment.end) : nil
    }
    if let first, let last { add(from: first.start, to: last.end, .comment) }
  }

  private mutating func add(from start: Int, to end: Int, _ kind: Folding.Kind) {
    let first = source.line(at: start)
    // A block scalar ends behind its last line break.
    let last = source.line(at: max(start, end - 1))
    guard last > first, lines.insert(first).inserted else { return }
    foldings.append(
      Folding(range: ByteRange(source.lineRange(first).end, source.lineRange(last).end), kind: kind))
  }
}
