import YAMLSyntax

/// Where in a document comments can be written: not inside scalars, of which they
/// would become a part.
struct CommentPlaces {
  private let tree: SyntaxTree

  init(_ tree: SyntaxTree) { self.tree = tree }

  private var source: SourceText { tree.source }
  private var bytes: [UInt8] { source.bytes }

  /// The start of a line in front of which lines of comments can stand, and the
  /// blanks that the line begins with; nil inside a scalar.
  func above(line: Int) -> (offset: Int, indentation: String)? {
    guard startsOutsideOfScalars(line) else { return nil }
    let start = startOfLine(line)
    let count = bytes[start..<max(start, source.lineRange(line).end)].prefix { $0 == 0x20 }.count
    return (start, String(repeating: " ", count: count))
  }

  /// Can a comment begin at the end of this line? Not inside a scalar that goes
  /// on below, nor behind the mark of a block scalar.
  func takesComment(at end: Int) -> Bool {
    guard end > 0 else { return true }
    guard let node = tree.node(at: end), node.kind == .scalar else { return true }
    return node.range.end <= end || node.range.start >= end
  }

  private func startsOutsideOfScalars(_ line: Int) -> Bool {
    guard line > 0 else { return true }
    let before = source.lineRange(line - 1).end
    let start = source.lineRange(line).start
    return [before, start].allSatisfy { place in
      guard let node = tree.node(at: place), node.kind == .scalar else { return true }
      return !(node.range.start < start && start < node.range.end)
    }
  }

  /// Behind the byte order mark of the first line.
  func startOfLine(_ line: Int) -> Int {
    let start = source.lineRange(line).start
    return start == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : start
  }

  /// As the document's first line ends.
  var lineBreak: String {
    let end = source.lineRange(0).end
    guard end < bytes.count, bytes[end] == 0x0D else { return "\n" }
    return end + 1 < bytes.count && bytes[end + 1] == 0x0A ? "\r\n" : "\r"
  }
}
