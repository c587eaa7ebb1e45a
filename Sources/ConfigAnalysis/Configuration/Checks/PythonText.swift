/// Python's `str` methods, which see code points where Swift sees grapheme
/// clusters and takes canonically equivalent texts for equal.
extension String {
  /// `str.startswith`.
  func pythonHasPrefix(_ prefix: String) -> Bool { utf8.starts(with: prefix.utf8) }

  /// `==` of two `str`.
  func isPythonEqual(to other: String) -> Bool { utf8.elementsEqual(other.utf8) }

  /// `str.strip(characters)`, with the characters as a predicate.
  func pythonStripped(where isStripped: (Unicode.Scalar) -> Bool) -> String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !isStripped($0) }),
      let last = scalars.lastIndex(where: { !isStripped($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  /// `str.strip()`.
  func pythonStripped() -> String { pythonStripped(where: \.isPythonSpace) }

  /// `str.rstrip("/")`.
  func withoutTrailingSlashes() -> String {
    guard let last = utf8.lastIndex(where: { $0 != UInt8(ascii: "/") }) else { return "" }
    return String(decoding: utf8[...last], as: UTF8.self)
  }

  /// The text for a message: in back quotes, on one line, cut where it is very
  /// long.
  var quoted: String {
    let limit = 80
    let line = utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) ? onOneLine : self
    return line.unicodeScalars.count <= limit
      ? "`\(line)`" : "`\(String(String.UnicodeScalarView(line.unicodeScalars.prefix(limit))))…`"
  }

  private var onOneLine: String {
    var line = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar {
      case "\n": line.append(contentsOf: "\\n".unicodeScalars)
      case "\r": line.append(contentsOf: "\\r".unicodeScalars)
      default: line.append(scalar)
      }
    }
    return String(line)
  }
}

extension Unicode.Scalar {
  /// `str.isspace` of one character, which is also `\s` of Python's `re`.
  var isPythonSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: false
    }
  }

  /// `\d` of Python's `re` for `str` patterns.
  var isPythonDigit: Bool { properties.generalCategory == .decimalNumber }

  var isASCIILowercaseLetter: Bool { ("a"..."z").contains(self) }
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
  var isASCIIHexDigit: Bool { isASCIIDigit || ("a"..."f").contains(self) || ("A"..."F").contains(self) }
}

extension String {
  /// The code points up to where `$` of Python's `re` matches: the end, or the
  /// place before one final line feed.
  var scalarsBeforePatternEnd: [Unicode.Scalar] {
    var scalars = Array(unicodeScalars)
    if scalars.last == "\n" { scalars.removeLast() }
    return scalars
  }
}
