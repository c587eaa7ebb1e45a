import YAMLSyntax

extension PythonInteger {
  /// `int(value)` of a float; nil for infinities and NaN, where Python raises.
  init?(truncating value: Double) {
    guard value.isFinite else { return nil }
    if let small = Int64(exactly: value.rounded(.towardZero)) {
      self.init(small)
      return
    }
    // At least 2⁶³, so an integer: significand × 2^shift, at most 309 digits.
    var digits = String(value.significandBitPattern | (1 << 52)).utf8.reversed().map { $0 - 48 }
    for _ in 0..<(Int(value.exponent) - 52) {
      var carry: UInt8 = 0
      for index in digits.indices {
        let doubled = digits[index] * 2 + carry
        digits[index] = doubled % 10
        carry = doubled / 10
      }
      if carry > 0 { digits.append(carry) }
    }
    let text = String(decoding: digits.reversed().map { $0 + 48 }, as: UTF8.self)
    self.init(canonicalDecimal: value < 0 ? "-" + text : text)
  }
}
