import YAMLSyntax

/// Edits that add an entry to a mapping or take one away, in the style of what
/// stands around.
struct EntryEdits {
  let tree: SyntaxTree

  private var source: SourceText { tree.source }

  // MARK: Adding

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
    guard let indentation = column(of: place) else { return nil }
    let lineBreak = lineBreak(ofLineAt: place)
    let text = lines.map { $0 + lineBreak + String(repeating: " ", count: indentation) }.joined()
    return TextEdit(range: .empty(at: place), text: text)
  }

  /// The column of a block mapping's key: only blanks stand in front of it, the
  /// mark of a list or of a key, or the file's byte order mark.
  private func column(of place: Int) -> Int? {
    let line = source.lineRange(source.line(at: place))
    var start = line.start
    if start == 0, source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    guard start <= place else { return nil }
    let isLead = source.bytes[start..<place].allSatisfy { $0 == 0x20 || $0 == 0x2D || $0 == 0x3F }
    return isLead ? place - start : nil
  }

  /// That of the line, else that of the text.
  func lineBreak(ofLineAt offset: Int) -> String {
    let end = source.lineRange(source.line(at: offset)).end
    return Self.lineBreak(source.bytes[min(end, source.bytes.count)...])
      ?? Self.lineBreak(source.bytes[min(source.lineRange(0).end, source.bytes.count)...]) ?? "\n"
  }

  private static func lineBreak(_ bytes: ArraySlice<UInt8>) -> String? {
    switch bytes.first {
    case 0x0A: "\n"
    case 0x0D: bytes.dropFirst().first == 0x0A ? "\r\n" : "\r"
    default: nil
    }
  }

  // MARK: Taking away

  /// Takes an entry away, with its comment on the same line; of the only one an
  /// empty mapping remains. Nil where something else would get lost with it.
  func removal(of pair: SyntaxPair, from mapping: SyntaxNode) -> TextEdit? {
    mapping.pairs.firstIndex { $0.key == pair.key }.flatMap { removal(at: $0, from: mapping) }
  }

  /// - Parameter index: of the entry among the pairs as written.
  func removal(at index: Int, from mapping: SyntaxNode) -> TextEdit? {
    let pairs = mapping.pairs
    guard pairs.indices.contains(index), !holdsAnchor(pairs[index]) else { return nil }
    if pairs.count == 1 { return emptying(mapping) }
    return mapping.style == .flow ? flowRemoval(at: index, pairs) : blockRemoval(at: index, pairs)
  }

  private func emptying(_ mapping: SyntaxNode) -> TextEdit? {
    guard let pair = NodePath.pair(of: mapping), pair.value == mapping, mapping.fullRange == mapping.range
    else {
      return nil
    }
    var range = mapping.range
    var text = "{}"
    if mapping.style == .block {
      // From the colon of the key that it belongs to.
      guard let colon = source.bytes[pair.key.range.end..<range.start].firstIndex(of: 0x3A),
        source.isBlank(ByteRange(colon + 1, range.start))
      else { return nil }
      range = ByteRange(colon + 1, range.end)
      text = " {}"
      // A block scalar ends behind its line break.
      while range.end > range.start, [0x0A, 0x0D].contains(source.bytes[range.end - 1]) { range.end -= 1 }
    }
    return tree.holdsComment(in: range) ? nil : TextEdit(range: range, text: text)
  }

  private func flowRemoval(at index: Int, _ pairs: PairCollection) -> TextEdit? {
    let pair = pairs[index]
    // The colon of a key without a value is not part of the pair.
    guard index + 1 < pairs.endIndex || pair.value.style != .absent else { return nil }
    let range =
      index + 1 < pairs.endIndex
      ? ByteRange(pair.key.fullRange.start, pairs[index + 1].key.fullRange.start)
      : ByteRange(pairs[index - 1].range.end, pair.range.end)
    return tree.holdsComment(in: range) ? nil : TextEdit(range: range, text: "")
  }

  private func blockRemoval(at index: Int, _ pairs: PairCollection) -> TextEdit? {
    let pair = pairs[index]
    let place = pair.key.fullRange.start
    let first = source.line(at: place)
    let last = source.line(at: max(place, pair.range.end - 1))
    let lines = ByteRange(source.lineRange(first).start, source.startOfLine(last + 1))
    guard source.isBlank(ByteRange(lines.start, place)) else {
      // Behind "- ": the next entry comes to stand there.
      guard index + 1 < pairs.endIndex else { return nil }
      let next = pairs[index + 1].key.fullRange.start
      return source.isBlank(ByteRange(lines.end, next))
        ? TextEdit(range: ByteRange(place, next), text: "") : nil
    }
    // A last line without a line break stays one.
    if lines.end == source.bytes.count, lines.start > 0, source.line(at: lines.end) == last {
      return TextEdit(range: ByteRange(source.lineRange(first - 1).end, lines.end), text: "")
    }
    return TextEdit(range: lines, text: "")
  }

  /// Something else may refer to it.
  private func holdsAnchor(_ pair: SyntaxPair) -> Bool {
    var todo = [pair.key, pair.value]
    while let node = todo.popLast() {
      if node.kind != .alias, node.anchor != nil { return true }
      todo += node.items
      for pair in node.pairs { todo += [pair.key, pair.value] }
    }
    return false
  }
}

extension SyntaxTree {
  fileprivate func holdsComment(in range: ByteRange) -> Bool {
    var low = 0
    var high = comments.count
    while low < high {
      let middle = (low + high) / 2
      if comments[middle].start < range.start { low = middle + 1 } else { high = middle }
    }
    return low < comments.count && comments[low].start < range.end
  }
}

extension SourceText {
  /// The end of the text for the line behind the last one.
  fileprivate func startOfLine(_ line: Int) -> Int {
    line < lineCount ? lineRange(line).start : bytes.count
  }

  fileprivate func isBlank(_ range: ByteRange) -> Bool {
    bytes[min(range.start, bytes.count)..<min(range.end, bytes.count)].allSatisfy {
      $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09
    }
  }
}

extension AnalysisContext {
  var entryEdits: EntryEdits { EntryEdits(tree: tree) }
}
