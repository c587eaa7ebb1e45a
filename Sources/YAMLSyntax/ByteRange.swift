/// A half-open range of byte offsets into a document's UTF-8 text: the only
/// position the core speaks of.
public struct ByteRange: Hashable, Sendable {
  /// Offset of the first byte, 0-based.
  public var start: Int
  /// Offset just behind the last byte.
  public var end: Int

  /// A range that is never inverted: an `end` before `start` becomes `start`.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// The empty range at `offset`.
  public static func empty(at offset: Int) -> ByteRange { ByteRange(offset, offset) }

  /// Number of bytes.
  public var count: Int { end - start }
  public var isEmpty: Bool { start == end }

  public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }

  /// The smallest range that holds both.
  public func union(_ other: ByteRange) -> ByteRange {
    ByteRange(min(start, other.start), max(end, other.end))
  }
}
