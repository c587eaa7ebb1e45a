import YAMLSyntax

/// An anchor, and what it belongs to.
struct CursorAnchor {
  let name: ByteRange
  /// The key, or the item of a list, behind which it stands.
  fileprivate let owner: [Int]
}

extension CursorScanner {
  /// - Parameter property: a tag, an anchor with its sign, or another word.
  mutating func noteAnchor(_ property: ByteRange) {
    guard !isPassed, property.count > 1, bytes[property.start] == UInt8(ascii: "&") else { return }
    anchors.append(
      CursorAnchor(name: ByteRange(property.start + 1, property.end), owner: path(frames.count)))
  }

  /// Does the cursor stand in the node of that anchor?
  func isAround(_ anchor: CursorAnchor) -> Bool {
    anchor.owner.count <= frames.count && path(anchor.owner.count) == anchor.owner
  }

  /// Where the innermost of the open levels up to that count stand: the offsets of
  /// keys, the numbers of items.
  private func path(_ count: Int) -> [Int] {
    frames.prefix(count).map { $0.kind == .mapping ? $0.entries.last?.key.start ?? -1 : $0.itemIndex }
  }
}
