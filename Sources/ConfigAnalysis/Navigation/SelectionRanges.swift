import ContainerRegistries
public import YAMLSyntax

extension Analysis {
  /// What a person may want to mark at a place, each range inside the next one:
  /// a part of an address, a value, an entry, a component, the document.
  public func selections(at offset: Int) -> [ByteRange] {
    guard document != nil else { return [] }
    let offset = min(max(offset, 0), source.bytes.count)
    var ranges: [ByteRange] = []
    if let node = tree.node(at: offset) {
      ranges += SelectionRanges.inside(node, at: offset, source)
      var current: SyntaxNode? = node
      while let node = current {
        ranges.append(node.range)
        ranges.append(node.fullRange)
        if let pair = NodePath.pair(of: node) { ranges.append(pair.range) }
        current = node.parent
      }
    }
    ranges.append(ByteRange(0, source.bytes.count))
    return SelectionRanges.growing(ranges, around: offset)
  }
}

private enum SelectionRanges {
  /// The parts of a scalar: segments of an address, the text between quotes.
  static func inside(_ node: SyntaxNode, at offset: Int, _ source: SourceText) -> [ByteRange] {
    guard node.kind == .scalar, node.range.contains(offset) || node.range.end == offset else { return [] }
    var ranges: [ByteRange] = []
    let text = node.text
    if text.contains("/") || text.contains(".") {
      let editor = ScalarEditor(node: node, text: text, source: source)
      let reference = RegistryReference.parse(text)
      let parts = [reference.host].compactMap { $0 } + reference.path
      for part in parts {
        let range = editor.range(of: part.range)
        if range != node.range, range.start <= offset, offset <= range.end {
          ranges.append(range)
          break
        }
      }
    }
    if node.style == .singleQuoted || node.style == .doubleQuoted, node.range.count >= 2 {
      ranges.append(ByteRange(node.range.start + 1, node.range.end - 1))
    }
    return ranges
  }

  /// Only ranges that hold the place and grow.
  static func growing(_ ranges: [ByteRange], around offset: Int) -> [ByteRange] {
    var result: [ByteRange] = []
    for range in ranges where range.start <= offset && offset <= range.end {
      if let last = result.last {
        guard range.holds(last), range != last else { continue }
      } else if range.isEmpty {
        continue
      }
      result.append(range)
    }
    return result.isEmpty ? [ByteRange(0, ranges.last?.end ?? 0)] : result
  }
}
