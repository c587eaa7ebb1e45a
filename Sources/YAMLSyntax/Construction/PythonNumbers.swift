/// Python's `int()` and `float()` on text, and PyYAML's use of them.
enum PythonNumbers {
  /// Python refuses to convert longer decimal text.
  static let maximumDecimalDigits = 4300
  /// Converting takes quadratic time, so digits in excess of this many are read
  /// as zeros (Python takes any number of hexadecimal, octal and binary digits).
  static let maximumExactDigits = 16_384

  // MARK: PyYAML's constructors

  /// `!!int`; nil where Python raises.
  static func integer(_ text: [UInt8]) -> PythonInteger? {
    var digits = text.filter { $0 != 0x5F }[...]
    var isNegative = false
    guard let first = digits.first else { return nil }
    if first == 0x2D { isNegative = true }
    if first == 0x2D || first == 0x2B { digits = digits.dropFirst() }
    guard let lead = digits.first else { return nil }
    var number: SignedDigits?
    if digits.elementsEqual([0x30]) {
      number = SignedDigits()
    } else if digits.starts(with: [0x30, 0x62]) {
      number = parse(digits.dropFirst(2), radix: 2)
    } else if digits.starts(with: [0x30, 0x78]) {
      number = parse(digits.dropFirst(2), radix: 16)
    } else if lead == 0x30 {
      number = parse(digits, radix: 8)
    } else if digits.contains(0x3A) {
      number = sexagesimal(digits)
    } else {
      number = parse(digits, radix: 10)
    }
    guard var number else { return nil }
    if isNegative { number.isNegative.toggle() }
    return number.integer
  }

  /// `!!float`; nil where Python raises.
  static func float(_ text: [UInt8]) -> (value: Double, isSharedNaN: Bool)? {
    var digits = lowercased(text.filter { $0 != 0x5F })[...]
    guard let first = digits.first else { return nil }
    let sign: Double = first == 0x2D ? -1 : 1
    if first == 0x2D || first == 0x2B { digits = digits.dropFirst() }
    if digits.elementsEqual(".inf".utf8) { return (sign * .infinity, false) }
    if digits.elementsEqual(".nan".utf8) { return (.nan, true) }
    guard digits.contains(0x3A) else { return parseFloat(digits).map { (sign * $0, false) } }
    var sum = 0.0
    // Python multiplies by a whole power of 60, which must fit a float.
    var power = BigDecimal()
    power.multiply(by: 1, adding: 1)
    var base = 1.0
    for part in digits.split(separator: 0x3A, omittingEmptySubsequences: false).reversed() {
      guard base.isFinite, let digit = parseFloat(part) else { return nil }
      sum += digit * base
      power.multiply(by: 60, adding: 0)
      base = Double(power.decimal) ?? .infinity
    }
    return (sign * sum, false)
  }

  private static func lowercased(_ text: [UInt8]) -> [UInt8] {
    text.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }

  private static func sexagesimal(_ digits: ArraySlice<UInt8>) -> SignedDigits? {
    var parts: [SignedDigits] = []
    for part in digits.split(separator: 0x3A, omittingEmptySubsequences: false) {
      guard let number = parse(part, radix: 10) else { return nil }
      parts.append(number)
    }
    // Parts of one or two digits, as always without a tag, add up digit by digit.
    var sum = SignedBig()
    for part in parts.prefix(maximumExactDigits) {
      sum.multiplyBy60(adding: part)
    }
    return sum.digits
  }

  // MARK: Python's conversions

  /// Digits of one radix with a sign.
  struct SignedDigits {
    var isNegative = false
    var radix: UInt32 = 10
    var digits: [UInt8] = [0]

    var integer: PythonInteger {
      let significant = digits.drop { $0 == 0 }
      var text: String
      if radix == 10 {
        text = significant.isEmpty ? "0" : String(decoding: significant.map { $0 + 0x30 }, as: UTF8.self)
      } else {
        var number = BigDecimal()
        for (index, digit) in significant.enumerated() {
          number.multiply(by: radix, adding: UInt32(digit))
          if index >= PythonNumbers.maximumExactDigits { break }
        }
        text = number.decimal
      }
      if isNegative, text != "0" { text = "-" + text }
      return PythonInteger(canonicalDecimal: text)
    }
  }

  /// Python's `int(text, radix)`; nil where it raises.
  static func parse(_ text: ArraySlice<UInt8>, radix: UInt32) -> SignedDigits? {
    var rest = transformed(text)[...]
    var result = SignedDigits(radix: radix, digits: [])
    if let sign = rest.first, sign == 0x2B || sign == 0x2D {
      result.isNegative = sign == 0x2D
      rest = rest.dropFirst()
    }
    let marker: UInt8 = radix == 2 ? 0x62 : radix == 8 ? 0x6F : radix == 16 ? 0x78 : 0
    if marker != 0, rest.count >= 2, rest[rest.startIndex] == 0x30, rest[rest.startIndex + 1] | 0x20 == marker
    {
      rest = rest.dropFirst(2)
    }
    guard !rest.isEmpty else { return nil }
    for byte in rest {
      guard let digit = digitValue(byte), digit < radix else { return nil }
      result.digits.append(digit)
    }
    if radix == 10, result.digits.count > maximumDecimalDigits { return nil }
    return result
  }

  private static func digitValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x5A: byte - 0x37
    case 0x61...0x7A: byte - 0x57
    default: nil
    }
  }

  /// Python's `float(text)`; nil where it raises.
  static func parseFloat(_ text: ArraySlice<UInt8>) -> Double? {
    let text = transformed(text)
    var index = 0
    func skipDigits() -> Bool {
      let start = index
      while index < text.count, text[index] >= 0x30, text[index] <= 0x39 { index += 1 }
      return index > start
    }
    if index < text.count, text[index] == 0x2B || text[index] == 0x2D { index += 1 }
    let word = lowercased(Array(text[min(index, text.count)...]))
    if word.elementsEqual("inf".utf8) || word.elementsEqual("infinity".utf8) {
      return text.first == 0x2D ? -.infinity : .infinity
    }
    if word.elementsEqual("nan".utf8) { return .nan }
    let hasWhole = skipDigits()
    var hasFraction = false
    if index < text.count, text[index] == 0x2E {
      index += 1
      hasFraction = skipDigits()
    }
    guard hasWhole || hasFraction else { return nil }
    if index < text.count, text[index] | 0x20 == 0x65 {
      index += 1
      if index < text.count, text[index] == 0x2B || text[index] == 0x2D { index += 1 }
      guard skipDigits() else { return nil }
    }
    guard index == text.count else { return nil }
    return Double(String(decoding: text, as: UTF8.self)) ?? (text.first == 0x2D ? -.infinity : .infinity)
  }

  /// Blanks stripped from both ends and digits of all scripts made ASCII, as
  /// Python does before it reads a number; other characters become `?`.
  private static func transformed(_ text: ArraySlice<UInt8>) -> [UInt8] {
    if text.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return Array(text) }
    let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
    guard let first = scalars.firstIndex(where: { !isPythonSpace($0) }),
      let last = scalars.lastIndex(where: { !isPythonSpace($0) })
    else { return [] }
    return scalars[first...last].map { scalar in
      if scalar.value < 0x7F { return UInt8(truncatingIfNeeded: scalar.value) }
      if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue, value >= 0,
        value <= 9
      {
        return 0x30 + UInt8(value)
      }
      return 0x3F
    }
  }

  private static func isPythonSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
  }
}

/// A sum in base 60 that may have negative parts.
private struct SignedBig {
  private var magnitude = BigDecimal()
  private var small: Int? = 0
  private var isInexact = false

  mutating func multiplyBy60(adding part: PythonNumbers.SignedDigits) {
    if let value = small, let addend = part.integer.int64.map(Int.init) {
      let (product, overflowed) = value.multipliedReportingOverflow(by: 60)
      let (sum, overflowedAgain) = product.addingReportingOverflow(addend)
      if !overflowed, !overflowedAgain {
        small = sum
        return
      }
    }
    if let value = small {
      small = nil
      for byte in String(value.magnitude).utf8 { magnitude.multiply(by: 10, adding: UInt32(byte - 0x30)) }
    }
    // Only `!!int` on odd text has parts of other sizes here.
    magnitude.multiply(by: 60, adding: UInt32(clamping: part.integer.int64 ?? 0))
  }

  var digits: PythonNumbers.SignedDigits {
    let text = small.map { String($0) } ?? magnitude.decimal
    return PythonNumbers.SignedDigits(
      isNegative: text.hasPrefix("-"), radix: 10, digits: text.utf8.filter { $0 != 0x2D }.map { $0 - 0x30 })
  }
}
