import YAMLSyntax
import ZenMLCatalog

/// `model_dump(mode="json")` of a validated configuration: what ZenML writes into
/// its store.
///
/// In values of type `any` pydantic gives up below 255 levels; that bounds the
/// recursion here.
struct JSONDump {
  private(set) var refusals: [ConfigurationRefusal] = []
  private var path: [PathPart] = []
  private var remainingSteps = ConfigurationBudget.steps
  var usedSteps: Int { ConfigurationBudget.steps - max(0, remainingSteps) }

  /// How many levels of `any` may stand inside each other, single values included.
  private static let deepest = 255

  /// The JSON form; nil where there is none.
  mutating func json(_ value: PythonValue, as type: ValueType) -> PythonValue? {
    json(value, type, level: 0)
  }

  /// - Parameters:
  ///   - type: nil for values that have none, such as extra keys of a model.
  ///   - level: levels of `any` around the value.
  private mutating func json(_ value: PythonValue, _ type: ValueType?, level: Int) -> PythonValue? {
    remainingSteps -= 1
    guard remainingSteps > 0 else { return fail(.tooLarge(value, path: path)) }
    let type = type?.serialized(for: value)
    let level = type == nil || type?.isShared == true ? level + 1 : level
    guard level <= Self.deepest else { return fail(.tooDeep(value, path: path)) }
    switch value.kind {
    case .none, .bool, .int, .float, .string: return value
    case .bytes(let bytes):
      guard let text = String(validating: bytes, as: UTF8.self) else {
        return fail(.notText(value, path: path))
      }
      return value.with(.string(text))
    case .date(let date): return value.with(.string(date.isoText))
    case .datetime(let moment): return value.with(.string(moment.isoText))
    case .list(let items), .tuple(let items), .set(let items):
      return list(items, value, type, level: level)
    case .dict(let dictionary):
      return self.dictionary(dictionary, value, type, level: level)
    case .cycle: return fail(.containsItself(value, path: path))
    }
  }

  private mutating func list(
    _ items: [PythonValue], _ value: PythonValue, _ type: ValueType?, level: Int
  ) -> PythonValue? {
    var result: [PythonValue] = []
    result.reserveCapacity(items.count)
    for (index, item) in items.enumerated() {
      path.append(.index(index))
      defer { path.removeLast() }
      guard let item = json(item, type?.item(index), level: level) else { return nil }
      result.append(item)
    }
    return value.with(.list(result))
  }

  private mutating func dictionary(
    _ dictionary: PythonDictionary, _ value: PythonValue, _ type: ValueType?, level: Int
  ) -> PythonValue? {
    if remainingSteps > dictionary.entries.count, level < Self.deepest,
      dictionary.entries.allSatisfy({ $0.key.string != nil && $0.value.isJSONScalar })
    {
      remainingSteps -= dictionary.entries.count
      return value
    }
    var entries: [PythonDictionary.Entry] = []
    entries.reserveCapacity(dictionary.entries.count)
    for entry in dictionary.entries {
      path.append(.key(entry.key.inPath))
      defer { path.removeLast() }
      guard let name = keyText(entry.key) else { return fail(.notText(entry.key, path: path)) }
      guard let item = json(entry.value, type?.value(of: name), level: level) else { return nil }
      entries.append(.init(key: entry.key.with(.string(name)), value: item))
    }
    return value.with(.dict(PythonDictionary(entries)))
  }

  /// A key as JSON has it; nil where pydantic has no text for it.
  private func keyText(_ key: PythonValue) -> String? {
    switch key.kind {
    case .string(let text): text
    case .none: "None"
    case .bool(let flag): flag ? "true" : "false"
    case .int(let number): number.decimal
    case .float(let number): "\(number)"
    case .bytes(let bytes): String(validating: bytes, as: UTF8.self)
    case .date(let date): date.isoText
    case .datetime(let moment): moment.isoText
    case .tuple(let items): tupleText(items)
    case .list, .set, .dict, .cycle: nil
    }
  }

  /// The texts of a tuple's items with commas between them. Tuples of tuples are
  /// followed as deep as pydantic goes.
  private func tupleText(_ items: [PythonValue], depth: Int = 0) -> String? {
    guard depth < Self.deepest else { return nil }
    var texts: [String] = []
    for item in items {
      let text: String? =
        if case .tuple(let inner) = item.kind { tupleText(inner, depth: depth + 1) } else { keyText(item) }
      guard let text else { return nil }
      texts.append(text)
    }
    return texts.joined(separator: ",")
  }

  private mutating func fail(_ refusal: ConfigurationRefusal) -> PythonValue? {
    refusals.append(refusal)
    return nil
  }
}

extension PythonValue {
  /// Is it written into JSON as it is?
  fileprivate var isJSONScalar: Bool {
    switch kind {
    case .none, .bool, .int, .float, .string: true
    default: false
    }
  }
}

extension ValueType {
  /// The type that says how to serialize `value`; nil where that is left to the
  /// value itself.
  fileprivate func serialized(for value: PythonValue) -> ValueType? {
    switch core {
    case .any: nil
    case .union(_, let members):
      members.lazy.compactMap { $0.serialized(for: value) }.first { $0.isContainer(like: value) }
        ?? (value.isContainer ? nil : self)
    case let type: type
    }
  }

  fileprivate var isShared: Bool {
    if case .model(let model) = self { model.isShared } else { false }
  }

  private func isContainer(like value: PythonValue) -> Bool {
    switch (self, value.kind) {
    case (.list, .list), (.tuple, .list), (.dictionary, .dict), (.model, .dict): true
    default: false
    }
  }

  fileprivate func item(_ index: Int) -> ValueType? {
    switch self {
    case .list(let item): item
    case .tuple(let items): items.indices.contains(index) ? items[index] : nil
    default: nil
    }
  }

  fileprivate func value(of key: String) -> ValueType? {
    switch self {
    case .dictionary(_, let value): value
    case .model(let model): model.field(key)?.type
    default: nil
    }
  }
}

extension PythonValue {
  fileprivate var isContainer: Bool {
    switch kind {
    case .list, .tuple, .set, .dict: true
    default: false
    }
  }
}

extension PythonDate {
  /// `date.isoformat()`.
  var isoText: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }
}

extension PythonDateTime {
  /// Like `datetime.isoformat()`.
  var isoText: String {
    var text = "\(date.isoText)T\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))"
    if microsecond != 0 { text += ".\(padded(microsecond, 6))" }
    switch utcOffsetSeconds {
    case nil: break
    case 0: text += "Z"
    case let offset?:
      let minutes = offset.magnitude / 60
      text += "\(offset < 0 ? "-" : "+")\(padded(Int(minutes / 60), 2)):\(padded(Int(minutes % 60), 2))"
    }
    return text
  }
}

private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
