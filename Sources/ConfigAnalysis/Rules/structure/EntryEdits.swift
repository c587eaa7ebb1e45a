import YAMLSyntax

/// Edits that add an entry to a mapping or take one away, in the style of what
/// stands around.
struct EntryEdits {
  let source: SourceText

  /// Puts an entry in front of the first one. `lines` are the entry's own lines,
  /// the first without indentation, the others indented relative to it.
  func insertion(of lines: [String], into mapping: SyntaxNode) -> TextEdit? {
    guard let first = mapping.pairs.first else {
      guard mapping.style == .flow, mapping.range.count == 2, lines.count == 1 else { return nil }
      return TextEdit(range: mapping.range, text: "{\(lines[0])}")
    }
    let place = first.key.fullRange.start
    if mapping.style == .flow {
      guard lines.count == 1 else { return nil }
      return TextEdit(range: .empty(at: place), text: lines[0] + ", ")
    }
    let line = source.lineRange(source.line(at: place))
    let lineBreak = lineBreak(at: line)
    // A block mapping's keys stand in one column, also behind "- ".
    let indentation = String(repeating: " ", count: place - line.start)
    let text = lines.map { $0 + lineBreak + indentation }.joined()
    return TextEdit(range: .empty(at: place), text: text)
  }

  /// Takes an entry away, with its comment on the same line; nil where it is the
  /// only one.
  func removal(of pair: SyntaxPair, from mapping: SyntaxNode) -> TextEdit? {
    mapping.pairs.firstIndex { $0.key == pair.key }.flatMap { removal(at: $0, from: mapping) }
  }

  /// - Parameter index: of the entry among the pairs as written.
  func removal(at index: Int, from mapping: SyntaxNode) -> TextEdit? {
    let pairs = mapping.pairs
    guard pairs.count > 1, pairs.indices.contains(index) else { return nil }
    let pair = pairs[index]
    if index + 1 < pairs.endIndex {
      return TextEdit(
        range: ByteRange(pair.key.fullRange.start, pairs[index + 1].key.fullRange.start), text: "")
    }
    if mapping.style == .flow {
      return TextEdit(range: ByteRange(pairs[index - 1].range.end, pair.range.end), text: "")
    }
    let first = source.lineRange(source.line(at: pair.key.fullRange.start))
    let lastLine = source.line(at: max(pair.range.start, pair.range.end - 1))
    let end = lastLine + 1 < source.lineCount ? source.lineRange(lastLine + 1).start : source.bytes.count
    return TextEdit(range: ByteRange(first.start, end), text: "")
  }

  private func lineBreak(at line: ByteRange) -> String {
    source.bytes[min(line.end, source.bytes.count)...].starts(with: "\r\n".utf8) ? "\r\n" : "\n"
  }
}
