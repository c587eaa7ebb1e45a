/// A stretch of a registry reference.
public struct ReferencePart: Sendable, Hashable {
  /// As written, but without white space (outside of template marks).
  public let text: String
  /// Offsets into the UTF-8 bytes of the reference.
  public let range: Range<Int>
  /// False where the part holds a template mark (`${REGION}`), a placeholder
  /// (`<REGION>`) or white space, so that what it will be is not known.
  public let isKnown: Bool

  public init(text: String, range: Range<Int>, isKnown: Bool) {
    self.text = text
    self.range = range
    self.isKnown = isKnown
  }

  /// The text with the capitals of ASCII in lower case; as many bytes long as
  /// ``text``.
  public var lowercased: String { text.asciiLowercased }
}
