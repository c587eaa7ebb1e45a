/// A place in a document. `character` counts the units of the negotiated
/// position encoding, UTF-16 by default.
///
/// Both are the protocol's `uinteger`. Numbers that are too large for the document
/// are taken (the specification clamps them); a negative one is of the wrong
/// type, and makes the message invalid: whoever sends it has lost count, and an
/// edit there would change what nobody meant.
public struct Position: Hashable, Sendable, Codable {
  /// 0-based.
  public var line: Int
  /// 0-based.
  public var character: Int

  public init(line: Int, character: Int) {
    self.line = line
    self.character = character
  }

  private enum CodingKeys: String, CodingKey { case line, character }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func count(_ key: CodingKeys) throws -> Int {
      let count = try container.decode(Int.self, forKey: key)
      guard count >= 0 else {
        let context = DecodingError.Context(
          codingPath: container.codingPath + [key], debugDescription: "negative")
        throw DecodingError.typeMismatch(Int.self, context)
      }
      return count
    }
    line = try count(.line)
    character = try count(.character)
  }
}

/// A half-open range of a document.
public struct Range: Hashable, Sendable, Codable {
  public var start: Position
  public var end: Position

  public init(start: Position, end: Position) {
    self.start = start
    self.end = end
  }
}

/// What `character` of a ``Position`` counts (`PositionEncodingKind`).
public enum PositionEncoding: String, Sendable, CaseIterable, Codable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case utf32 = "utf-32"
}

/// A range of some document.
public struct Location: Hashable, Sendable, Codable {
  public var uri: DocumentURI
  public var range: Range

  public init(uri: DocumentURI, range: Range) {
    self.uri = uri
    self.range = range
  }
}
