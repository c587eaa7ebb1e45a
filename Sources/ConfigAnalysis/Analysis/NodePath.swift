import YAMLSyntax

/// Paths of nodes, as findings print them.
enum NodePath {
  /// `components.orchestrator[0].flavor`; empty for the root. A mapping key has
  /// the path of its value. O(depth × log siblings).
  static func of(_ node: SyntaxNode) -> String {
    var steps: [String] = []
    var child = node
    while let parent = child.parent {
      let place = child.fullRange.start
      switch parent.kind {
      case .mapping:
        let pairs = parent.pairs
        if let index = lastIndex(in: pairs, before: place, start: { $0.key.fullRange.start }) {
          steps.append("." + pairs[index].key.text)
        }
      case .sequence:
        let items = parent.items
        if let index = lastIndex(in: items, before: place, start: { $0.fullRange.start }) {
          steps.append("[\(items.distance(from: items.startIndex, to: index))]")
        }
      case .scalar, .alias: break
      }
      child = parent
    }
    let path = steps.reversed().joined()
    return path.hasPrefix(".") ? String(path.dropFirst()) : path
  }

  /// The pair that a key or a value of a mapping belongs to.
  static func pair(of node: SyntaxNode) -> SyntaxPair? {
    guard let parent = node.parent, parent.kind == .mapping else { return nil }
    let pairs = parent.pairs
    let index = lastIndex(in: pairs, before: node.fullRange.start, start: { $0.key.fullRange.start })
    return index.map { pairs[$0] }
  }

  /// The last element that starts at or before `place`; siblings stand in order
  /// of place.
  private static func lastIndex<Siblings: RandomAccessCollection>(
    in siblings: Siblings, before place: Int, start: (Siblings.Element) -> Int
  ) -> Siblings.Index? {
    var low = siblings.startIndex
    var count = siblings.count
    while count > 0 {
      let half = count / 2
      let middle = siblings.index(low, offsetBy: half)
      if start(siblings[middle]) <= place {
        low = siblings.index(after: middle)
        count -= half + 1
      } else {
        count = half
      }
    }
    return low == siblings.startIndex ? nil : siblings.index(before: low)
  }
}
