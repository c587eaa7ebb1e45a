/// A node of a ``SyntaxTree``: a light view, cheap to copy, that keeps its
/// tree alive.
public struct SyntaxNode: Sendable {
  public let tree: SyntaxTree
  let index: Int32
}

/// What kind of YAML node it is.
public enum SyntaxNodeKind: UInt8, Sendable {
  case scalar, mapping, sequence
  /// `*name`: a reference, never expanded in the tree.
  case alias
}

/// How a node is written.
public enum NodeStyle: UInt8, Sendable {
  case plain, singleQuoted, doubleQuoted, literal, folded
  case block, flow
  /// Nothing is written: the value of `key:` without value.
  case absent
}
