import YAMLSyntax
import ZenMLCatalog

/// Does with a ``ValueType`` what pydantic 2.12 does in lax mode.
///
/// It recurses along the type, whose depth the catalog bounds, never along the
/// value; a budget of steps bounds values that share parts.
struct ValueInterpreter {
  /// What was refused so far.
  private(set) var refusals: [ConfigurationRefusal] = []
  /// Where the interpreter stands; ``ConfigurationRefusal/path``.
  var path: [PathPart] = []
  /// Fields are left out of the configuration because they were refused already:
  /// checks of the whole configuration would only complain of what is missing.
  let isIncomplete: Bool
  private var remainingSteps = ConfigurationBudget.steps
  var usedSteps: Int { ConfigurationBudget.steps - max(0, remainingSteps) }

  init(isIncomplete: Bool = false) { self.isIncomplete = isIncomplete }

  mutating func refuse(_ refusal: ConfigurationRefusal) { refusals.append(refusal) }

  /// The refusal that `value` is not what `type` takes.
  mutating func refuse(_ value: PythonValue, _ type: ValueType) -> Validated? {
    refusals.append(.invalidValue(value, type: type, path: path))
    return nil
  }

  /// The value as the class would hold it; nil where it is refused.
  mutating func validate(_ value: PythonValue, as type: ValueType) -> Validated? {
    guard remainingSteps > 0 else {
      if remainingSteps == 0 { refuse(.tooLarge(value, path: path)) }
      remainingSteps = -1
      return nil
    }
    remainingSteps -= 1
    switch type {
    case .any:
      return Validated(value)
    case .none:
      return value.isNone ? Validated(value) : refuse(value, type)
    case .bool, .int, .float, .string, .secret, .literal, .enumeration:
      return ScalarCoercion.validate(value, as: type) ?? refuse(value, type)
    case .nullable(let inner):
      return value.isNone ? Validated(value) : validate(value, as: inner)
    case .list(let item):
      return list(value, of: item, type)
    case .tuple(let items):
      return tuple(value, of: items, type)
    case .dictionary(let keyType, let valueType):
      return dictionary(value, keyType, valueType, type)
    case .union(let mode, let members):
      return union(value, mode, members, type)
    case .model(let model):
      return self.model(value, model, type)
    case .validated(let mode, let name, let inner):
      return validated(value, mode, name, inner)
    }
  }

  /// One step down: `part` of the value.
  mutating func validate(_ value: PythonValue, as type: ValueType, at part: PathPart) -> Validated? {
    path.append(part)
    defer { path.removeLast() }
    return validate(value, as: type)
  }

  // MARK: Containers

  private mutating func list(_ value: PythonValue, of item: ValueType, _ type: ValueType) -> Validated? {
    guard let (items, exactness) = value.laxItems(exactly: .list) else { return refuse(value, type) }
    var parts = ValidatedParts(exactness)
    for (index, element) in items.enumerated() {
      parts.append(validate(element, as: item, at: .index(index)))
    }
    return parts.list(range: value.range)
  }

  private mutating func tuple(
    _ value: PythonValue, of types: [ValueType], _ type: ValueType
  ) -> Validated? {
    guard let (items, exactness) = value.laxItems(exactly: .tuple), items.count == types.count else {
      return refuse(value, type)
    }
    var parts = ValidatedParts(exactness)
    for (index, (element, itemType)) in zip(items, types).enumerated() {
      parts.append(validate(element, as: itemType, at: .index(index)))
    }
    return parts.list(range: value.range)
  }

  private mutating func dictionary(
    _ value: PythonValue, _ keyType: ValueType, _ valueType: ValueType, _ type: ValueType
  ) -> Validated? {
    guard let entries = value.dictionary?.entries else { return refuse(value, type) }
    if remainingSteps > 2 * entries.count,
      entries.allSatisfy({ keyType.keeps($0.key) && valueType.keeps($0.value) })
    {
      remainingSteps -= 2 * entries.count
      return Validated(value)
    }
    var parts = ValidatedParts(.exact)
    for entry in entries {
      path.append(.key(entry.key.inPath))
      let key = validate(entry.key, as: keyType)
      let item = validate(entry.value, as: valueType)
      path.removeLast()
      parts.append(key: key, value: item)
    }
    return parts.dictionary(range: value.range)
  }

  // MARK: Unions

  private mutating func union(
    _ value: PythonValue, _ mode: UnionMode, _ members: [ValueType], _ type: ValueType
  ) -> Validated? {
    let known = refusals.count
    var best: Validated?
    for member in members {
      guard let found = validate(value, as: member) else { continue }
      if found.exactness > (best?.exactness ?? .none) { best = found }
      if mode == .leftToRight || found.exactness == .exact { break }
    }
    let reasons = refusals[known...]
    refusals.removeSubrange(known...)
    if let best { return best }
    // A member that takes this kind of container, but not what stands in it,
    // knows the smaller place.
    let deeper = reasons.filter { $0.path.count > path.count }
    if deeper.isEmpty {
      return refuse(value, type)
    }
    refusals += deeper
    return nil
  }

  // MARK: Hand-written validators

  private mutating func validated(
    _ value: PythonValue, _ mode: ValidatorMode, _ name: String, _ inner: ValueType
  ) -> Validated? {
    switch mode {
    case .before:
      guard let given = run(name, CheckInput(value: value, owner: owner)) else { return nil }
      return validate(given, as: inner)
    case .after:
      guard var result = validate(value, as: inner) else { return nil }
      if path.isEmpty, isIncomplete { return result }
      let input = CheckInput(
        value: result.value, owner: result.model ?? owner, fieldsSet: result.fieldsSet)
      guard let returned = run(name, input) else { return nil }
      if result.model == nil { result = Validated(returned, result.exactness) }
      return result
    }
  }

  /// The class whose field or values are being validated.
  var owner: String { owners.last ?? "" }
  var owners: [String] = []

  /// What the validator returns; nil where it refuses.
  mutating func run(_ name: String, _ input: CheckInput) -> PythonValue? {
    guard let check = ConfigurationChecks.named(name) else { return input.value }
    return run(check, input)
  }

  mutating func run(_ check: ConfigurationCheck, _ input: CheckInput) -> PythonValue? {
    switch check.run(input) {
    case .accepted(let value):
      return value
    case .refused(let message, let place, let field):
      refuse(
        ConfigurationRefusal(
          .check(check.name), path: path + (field.map { [.key($0)] } ?? []),
          range: place ?? input.place(of: field), message: message))
    case .needsSecret(let reference, let place, let field):
      refuse(.secretLookedUp(reference, field: field, path: path + [.key(field)], range: place))
    }
    return nil
  }
}

extension ValueType {
  /// Is the value surely taken as it is? Spares large dictionaries of texts, which
  /// almost always are, the way through the interpreter.
  fileprivate func keeps(_ value: PythonValue) -> Bool {
    switch self {
    case .any: true
    case .string(let limits) where limits.isUnlimited: value.string != nil
    default: false
    }
  }
}

extension TextLimits {
  var isUnlimited: Bool { minLength == nil && maxLength == nil && pattern == nil }
}

/// How much work a configuration may cause: far more than any real one, far less
/// than a value that repeats itself through aliases.
enum ConfigurationBudget {
  static let steps = 1_000_000
}

extension CheckInput {
  /// The value of `field` where the document gives it, else the whole input.
  fileprivate func place(of field: String?) -> ByteRange {
    guard let field, let given = value.dictionary?[field], fieldsSet.isEmpty || fieldsSet.contains(field)
    else { return value.range }
    return given.range
  }
}
