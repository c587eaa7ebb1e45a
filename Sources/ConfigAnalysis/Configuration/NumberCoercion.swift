import YAMLSyntax

/// How pydantic 2.12 reads numbers and truth values in lax mode.
enum NumberCoercion {
  // MARK: bool

  /// A truth value written as a text, in any letter case, without blanks around.
  static func bool(_ text: String) -> Bool? {
    switch text.count <= 5 ? text.lowercasedASCII : "" {
    case "1", "t", "y", "on", "yes", "true": true
    case "0", "f", "n", "no", "off", "false": false
    default: nil
    }
  }

  static func bool(_ number: PythonInteger) -> Bool? {
    switch number.int64 {
    case 0: false
    case 1: true
    default: nil
    }
  }

  // MARK: int

  /// A whole number written as a text: blanks around it, a plus sign, leading
  /// zeros, single underscores between digits and a fraction of zeros pass.
  static func int(_ text: String) -> PythonInteger? {
    var digits = trimmed(text)
    if digits.first == UInt8(ascii: "+") {
      digits = digits.dropFirst()
      if digits.first == UInt8(ascii: "-") { return nil }
    }
    let isNegative = digits.first == UInt8(ascii: "-")
    guard let stripped = withoutLeadingZeros(isNegative ? digits.dropFirst() : digits) else { return nil }
    digits = isNegative ? [UInt8(ascii: "-")] + stripped : stripped
    if let dot = digits.firstIndex(of: UInt8(ascii: ".")), digits.endIndex > dot + 1,
      digits[(dot + 1)...].allSatisfy({ $0 == UInt8(ascii: "0") })
    {
      digits = digits[..<dot]
    }
    return integer(withoutUnderscores(digits))
  }

  /// A number without fraction, within 64 bits.
  static func int(_ number: Double) -> PythonInteger? {
    // The smallest 64-bit number is refused too.
    guard let whole = Int64(exactly: number), whole != .min else { return nil }
    return PythonInteger(whole)
  }

  private static func integer(_ digits: some Collection<UInt8>) -> PythonInteger? {
    let isNegative = digits.first == UInt8(ascii: "-")
    let magnitude = isNegative ? Array(digits.dropFirst()) : Array(digits)
    guard !magnitude.isEmpty, digits.count <= 4300, magnitude.allSatisfy(isDigit) else { return nil }
    // "0-01" comes here as "-01".
    if magnitude.count > 1, magnitude.first == UInt8(ascii: "0") { return nil }
    let text = String(decoding: magnitude, as: UTF8.self)
    return PythonInteger(canonicalDecimal: isNegative && text != "0" ? "-" + text : text)
  }

  private static func withoutLeadingZeros(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let first = text.first else { return nil }
    guard first == UInt8(ascii: "0") else {
      return isDigit(first) ? text : nil
    }
    for index in text.indices.dropFirst() {
      switch text[index] {
      case UInt8(ascii: "0"), UInt8(ascii: "_"): continue
      // A minus sign behind the zeros: 0-9 is -9.
      case UInt8(ascii: "1")...UInt8(ascii: "9"), UInt8(ascii: "-"): return text[index...]
      case UInt8(ascii: "."): return text[(index - 1)...]
      default: return nil
      }
    }
    return text.suffix(1)
  }

  /// The text without its underscores, if each stands alone between other
  /// characters; otherwise as it is.
  private static func withoutUnderscores(_ text: ArraySlice<UInt8>) -> [UInt8] {
    let underscore = UInt8(ascii: "_")
    let doubled = zip(text, text.dropFirst()).contains { $0 == underscore && $1 == underscore }
    guard text.first != underscore, text.last != underscore, !doubled else { return Array(text) }
    return text.filter { $0 != underscore }
  }

  // MARK: float

  /// A number written as a text, as Rust's `f64::from_str` reads it, with blanks
  /// around it or single underscores inside, not both.
  static func float(_ text: String) -> Double? {
    rustFloat(trimmed(text)) ?? rustFloat(withoutUnderscores(Array(text.utf8)[...])[...])
  }

  /// Nil where the number is too large (Python's `OverflowError`).
  static func float(_ number: PythonInteger) -> Double? {
    if let small = number.int64 { return Double(small) }
    guard let value = Double(number.decimal), value.isFinite else { return nil }
    return value
  }

  private static func rustFloat(_ bytes: ArraySlice<UInt8>) -> Double? {
    var rest = bytes
    var isNegative = false
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
      isNegative = rest.first == UInt8(ascii: "-")
      rest = rest.dropFirst()
    }
    switch rest.count <= 8 ? String(decoding: rest, as: UTF8.self).lowercasedASCII : "" {
    case "inf", "infinity": return isNegative ? -.infinity : .infinity
    case "nan": return .nan
    default: break
    }
    let number = rest
    var digits = 0
    rest = rest.drop { byte in
      digits += isDigit(byte) ? 1 : 0
      return isDigit(byte)
    }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst().drop { byte in
        digits += isDigit(byte) ? 1 : 0
        return isDigit(byte)
      }
    }
    guard digits > 0 else { return nil }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
      guard !rest.isEmpty, rest.allSatisfy(isDigit) else { return nil }
    } else if !rest.isEmpty {
      return nil
    }
    return decimalValue(number).map { isNegative ? -$0 : $0 }
  }

  /// The value of `digits [. digits] [e digits]`, which `Double.init` reads but
  /// for a missing digit beside the point.
  private static func decimalValue(_ bytes: ArraySlice<UInt8>) -> Double? {
    var text = String(decoding: bytes, as: UTF8.self)
    if text.hasPrefix(".") { text = "0" + text }
    if let value = Double(text) { return value }
    // "5." and "5.e3".
    return Double(String(text.filter { $0 != "." }))
  }

  // MARK: characters

  static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  /// Without the blanks around it, as Rust's `str::trim` knows them.
  private static func trimmed(_ text: String) -> ArraySlice<UInt8> {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return [] }
    return Array(String(scalars[first...last]).utf8)[...]
  }
}

extension String {
  /// With ASCII letters in lower case and all others as they are.
  var lowercasedASCII: String {
    String(
      decoding: utf8.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 },
      as: UTF8.self)
  }
}
