/// One node of a ``SyntaxTree``: a light view, made on the way.
public struct SyntaxNode: Sendable, Hashable {
  let tree: SyntaxTree
  let index: Int32

  var record: NodeRecord { tree.records[Int(index)] }

  public static func == (left: SyntaxNode, right: SyntaxNode) -> Bool {
    left.index == right.index && left.tree === right.tree
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(index) }

  public var kind: SyntaxNodeKind { record.kind }
  public var style: NodeStyle { record.style }

  /// The node's own text: quotes and brackets included, anchor and tag not.
  /// Empty for an absent scalar. A block collection ends with its last child; a
  /// block scalar ends behind its last line break.
  public var range: ByteRange {
    let record = record
    return ByteRange(Int(record.start), Int(record.end))
  }

  /// ``range`` with the anchor and tag in front of it.
  public var fullRange: ByteRange {
    let record = record
    guard record.properties >= 0 else { return range }
    let start = tree.properties[Int(record.properties)].start ?? Int(record.start)
    return ByteRange(start, Int(record.end))
  }

  /// A scalar's decoded text, as Python's `str` would hold it before any
  /// conversion (an unpaired surrogate from an escape is U+FFFD here); "" for
  /// other nodes.
  public var text: String {
    guard kind == .scalar else { return "" }
    return tree.scalarText(record)
  }

  /// The anchor's name without `&`, with the range of `&name`. For an alias:
  /// the name that it asks for, with the range of `*name`.
  public var anchor: (name: String, range: ByteRange)? {
    let record = record
    let written: ByteRange? =
      record.kind == .alias
      ? range : record.properties >= 0 ? tree.properties[Int(record.properties)].anchor : nil
    guard let written else { return nil }
    return (tree.source.string(in: ByteRange(written.start + 1, written.end)), written)
  }

  /// The tag as written, such as `!!str` or `!env`.
  public var tag: (text: String, range: ByteRange)? {
    let record = record
    guard record.properties >= 0, let range = tree.properties[Int(record.properties)].tag else { return nil }
    return (tree.source.string(in: range), range)
  }

  /// The pairs as written: duplicates and merge keys included. Empty for other
  /// nodes than mappings.
  public var pairs: PairCollection {
    let record = record
    return PairCollection(
      tree: tree, mapping: index, start: Int(record.link),
      count: record.kind == .mapping ? Int(record.count) / 2 : 0)
  }

  /// The items of a sequence; empty for other nodes.
  public var items: ItemCollection {
    let record = record
    return ItemCollection(
      tree: tree, start: Int(record.link), count: record.kind == .sequence ? Int(record.count) : 0)
  }

  public var parent: SyntaxNode? {
    let parent = record.parent
    return parent >= 0 ? SyntaxNode(tree: tree, index: parent) : nil
  }

  /// The anchored node of an alias; nil for other nodes and unknown anchors.
  public var aliasTarget: SyntaxNode? {
    let record = record
    guard record.kind == .alias, record.link >= 0 else { return nil }
    return SyntaxNode(tree: tree, index: record.link)
  }

  /// The node itself, or the one that an alias stands for.
  public var resolved: SyntaxNode {
    let record = record
    return SyntaxNode(tree: tree, index: record.kind == .alias && record.link >= 0 ? record.link : index)
  }

  /// An alias repeats this very node.
  public var isAliased: Bool { record.flags.contains(.isAliased) }

  /// A syntax problem lies inside or directly at this node.
  public var isDamaged: Bool { record.flags.contains(.damaged) }
}

/// A key and its value.
public struct SyntaxPair: Sendable {
  public var key: SyntaxNode
  public var value: SyntaxNode

  /// From the key's start to the value's end, anchors and tags included.
  public var range: ByteRange { key.fullRange.union(value.fullRange) }
}

/// The pairs of a mapping as written.
public struct PairCollection: RandomAccessCollection, Sendable {
  let tree: SyntaxTree
  let mapping: Int32
  let start: Int
  public let count: Int

  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  public subscript(position: Int) -> SyntaxPair {
    let first = start + 2 * position
    return SyntaxPair(
      key: SyntaxNode(tree: tree, index: tree.children[first]),
      value: SyntaxNode(tree: tree, index: tree.children[first + 1]))
  }
}

/// The items of a sequence.
public struct ItemCollection: RandomAccessCollection, Sendable {
  let tree: SyntaxTree
  let start: Int
  public let count: Int

  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  public subscript(position: Int) -> SyntaxNode {
    SyntaxNode(tree: tree, index: tree.children[start + position])
  }
}
