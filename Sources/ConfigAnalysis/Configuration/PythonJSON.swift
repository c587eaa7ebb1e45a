package import YAMLSyntax

/// `json.loads` of CPython 3.11.
///
/// Every value stands at the range of the scalar that holds the JSON text. Half of
/// a surrogate pair, which Python's `str` holds and UTF-8 cannot, becomes U+FFFD.
package struct PythonJSON {
  private let bytes: [UInt8]
  private let range: ByteRange
  private var offset = 0

  /// Whose reading of JSON.
  package enum Reader {
    /// `json.loads`: gives up at about 1,000 nested levels.
    case python
    /// pydantic's `model_validate_json`: gives up behind 200 nested levels and
    /// takes no half of a surrogate pair.
    case pydantic

    fileprivate var deepest: Int {
      switch self {
      case .python: 990
      case .pydantic: 200
      }
    }
  }

  private let reader: Reader

  /// Nil where the reader raises.
  package static func parse(_ text: String, range: ByteRange, by reader: Reader = .python) -> PythonValue? {
    var parser = PythonJSON(bytes: Array(text.utf8), range: range, reader: reader)
    return parser.document()
  }

  private init(bytes: [UInt8], range: ByteRange, reader: Reader) {
    self.bytes = bytes
    self.range = range
    self.reader = reader
  }

  // MARK: Values

  /// An open list or dict.
  private struct Container {
    var items: [PythonValue] = []
    var entries: [PythonDictionary.Entry] = []
    /// Where each key stands among the entries: the last of equals wins.
    var places: [[UInt8]: Int] = [:]
    /// The key that waits for its value; nil in a list.
    var key: PythonValue?
    let isList: Bool

    mutating func append(_ value: PythonValue) {
      guard !isList else {
        items.append(value)
        return
      }
      guard let key else { return }
      let name = Array((key.string ?? "").utf8)
      if let place = places[name] {
        entries[place].value = value
      } else {
        places[name] = entries.count
        entries.append(.init(key: key, value: value))
      }
    }

    var kind: PythonValue.Kind { isList ? .list(items) : .dict(PythonDictionary(entries)) }
  }

  private mutating func document() -> PythonValue? {
    var open: [Container] = []
    skipBlanks()
    while true {
      // A value starts here.
      var finished: PythonValue?
      switch peek {
      case UInt8(ascii: "["):
        offset += 1
        skipBlanks()
        if take("]") {
          finished = value(.list([]))
        } else {
          open.append(Container(isList: true))
        }
      case UInt8(ascii: "{"):
        offset += 1
        skipBlanks()
        if take("}") {
          finished = value(.dict(PythonDictionary([])))
        } else {
          open.append(Container(isList: false))
          guard let key = key() else { return nil }
          open[open.count - 1].key = key
        }
      default:
        guard let scalar = scalar() else { return nil }
        finished = scalar
      }
      guard open.count <= reader.deepest else { return nil }
      // The value may close what it stands in.
      while let value = finished {
        skipBlanks()
        guard var container = open.popLast() else { return peek == nil ? value : nil }
        container.append(value)
        if take(",") {
          skipBlanks()
          if !container.isList {
            guard let key = key() else { return nil }
            container.key = key
          }
          open.append(container)
          finished = nil
        } else if take(container.isList ? "]" : "}") {
          finished = self.value(container.kind)
        } else {
          return nil
        }
      }
    }
  }

  /// A string, the colon behind it and the blanks around that.
  private mutating func key() -> PythonValue? {
    guard take("\""), let key = string() else { return nil }
    skipBlanks()
    guard take(":") else { return nil }
    skipBlanks()
    return key
  }

  private mutating func scalar() -> PythonValue? {
    guard let first = peek else { return nil }
    switch first {
    case UInt8(ascii: "\""):
      offset += 1
      return string()
    case UInt8(ascii: "n"): return takeWord("null") ? value(.none) : nil
    case UInt8(ascii: "t"): return takeWord("true") ? value(.bool(true)) : nil
    case UInt8(ascii: "f"): return takeWord("false") ? value(.bool(false)) : nil
    case UInt8(ascii: "N"): return takeWord("NaN") ? value(.float(.nan)) : nil
    case UInt8(ascii: "I"): return takeWord("Infinity") ? value(.float(.infinity)) : nil
    default:
      if takeWord("-Infinity") { return value(.float(-.infinity)) }
      return number()
    }
  }

  // MARK: Numbers

  private mutating func number() -> PythonValue? {
    let start = offset
    _ = take("-")
    if !take("0") {
      guard takeDigits() > 0 else { return nil }
    }
    var isFloat = false
    let whole = offset
    if take(".") {
      if takeDigits() > 0 { isFloat = true } else { offset = whole }
    }
    let mantissa = offset
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      if takeDigits() > 0 { isFloat = true } else { offset = mantissa }
    }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    if isFloat { return Double(text).map { value(.float($0)) } }
    // Python converts at most 4,300 digits.
    guard offset - start - (text.hasPrefix("-") ? 1 : 0) <= 4300 else { return nil }
    return value(.int(PythonInteger(canonicalDecimal: text == "-0" ? "0" : text)))
  }

  private mutating func takeDigits() -> Int {
    let start = offset
    while let byte = peek, NumberCoercion.isDigit(byte) { offset += 1 }
    return offset - start
  }

  // MARK: Strings

  /// The string behind its opening quote.
  private mutating func string() -> PythonValue? {
    var text: [UInt8] = []
    while let byte = peek {
      offset += 1
      switch byte {
      case UInt8(ascii: "\""):
        return value(.string(String(decoding: text, as: UTF8.self)))
      case UInt8(ascii: "\\"):
        guard let escaped = peek else { return nil }
        offset += 1
        if escaped == UInt8(ascii: "u") {
          guard let unit = escapedScalar() else { return nil }
          let scalar = Unicode.Scalar(unit)
          if scalar == nil, reader == .pydantic { return nil }
          text += Array(String(scalar ?? "\u{FFFD}").utf8)
        } else {
          guard let plain = Self.escapes[escaped] else { return nil }
          text.append(plain)
        }
      case 0..<0x20: return nil
      default: text.append(byte)
      }
    }
    return nil
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    UInt8(ascii: "/"): UInt8(ascii: "/"), UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12,
    UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
  ]

  /// The code point behind `\u`; two escapes that are a pair make one.
  private mutating func escapedScalar() -> UInt32? {
    guard let high = hexadecimal() else { return nil }
    guard (0xD800...0xDBFF).contains(high) else { return high }
    let behind = offset
    guard take("\\"), take("u"), let low = hexadecimal(), (0xDC00...0xDFFF).contains(low) else {
      offset = behind
      return high
    }
    return 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
  }

  private mutating func hexadecimal() -> UInt32? {
    guard offset + 4 <= bytes.count else { return nil }
    let digits = bytes[offset..<(offset + 4)]
    guard digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }) else { return nil }
    offset += 4
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  // MARK: Bytes

  private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private func value(_ kind: PythonValue.Kind) -> PythonValue { PythonValue(kind, range: range) }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { offset += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  private mutating func takeWord(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    let letters = UnsafeBufferPointer(start: word.utf8Start, count: count)
    guard bytes[offset...].starts(with: letters) else { return false }
    offset += count
    return true
  }
}
