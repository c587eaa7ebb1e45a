public import YAMLSyntax

/// A short text that an editor shows inside the document's own.
public struct InlineHint: Sendable, Equatable {
  /// Behind which byte it stands.
  public let offset: Int
  public let label: String
  /// Markdown.
  public let tooltip: String?
}

extension Analyzer {
  /// What values mean that do not say it, in order of place.
  public func inlayHints(in range: ByteRange, of analysis: Analysis) -> [InlineHint] {
    []
  }
}
