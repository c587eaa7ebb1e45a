/// SQLite's `LIKE`: `%` stands for any text, `_` for any code point, ASCII
/// letters match in either case, and a NUL ends pattern and text (SQLite 3,
/// `likeFunc` with `SQLITE_CASE_SENSITIVE_LIKE` off).
struct LikePattern {
  private let units: [Unicode.Scalar]

  /// - Parameter pattern: as SQLite gets it, wildcards included.
  init(_ pattern: String) {
    units = Self.visible(pattern)
  }

  /// What SQLAlchemy makes of `column.startswith(prefix)`, wildcards in
  /// `prefix` included.
  init(prefix: String) { self.init(prefix + "%") }

  /// O(pattern × text) at worst.
  func matches(_ text: String) -> Bool {
    let text = Self.visible(text)
    var index = 0
    var unit = 0
    // Where to go on when the text behind the last `%` does not fit.
    var retry: (index: Int, unit: Int)?
    while index < text.count {
      if unit < units.count, units[unit] == "%" {
        unit += 1
        retry = (index, unit)
      } else if unit < units.count, Self.match(units[unit], text[index]) {
        unit += 1
        index += 1
      } else if let last = retry {
        index = last.index + 1
        unit = last.unit
        retry = (index, unit)
      } else {
        return false
      }
    }
    return units[unit...].allSatisfy { $0 == "%" }
  }

  /// Whether one unit of a pattern that is no `%` takes the code point.
  static func match(_ unit: Unicode.Scalar, _ scalar: Unicode.Scalar) -> Bool {
    unit == "_" || folded(unit) == folded(scalar)
  }

  /// The code point with ASCII capitals lowered.
  static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar
  }

  /// The byte with ASCII capitals lowered.
  static func folded(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  static func isWildcard(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "%") || byte == UInt8(ascii: "_") }

  /// What SQLite sees of a text: everything before the first NUL.
  static func visible(_ text: String) -> [Unicode.Scalar] {
    Array(text.unicodeScalars.prefix { $0 != "\0" })
  }
}
