/// What a field of a ZenML configuration class takes: the compact form of a
/// pydantic core schema.
///
/// ``ConfigAnalysis`` holds the interpreter that does with it what pydantic's lax
/// mode does.
public indirect enum ValueType: Sendable {
  case any
  case none
  case bool
  case int(NumberBounds)
  case float(NumberBounds)
  case string(TextLimits)
  /// pydantic's `SecretStr`: takes what ``string(_:)`` takes.
  case secret
  /// Exactly one of these texts.
  case literal([String])
  /// A Python `str` enum: one of its members' values.
  case enumeration(name: String, values: [String])
  /// The type, or null.
  case nullable(ValueType)
  case list(ValueType)
  /// A list with exactly one item per type.
  case tuple([ValueType])
  case dictionary(key: ValueType, value: ValueType)
  case union(UnionMode, [ValueType])
  case model(ModelSchema)
  /// A type with a hand-written validator before or after it.
  case validated(ValidatorMode, name: String, ValueType)
}

/// How pydantic picks a member of a union.
public enum UnionMode: String, Sendable {
  /// The member that fits most exactly, the first of equals.
  case smart
  /// The first member that takes the value.
  case leftToRight = "left_to_right"
}

/// When a hand-written validator sees a value.
public enum ValidatorMode: String, Sendable {
  /// The value as given.
  case before
  /// The value as the type has validated it.
  case after
}

/// Limits of a number; nil where there is none.
public struct NumberBounds: Sendable, Hashable {
  /// `ge`: the smallest number allowed.
  public var atLeast: Double?
  /// `gt`: numbers must be above it.
  public var above: Double?
  /// `le`: the largest number allowed.
  public var atMost: Double?
  /// `lt`: numbers must be below it.
  public var below: Double?

  public init(atLeast: Double? = nil, above: Double? = nil, atMost: Double? = nil, below: Double? = nil) {
    self.atLeast = atLeast
    self.above = above
    self.atMost = atMost
    self.below = below
  }
}

/// Limits of a text, lengths in Unicode code points; nil where there is none.
public struct TextLimits: Sendable, Hashable {
  public var minLength: Int?
  public var maxLength: Int?
  public var pattern: TextPattern?

  public init(minLength: Int? = nil, maxLength: Int? = nil, pattern: TextPattern? = nil) {
    self.minLength = minLength
    self.maxLength = maxLength
    self.pattern = pattern
  }
}

/// A pattern of alternatives that are fixed texts, each anchored or not: all that
/// ZenML's classes use (the exporter fails on any other).
public struct TextPattern: Sendable, Hashable {
  /// As written in the class, such as `^TCP|HTTP$`.
  public let source: String

  public init(_ source: String) { self.source = source }

  /// Whether the pattern is found in `text` (`re.search`).
  public func matches(_ text: String) -> Bool {
    source.split(separator: "|", omittingEmptySubsequences: false).contains { alternative in
      let atStart = alternative.hasPrefix("^")
      let atEnd = alternative.hasSuffix("$")
      let fixed = alternative.dropFirst(atStart ? 1 : 0).dropLast(atEnd ? 1 : 0)
      switch (atStart, atEnd) {
      case (true, true): return text.utf8.elementsEqual(fixed.utf8)
      case (true, false): return text.utf8.starts(with: fixed.utf8)
      case (false, true): return text.utf8.reversed().starts(with: fixed.utf8.reversed())
      case (false, false): return Self.holds(Array(text.utf8), Array(fixed.utf8))
      }
    }
  }

  private static func holds(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard part.count <= text.count else { return false }
    return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
  }
}

/// A Python value that the catalog states, such as a field's default.
public indirect enum CatalogValue: Sendable, Hashable {
  case none
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(String)
  case list([CatalogValue])
  case tuple([CatalogValue])
  case dictionary([Pair])

  public struct Pair: Sendable, Hashable {
    public let key: CatalogValue
    public let value: CatalogValue
    public init(key: CatalogValue, value: CatalogValue) {
      self.key = key
      self.value = value
    }
  }
}
