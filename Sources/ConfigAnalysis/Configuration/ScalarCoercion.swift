import YAMLSyntax
import ZenMLCatalog

/// pydantic's lax conversions of single values.
enum ScalarCoercion {
  /// Nil where the type does not take the value. `type` is a scalar type.
  static func validate(_ value: PythonValue, as type: ValueType) -> Validated? {
    switch type {
    case .bool: bool(value)
    case .int(let bounds): int(value, bounds)
    case .float(let bounds): float(value, bounds)
    case .string(let limits): string(value, limits)
    case .secret: string(value, TextLimits())
    case .literal(let values): literal(value, values)
    case .enumeration(_, let values): enumeration(value, values)
    default: nil
    }
  }

  // MARK: Numbers

  private static func bool(_ value: PythonValue) -> Validated? {
    if case .bool = value.kind { return Validated(value) }
    let found: Bool? =
      switch value.kind {
      case .int(let number): NumberCoercion.bool(number)
      case .float(let number): number == 0 ? false : number == 1 ? true : nil
      default: text(value).flatMap { NumberCoercion.bool($0) }
      }
    return found.map { Validated(value.with(.bool($0)), .lax) }
  }

  private static func int(_ value: PythonValue, _ bounds: NumberBounds) -> Validated? {
    let found: PythonInteger?
    var exactness = Exactness.lax
    switch value.kind {
    case .int(let number):
      found = number
      exactness = .exact
    case .bool(let flag): found = PythonInteger(flag ? 1 : 0)
    case .float(let number): found = NumberCoercion.int(number)
    default: found = text(value).flatMap { NumberCoercion.int($0) }
    }
    guard let found, bounds.allow(found) else { return nil }
    return Validated(value.with(.int(found)), exactness)
  }

  private static func float(_ value: PythonValue, _ bounds: NumberBounds) -> Validated? {
    let found: Double?
    var exactness = Exactness.lax
    switch value.kind {
    case .float(let number):
      found = number
      exactness = .exact
    case .int(let number):
      found = NumberCoercion.float(number)
      exactness = .strict
    case .bool(let flag): found = flag ? 1 : 0
    default: found = text(value).flatMap { NumberCoercion.float($0) }
    }
    guard let found, bounds.allow(found) else { return nil }
    return Validated(value.with(.float(found)), exactness)
  }

  // MARK: Texts

  /// The text of a `str`, or of `bytes` that are UTF-8.
  private static func text(_ value: PythonValue) -> String? {
    switch value.kind {
    case .string(let text): text
    case .bytes(let bytes): String(validating: bytes, as: UTF8.self)
    default: nil
    }
  }

  private static func string(_ value: PythonValue, _ limits: TextLimits) -> Validated? {
    guard let text = text(value) else { return nil }
    if limits != TextLimits(), text.unicodeScalars.contains("\u{FFFD}") {
      // U+FFFD stands for half of a surrogate pair (an escape such as "\ud83d"),
      // in which pydantic can neither count nor search. One that the document
      // spells out is refused here though ZenML takes it.
      return nil
    }
    if limits.minLength != nil || limits.maxLength != nil {
      let length = text.unicodeScalars.count
      guard length >= limits.minLength ?? 0, length <= limits.maxLength ?? Int.max else { return nil }
    }
    if let pattern = limits.pattern, !pattern.matches(text) { return nil }
    if value.string != nil { return Validated(value) }
    return Validated(value.with(.string(text)), .lax)
  }

  private static func literal(_ value: PythonValue, _ values: [String]) -> Validated? {
    guard values.contains(where: { value.isText($0) }) else { return nil }
    return Validated(value)
  }

  private static func enumeration(_ value: PythonValue, _ values: [String]) -> Validated? {
    guard let text = text(value), values.contains(where: { text.isPythonEqual(to: $0) }) else { return nil }
    return Validated(value.with(.string(text)), .lax)
  }
}

extension PythonValue {
  /// Another value at the same place.
  func with(_ kind: Kind) -> PythonValue { PythonValue(kind, range: range) }
}

extension NumberBounds {
  func allow(_ number: PythonInteger) -> Bool {
    // A number beyond 64 bits lies beyond every bound that is stated.
    allow(number.int64.map(Double.init) ?? (number.decimal.hasPrefix("-") ? -.infinity : .infinity))
  }

  /// NaN is within no bound.
  func allow(_ number: Double) -> Bool {
    if let atLeast, !(number >= atLeast) { return false }
    if let above, !(number > above) { return false }
    if let atMost, !(number <= atMost) { return false }
    if let below, !(number < below) { return false }
    return true
  }
}
