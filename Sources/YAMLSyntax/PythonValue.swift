/// What Python holds after PyYAML's `SafeLoader` has read a node, or after
/// `json.loads` has read a JSON string inside one; each value keeps the place
/// in the document that it came from.
///
/// Values that an alias repeats share their storage, so a value is a compact
/// directed graph even for an "alias bomb"; code that walks one must count its
/// steps. A value that contains itself ends in ``Kind/cycle``.
public struct PythonValue: Sendable {
  public var kind: Kind
  /// Where the value stands. For a value reached through an alias: where the
  /// anchored node stands. For a value inside a JSON string: the whole scalar.
  public var range: ByteRange

  public init(_ kind: Kind, range: ByteRange) {
    self.kind = kind
    self.range = range
  }

  /// The Python types that `SafeLoader` and `json.loads` can produce.
  public indirect enum Kind: Sendable {
    case none
    case bool(Bool)
    case int(PythonInteger)
    case float(Double)
    case string(String)
    /// `!!binary`, decoded.
    case bytes([UInt8])
    case date(PythonDate)
    case datetime(PythonDateTime)
    case list([PythonValue])
    /// The pairs of `!!omap` and `!!pairs`, and sequences used as mapping keys.
    case tuple([PythonValue])
    /// `!!set`, in first-seen order.
    case set([PythonValue])
    case dict(PythonDictionary)
    /// The list or dict that this very value stands in (an alias to an
    /// enclosing node).
    case cycle
  }
}

/// A Python `dict` as `SafeLoader` leaves it: merge keys (`<<`) applied,
/// duplicate keys settled (the last value wins, at the place of the first), in
/// Python's insertion order.
public struct PythonDictionary: Sendable {
  public struct Entry: Sendable {
    public var key: PythonValue
    public var value: PythonValue
    public init(key: PythonValue, value: PythonValue) {
      self.key = key
      self.value = value
    }
  }

  public var entries: [Entry]

  public init(_ entries: [Entry]) { self.entries = entries }

  /// The value of the key that is the string `name`.
  public subscript(name: String) -> PythonValue? {
    entries.first { $0.key.string == name }?.value
  }
}

/// A Python `int`, of any size.
public struct PythonInteger: Hashable, Sendable {
  /// Canonical decimal digits, with a leading `-` where negative.
  public let decimal: String
  /// The value where it fits 64 bits.
  public let int64: Int64?

  public init(_ value: Int64) {
    decimal = String(value)
    int64 = value
  }

  /// - Parameter decimal: optional `-`, then digits without leading zeros.
  public init(canonicalDecimal decimal: String) {
    self.decimal = decimal
    int64 = Int64(decimal)
  }
}

/// `datetime.date`.
public struct PythonDate: Hashable, Sendable {
  public let year: Int, month: Int, day: Int
  public init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }
}

/// `datetime.datetime`; `utcOffsetSeconds` is nil for a naive one.
public struct PythonDateTime: Hashable, Sendable {
  public let date: PythonDate
  public let hour: Int, minute: Int, second: Int, microsecond: Int
  public let utcOffsetSeconds: Int?
  public init(
    date: PythonDate, hour: Int, minute: Int, second: Int, microsecond: Int, utcOffsetSeconds: Int?
  ) {
    self.date = date
    self.hour = hour
    self.minute = minute
    self.second = second
    self.microsecond = microsecond
    self.utcOffsetSeconds = utcOffsetSeconds
  }
}

extension PythonValue {
  /// The text, if this is a Python `str`.
  public var string: String? {
    if case .string(let text) = kind { text } else { nil }
  }

  public var isNone: Bool {
    if case .none = kind { true } else { false }
  }
}
