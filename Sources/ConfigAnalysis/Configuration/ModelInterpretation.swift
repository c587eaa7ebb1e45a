import YAMLSyntax
import ZenMLCatalog

/// How pydantic and ZenML's own `__init__` make a model of a mapping.
extension ValueInterpreter {
  mutating func model(_ value: PythonValue, _ model: ModelSchema, _ type: ValueType) -> Validated? {
    guard let given = value.dictionary else { return refuse(value, type) }
    let known = refusals.count
    owners.append(model.name)
    defer { owners.removeLast() }
    checkKeys(given, model)
    checkReferences(given, model)
    guard let data = prepare(given, model, range: value.range) else { return nil }
    let fields = fields(data.dictionary, model, without: data.refused, range: value.range)
    return refusals.count == known ? fields : nil
  }

  // MARK: Keys

  private mutating func checkKeys(_ given: PythonDictionary, _ model: ModelSchema) {
    // A class with its own `__init__` gets the mapping as keyword arguments.
    let needsTexts = model.secretReferences != .none || model.extra == .allow
    for entry in given.entries {
      if let name = entry.key.string {
        if model.extra == .forbid, model.field(name) == nil {
          refuse(.unknownField(entry.key, of: model, path: path))
        }
      } else if needsTexts || model.extra == .forbid {
        refuse(.unknownField(entry.key, of: model, path: path))
      }
    }
  }

  // MARK: Secret references

  /// `StackComponentConfig.__init__` and `SecretReferenceMixin.__init__`.
  private mutating func checkReferences(_ given: PythonDictionary, _ model: ModelSchema) {
    guard model.secretReferences != .none else { return }
    for entry in given.entries {
      guard let text = entry.value.string, SecretReferenceText.matches(text),
        let name = entry.key.string, let field = model.field(name)
      else { continue }
      if field.hasValidators || (field.isClearText && model.secretReferences == .clear) {
        refuse(.secretNotAllowed(entry.value, field: field, path: path + [.key(name)]))
      }
    }
  }

  // MARK: Steps before the fields

  /// The mapping after the model's "before" validators, and the fields that were
  /// refused on the way; nil where a validator refuses the whole.
  private mutating func prepare(
    _ given: PythonDictionary, _ model: ModelSchema, range: ByteRange
  ) -> (dictionary: PythonDictionary, refused: Set<String>)? {
    var data = given
    var refused: Set<String> = []
    for step in model.before {
      switch step {
      case .convertJSONStrings:
        data = convertJSONStrings(data, model, &refused)
      case .deprecated(let fields):
        guard let migrated = migrate(data, fields) else { return nil }
        data = migrated
      case .check(let name):
        let input = CheckInput(
          value: PythonValue(.dict(data), range: range), owner: model.name,
          fieldsSet: Set(data.entries.compactMap(\.key.string)))
        guard let returned = run(name, input)?.dictionary else { return nil }
        data = returned
      }
    }
    return (data, refused)
  }

  /// `StackComponentConfig._convert_json_strings`.
  private mutating func convertJSONStrings(
    _ data: PythonDictionary, _ model: ModelSchema, _ refused: inout Set<String>
  ) -> PythonDictionary {
    var data = data
    for (index, entry) in data.entries.enumerated() {
      guard let text = entry.value.string, let name = entry.key.string, let field = model.field(name)
      else { continue }
      path.append(.key(name))
      defer { path.removeLast() }
      switch field.jsonString {
      case .none: break
      case .parsed:
        guard let parsed = PythonJSON.parse(text, range: entry.value.range) else {
          refuse(.invalidJSON(entry.value, type: field.type, path: path))
          refused.insert(name)
          continue
        }
        data.entries[index].value = parsed
      case .model:
        guard let parsed = PythonJSON.parse(text, range: entry.value.range, by: .pydantic) else {
          refuse(.invalidJSON(entry.value, type: field.type, path: path))
          refused.insert(name)
          continue
        }
        // The JSON is validated as the model and handed on as the dict of all
        // its fields, those with defaults too.
        guard let instance = validate(parsed, as: field.type.withoutNull) else {
          refused.insert(name)
          continue
        }
        data.entries[index].value = instance.value
      }
    }
    return data
  }

  /// `zenml.utils.deprecation_utils.deprecate_pydantic_attributes`.
  private mutating func migrate(
    _ data: PythonDictionary, _ fields: [ModelStep.Deprecation]
  ) -> PythonDictionary? {
    var data = data
    for deprecation in fields {
      guard let old = data.given(deprecation.field), let replacement = deprecation.replacement else {
        continue
      }
      if let new = data.given(replacement) {
        guard old.isPythonEqual(to: new) else {
          refuse(.contradiction(deprecation.field, old, replacement, path: path))
          return nil
        }
      } else {
        data = data.setting(replacement, to: old).removing(deprecation.field)
      }
    }
    return data
  }

  // MARK: Fields

  private mutating func fields(
    _ data: PythonDictionary, _ model: ModelSchema, without refused: Set<String>, range: ByteRange
  ) -> Validated? {
    var given: [String: PythonValue] = [:]
    for entry in data.entries {
      if let name = entry.key.string { given[name] = entry.value }
    }
    var all: [PythonDictionary.Entry] = []
    var dumped: [PythonDictionary.Entry] = []
    var fieldsSet: Set<String> = []
    for field in model.fields where !refused.contains(field.name) {
      let key = PythonValue(PythonValue.Kind.string(field.name), range: range)
      if let value = given[field.name] {
        fieldsSet.insert(field.name)
        guard let result = validate(value, as: field.type, at: .key(field.name)) else { continue }
        all.append(.init(key: key, value: result.value))
        dumped.append(.init(key: key, value: result.dumped))
      } else if let value = field.defaultValue {
        all.append(.init(key: key, value: PythonValue(value, range: range)))
      } else {
        refuse(.missingField(field, of: model, path: path, range: range))
      }
    }
    if model.extra == .allow {
      let extras = data.entries.filter { entry in entry.key.string.map { model.field($0) == nil } ?? false }
      all += extras
      dumped += extras
    }
    var result = Validated(
      PythonValue(.dict(PythonDictionary(all)), range: range),
      dumped: PythonValue(.dict(PythonDictionary(dumped)), range: range), .exact)
    result.model = model.name
    result.fieldsSet = fieldsSet
    return result
  }
}

extension PythonValue {
  /// A value that the catalog states, standing at `range`.
  init(_ value: CatalogValue, range: ByteRange) {
    let kind: Kind =
      switch value {
      case .none: .none
      case .bool(let flag): .bool(flag)
      case .int(let number): .int(PythonInteger(Int64(number)))
      case .float(let number): .float(number)
      case .string(let text): .string(text)
      case .list(let items): .list(items.map { PythonValue($0, range: range) })
      case .tuple(let items): .tuple(items.map { PythonValue($0, range: range) })
      case .dictionary(let pairs):
        .dict(
          PythonDictionary(
            pairs.map {
              .init(key: PythonValue($0.key, range: range), value: PythonValue($0.value, range: range))
            }))
      }
    self.init(kind, range: range)
  }
}
