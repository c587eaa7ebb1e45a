/// Texts by their prefixes as SQLite's `LIKE` compares them, so that a list of
/// many components is not compared name by name.
///
/// A trie of the UTF-8 bytes, capitals lowered: a node's children are a list, of
/// 256 at most.
struct PrefixTree: Sendable {
  private struct Node {
    let byte: UInt8
    /// Up to two of the values at or below the node, -1 for none: enough to tell
    /// one from several.
    var first: Int32 = -1
    var second: Int32 = -1
    var firstChild: Int32 = -1
    var nextSibling: Int32 = -1
  }

  private var nodes: [Node] = [Node(byte: 0)]

  mutating func insert(_ text: String, value: Int) {
    guard let value = Int32(exactly: value), nodes.count < Int32.max / 2 else { return }
    var node = 0
    note(value, at: node)
    for byte in text.utf8 {
      if byte == 0 { break }
      let byte = LikePattern.folded(byte)
      if let next = child(byte, of: node) {
        node = next
      } else {
        var added = Node(byte: byte)
        added.nextSibling = nodes[node].firstChild
        nodes[node].firstChild = Int32(nodes.count)
        node = nodes.count
        nodes.append(added)
      }
      note(value, at: node)
    }
  }

  private mutating func note(_ value: Int32, at node: Int) {
    if nodes[node].first < 0 {
      nodes[node].first = value
    } else if nodes[node].second < 0 {
      nodes[node].second = value
    }
  }

  private func child(_ byte: UInt8, of node: Int) -> Int? {
    var next = nodes[node].firstChild
    while next >= 0 {
      if nodes[Int(next)].byte == byte { return Int(next) }
      next = nodes[Int(next)].nextSibling
    }
    return nil
  }

  /// Up to two of the texts that begin with `prefix`, in which `_` stands for
  /// any code point; nil where it holds a `%`, or a NUL, behind which SQLite sees
  /// no `%` either.
  func twoMatches(_ prefix: String) -> [Int]? {
    var current = [0]
    var steps = 0
    for byte in prefix.utf8 {
      if byte == 0 || byte == UInt8(ascii: "%") { return nil }
      if current.isEmpty { continue }
      if byte == UInt8(ascii: "_") {
        current = nextCodePoints(after: current, &steps)
      } else {
        let byte = LikePattern.folded(byte)
        var kept = 0
        for node in current {
          guard let next = child(byte, of: node) else { continue }
          current[kept] = next
          kept += 1
        }
        current.removeLast(current.count - kept)
      }
      steps += current.count
      // Only names made to be costly get here.
      if steps > Self.maximumSteps { current = [] }
    }
    var found: [Int] = []
    for node in current {
      for value in [nodes[node].first, nodes[node].second] where value >= 0 && found.count < 2 {
        found.append(Int(value))
      }
    }
    return found
  }

  /// Every place one code point further.
  private func nextCodePoints(after places: [Int], _ steps: inout Int) -> [Int] {
    var found: [Int] = []
    var pending = places.map { (node: $0, isFirst: true) }
    while let (node, isFirst) = pending.popLast(), steps <= Self.maximumSteps {
      // A node inside a code point stands for its end, unless bytes follow.
      var isEnd = !isFirst
      var next = nodes[node].firstChild
      while next >= 0 {
        let isContinuation = nodes[Int(next)].byte & 0xC0 == 0x80
        if isFirst || isContinuation {
          pending.append((Int(next), false))
          if isContinuation { isEnd = false }
        }
        next = nodes[Int(next)].nextSibling
        steps += 1
      }
      if isEnd { found.append(node) }
    }
    return found
  }

  private static let maximumSteps = 20_000
}
