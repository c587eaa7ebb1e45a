public import YAMLSyntax

/// A part of a document as an outline shows it.
public struct OutlineSymbol: Sendable, Equatable {
  public enum Kind: Sendable {
    /// A whole stack: a stack file or an mlstacks specification.
    case stack
    /// The components of one type.
    case group
    case component
    /// A key with its value: a field, or a key of the document.
    case field
    /// A file that the document names.
    case file
  }

  public var name: String
  /// Behind the name, short: a flavor, a count. Never the value of a field,
  /// which may be a secret.
  public var detail: String?
  public var kind: Kind
  /// All of it; holds the ranges of its children.
  public var range: ByteRange
  /// What is marked when a person goes there; lies in ``range``.
  public var selectionRange: ByteRange
  public var children: [OutlineSymbol]
}
