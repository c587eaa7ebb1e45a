import YAMLSyntax

/// How closely a value fits a type: pydantic's smart unions take the closest.
enum Exactness: Int, Comparable, Sendable {
  /// Below every value that fits.
  case none
  /// Converted in a way that only lax mode does.
  case lax
  /// Converted in a way that strict mode does too.
  case strict
  case exact

  static func < (left: Exactness, right: Exactness) -> Bool { left.rawValue < right.rawValue }
}

/// A validated value.
struct Validated {
  /// As the class holds it; a model is the dict of all its fields.
  var value: PythonValue
  /// As `model_dump(exclude_unset=True)` gives it, before the conversion to JSON:
  /// models without the fields that were not given.
  var dumped: PythonValue
  var exactness: Exactness
  /// For a model: its class and the fields that were given.
  var model: String?
  var fieldsSet: Set<String> = []

  init(_ value: PythonValue, _ exactness: Exactness = .exact) {
    self.init(value, dumped: value, exactness)
  }

  init(_ value: PythonValue, dumped: PythonValue, _ exactness: Exactness) {
    self.value = value
    self.dumped = dumped
    self.exactness = exactness
  }
}

/// Collects the validated parts of a container.
struct ValidatedParts {
  private var exactness: Exactness
  private var keys: [PythonValue] = []
  private var values: [PythonValue] = []
  private var dumped: [PythonValue] = []
  private var isComplete = true

  init(_ exactness: Exactness) { self.exactness = exactness }

  /// A refused part (nil) makes the container refused.
  mutating func append(_ part: Validated?) {
    guard let part else {
      isComplete = false
      return
    }
    exactness = min(exactness, part.exactness)
    values.append(part.value)
    dumped.append(part.dumped)
  }

  mutating func append(key: Validated?, value: Validated?) {
    guard let key, let value else {
      isComplete = false
      return
    }
    exactness = min(exactness, key.exactness)
    keys.append(key.value)
    append(value)
  }

  func list(range: ByteRange) -> Validated? {
    guard isComplete else { return nil }
    return Validated(
      PythonValue(.list(values), range: range), dumped: PythonValue(.list(dumped), range: range), exactness)
  }

  func dictionary(range: ByteRange) -> Validated? {
    guard isComplete else { return nil }
    return Validated(
      PythonValue(.dict(Self.dictionary(keys, values)), range: range),
      dumped: PythonValue(.dict(Self.dictionary(keys, dumped)), range: range), exactness)
  }

  private static func dictionary(_ keys: [PythonValue], _ values: [PythonValue]) -> PythonDictionary {
    PythonDictionary(zip(keys, values).map { PythonDictionary.Entry(key: $0, value: $1) })
  }
}

extension PythonValue {
  enum Sequence { case list, tuple }

  /// The items of what pydantic takes for a list or tuple: list, tuple and set.
  func laxItems(exactly sequence: Sequence) -> ([PythonValue], Exactness)? {
    switch kind {
    case .list(let items): (items, sequence == .list ? .exact : .lax)
    case .tuple(let items): (items, sequence == .tuple ? .exact : .lax)
    case .set(let items): (items, .lax)
    default: nil
    }
  }

  /// A key as a part of a path.
  var inPath: String { string ?? inWords }
}
