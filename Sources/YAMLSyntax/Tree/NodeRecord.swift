/// What kind of node this is.
public enum SyntaxNodeKind: UInt8, Sendable {
  case scalar, mapping, sequence, alias
}

/// How a node is written.
public enum NodeStyle: UInt8, Sendable {
  case plain, singleQuoted, doubleQuoted
  /// `|`
  case literal
  /// `>`
  case folded
  /// A mapping or sequence by indentation.
  case block
  /// A mapping or sequence in brackets.
  case flow
  /// Nothing is written where YAML expects a node: an empty scalar.
  case absent
}

/// A node as the tree stores it. Records stand in document order: a node before
/// its children, a key before its value.
struct NodeRecord: Sendable {
  /// The node's own text, brackets and quotes included, anchor and tag not.
  var start: Int32
  var end: Int32
  /// -1 for the root.
  var parent: Int32
  /// Collections: where their children begin in `SyntaxTree.children`.
  /// Aliases: the anchored node, or -1. Block scalars: the column at which
  /// their text is indented.
  var link: Int32
  /// Collections: number of children; a mapping has two per pair.
  var count: Int32
  /// While the tree is built: the next sibling.
  var next: Int32
  /// Index into `SyntaxTree.properties`, or -1.
  var properties: Int32
  var kind: SyntaxNodeKind
  var style: NodeStyle
  var tag: ResolvedTag
  var flags: NodeFlags

  /// A record that is not part of a tree yet.
  init(kind: SyntaxNodeKind, style: NodeStyle, tag: ResolvedTag, flags: NodeFlags, start: Int, end: Int) {
    self.start = Int32(truncatingIfNeeded: start)
    self.end = Int32(truncatingIfNeeded: end)
    self.parent = -1
    self.link = -1
    self.count = 0
    self.next = -1
    self.properties = -1
    self.kind = kind
    self.style = style
    self.tag = tag
    self.flags = flags
  }
}

struct NodeFlags: OptionSet, Sendable {
  let rawValue: UInt8
  /// The scalar's source text is its value.
  static let verbatim = NodeFlags(rawValue: 1)
  static let damaged = NodeFlags(rawValue: 2)
  /// Some alias points here.
  static let isAliased = NodeFlags(rawValue: 8)
}

/// The anchor and tag of a node.
struct NodeProperties: Sendable {
  var anchor: ByteRange?
  var tag: ByteRange?
  /// Index into `SyntaxTree.tagNames`, or -1.
  var tagName: Int32 = -1

  var start: Int? {
    switch (anchor?.start, tag?.start) {
    case (let anchor?, let tag?): min(anchor, tag)
    case (let anchor, let tag): anchor ?? tag
    }
  }
}

/// The tag by which PyYAML's `SafeLoader` chooses a constructor, after implicit
/// resolution.
enum ResolvedTag: UInt8, Sendable {
  case string, null, bool, int, float, timestamp, binary
  case sequence, mapping, orderedMap, pairs, set
  case merge, value
  /// Any other: the constructor refuses it.
  case unknown
}
