public import YAMLSyntax

/// Where a name is defined or used.
public struct SymbolPlace: Sendable, Hashable {
  /// A path as it stands in the document; nil for the document itself.
  public let file: String?
  /// Empty, at 0, for another file as a whole.
  public let range: ByteRange

  public init(_ range: ByteRange) {
    file = nil
    self.range = range
  }

  public init(file: String) {
    self.file = file
    range = .empty(at: 0)
  }
}

/// A place of a name among all places of it.
public struct SymbolHighlight: Sendable, Hashable {
  public let range: ByteRange
  public let isDefinition: Bool
}
