/// A ZenML release: `MAJOR.MINOR.PATCH`, ordered.
public struct ZenMLVersion: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let major: Int
  public let minor: Int
  public let patch: Int

  public init(_ major: Int, _ minor: Int, _ patch: Int) {
    self.major = major
    self.minor = minor
    self.patch = patch
  }

  /// Reads `0.98.0`; nil for anything that is not three decimal numbers
  /// (`0.98` is taken as `0.98.0`; a suffix such as `rc1` or `.post1` behind
  /// the third number is ignored).
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count >= 2, let major = Self.number(parts[0]), let minor = Self.number(parts[1]) else {
      return nil
    }
    var patch = 0
    if parts.count >= 3 {
      guard let value = Self.number(parts[2].prefix(while: Self.isDigit)) else { return nil }
      patch = value
    }
    self.init(major, minor, patch)
  }

  private static func number(_ text: Substring.UTF8View) -> Int? {
    text.allSatisfy(isDigit) ? Int(Substring(text)) : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  public var description: String { "\(major).\(minor).\(patch)" }

  public static func < (left: ZenMLVersion, right: ZenMLVersion) -> Bool {
    (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
  }
}
