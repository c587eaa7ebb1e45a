/// The URI of a document, as the client wrote it: two spellings of one file are
/// two URIs, since answers must use the client's own.
public struct DocumentURI: Hashable, Sendable, Codable {
  public let text: String

  public init(_ text: String) { self.text = text }

  public init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  /// The URI of an absolute path.
  public init(path: String) {
    var text = "file://"
    for byte in path.utf8 {
      if Self.isUnreserved(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
      }
    }
    self.text = text
  }

  /// The absolute path of a `file:` URI; nil for any other (`untitled:`, …).
  public var path: String? {
    guard text.utf8.count > 5, text.prefix(5).lowercased() == "file:" else { return nil }
    var rest = text.dropFirst(5)
    if rest.hasPrefix("//") {
      rest = rest.dropFirst(2)
      // `file://localhost/path`
      guard let slash = rest.firstIndex(of: "/") else { return nil }
      let host = rest[..<slash]
      guard host.isEmpty || host.lowercased() == "localhost" else { return nil }
      rest = rest[slash...]
    }
    guard rest.hasPrefix("/") else { return nil }
    if let end = rest.firstIndex(where: { $0 == "?" || $0 == "#" }) { rest = rest[..<end] }
    return Self.decoded(rest)
  }

  /// The last part of the path, percent escapes decoded; the whole text where
  /// there is no path.
  public var name: String {
    let last = text.split(separator: "/").last.map(Self.decoded) ?? text
    return last
  }

  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    let units = Array(text.utf8)
    var index = 0
    while index < units.count {
      if units[index] == UInt8(ascii: "%"), index + 2 < units.count,
        let byte = UInt8(String(decoding: units[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
      {
        bytes.append(byte)
        index += 3
      } else {
        bytes.append(units[index])
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "-._~/".utf8.contains(byte)
    }
  }
}
