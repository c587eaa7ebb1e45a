import YAMLSyntax

extension PythonValue {
  /// `bool(value)`.
  var isTruthy: Bool {
    switch kind {
    case .none: false
    case .bool(let value): value
    case .int(let value): value.int64 != 0
    case .float(let value): value != 0
    case .string(let text): !text.isEmpty
    case .bytes(let bytes): !bytes.isEmpty
    case .list(let items), .tuple(let items), .set(let items): !items.isEmpty
    case .dict(let dictionary): !dictionary.entries.isEmpty
    case .date, .datetime, .cycle: true
    }
  }

  /// Whether this is the `str` that `text` is.
  func isText(_ text: String) -> Bool { string?.isPythonEqual(to: text) ?? false }

  var dictionary: PythonDictionary? {
    if case .dict(let dictionary) = kind { dictionary } else { nil }
  }

  /// The elements of a `list` or `tuple`: pydantic hands a validated sequence
  /// to a validator as the one or the other.
  var sequence: [PythonValue]? {
    switch kind {
    case .list(let items), .tuple(let items): items
    default: nil
    }
  }
}

extension PythonInteger {
  /// `<` of two Python integers of any size.
  static func < (left: PythonInteger, right: PythonInteger) -> Bool {
    if let left = left.int64, let right = right.int64 { return left < right }
    let isLeftNegative = left.decimal.utf8.first == UInt8(ascii: "-")
    let isRightNegative = right.decimal.utf8.first == UInt8(ascii: "-")
    if isLeftNegative != isRightNegative { return isLeftNegative }
    return isLeftNegative
      ? right.hasSmallerMagnitude(than: left) : left.hasSmallerMagnitude(than: right)
  }

  /// Compares the digits; both numbers have the same sign.
  private func hasSmallerMagnitude(than other: PythonInteger) -> Bool {
    let left = Array(decimal.utf8)
    let right = Array(other.decimal.utf8)
    return left.count == right.count ? left.lexicographicallyPrecedes(right) : left.count < right.count
  }
}
