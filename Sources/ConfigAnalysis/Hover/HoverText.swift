public import YAMLSyntax

/// What is said about a place.
public struct HoverText: Sendable, Equatable {
  public var markdown: String
  /// What it is said about; holds the place.
  public var range: ByteRange
}

extension Analyzer {
  /// What stands at `offset`, in words; nil where there is nothing to say. Never
  /// shows the value of a secret.
  public func hover(at offset: Int, in analysis: Analysis) -> HoverText? {
    guard analysis.document != nil else { return nil }
    let offset = min(max(offset, 0), analysis.source.bytes.count)
    return HoverWriter(analyzer: self, analysis: analysis).text(at: offset)
  }
}
