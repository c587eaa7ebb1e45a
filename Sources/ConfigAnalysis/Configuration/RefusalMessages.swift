import YAMLSyntax
import ZenMLCatalog

/// Every refusal of the interpreter with its place and its sentences.
extension ConfigurationRefusal {
  static func notAMapping(_ value: PythonValue) -> ConfigurationRefusal {
    ConfigurationRefusal(
      .notAMapping, path: [], range: value.range, expected: "a mapping",
      message: "`configuration` is \(value.inWords), not a mapping of fields to values; write `{}` if "
        + "nothing is to be set")
  }

  static func unknownField(
    _ key: PythonValue, of model: ModelSchema, path: [PathPart]
  ) -> ConfigurationRefusal {
    let place = path.isEmpty ? "this flavor" : "`\(path.dotted)`"
    let what =
      key.string.map { "\($0.quoted) is no field of \(place)" }
      ?? "the key is \(key.inWords): the fields of \(place) have texts for names"
    return ConfigurationRefusal(
      .unknownField, path: path + [.key(key.inPath)], range: key.range,
      allowed: model.fieldNames, message: "\(what); remove it or use one of its fields")
  }

  static func missingField(
    _ field: FieldSchema, of model: ModelSchema, path: [PathPart], range: ByteRange
  ) -> ConfigurationRefusal {
    let place = path.isEmpty ? "this flavor" : "`\(path.dotted)`"
    return ConfigurationRefusal(
      .missingField, path: path + [.key(field.name)], range: range, expected: field.type.words,
      message: "\(place) needs the field `\(field.name)`; add it with \(field.type.words)")
  }

  static func invalidValue(
    _ value: PythonValue, type: ValueType, path: [PathPart]
  ) -> ConfigurationRefusal {
    let words = type.words
    var found = "not \(value.inWords)"
    let advice: String
    if let text = value.string, SecretReferenceText.matches(text) {
      advice = "a secret reference stays a text there, so write the value itself"
    } else if value.isNone {
      advice = "give it a value or remove the key"
    } else if value.becomesTextInQuotes, type.core.takesTexts {
      // YAML's reading need not look like what stands there: 0x1F, 1:30, yes.
      found = "but YAML reads this as \(value.inWords)"
      advice = "put quotes around it"
    } else if !type.allowedTexts.isEmpty {
      advice = type.allowedTexts.count == 2 ? "write one of the two" : "write one of them"
    } else {
      advice = "write \(words)"
    }
    return ConfigurationRefusal(
      .invalidValue, path: path, range: value.range, expected: words, allowed: type.allowedTexts,
      message: "`\(path.dotted)` takes \(words), \(found); \(advice)")
  }

  static func invalidJSON(
    _ value: PythonValue, type: ValueType, path: [PathPart]
  ) -> ConfigurationRefusal {
    ConfigurationRefusal(
      .invalidValue, path: path, range: value.range, expected: type.words,
      message: "`\(path.dotted)` takes \(type.words), and the text \(value.inWords) is no JSON of one; "
        + "write it as YAML")
  }

  static func contradiction(
    _ old: String, _ value: PythonValue, _ replacement: String, path: [PathPart]
  ) -> ConfigurationRefusal {
    ConfigurationRefusal(
      .check("deprecate_pydantic_attributes"), path: path + [.key(old)], range: value.range,
      message: "`\(old)` is the former name of `\(replacement)`, and the two have different values; "
        + "remove `\(old)`")
  }

  // MARK: Secret references

  static func secretNotAllowed(
    _ value: PythonValue, field: FieldSchema, path: [PathPart]
  ) -> ConfigurationRefusal {
    ConfigurationRefusal(
      .secretNotAllowed, path: path, range: value.range, expected: field.type.words,
      message: "`\(path.dotted)` takes no secret reference: ZenML checks its value when the stack is "
        + "imported; write the value itself")
  }

  static func secretLookedUp(
    _ reference: String, field: String, path: [PathPart], range: ByteRange
  ) -> ConfigurationRefusal {
    ConfigurationRefusal(
      .secretLookedUp(reference: reference), path: path, range: range,
      message: "ZenML looks up the secret of `\(field)`, \(reference.quoted), while it imports the "
        + "stack; create the secret first (`zenml secret create`) or write the value itself")
  }

  // MARK: Storing

  static func notText(_ value: PythonValue, path: [PathPart]) -> ConfigurationRefusal {
    storage(
      value, path, "`\(path.dotted)` holds \(value.inWords), which JSON cannot hold; write it as a text")
  }

  static func tooDeep(_ value: PythonValue, path: [PathPart]) -> ConfigurationRefusal {
    storage(
      value, Array(path.prefix(1)),
      "`\(path.first?.description ?? "")` is nested too deeply for ZenML to store; flatten it")
  }

  static func containsItself(_ value: PythonValue, path: [PathPart]) -> ConfigurationRefusal {
    storage(
      value, path,
      "`\(path.dotted)` contains itself through an alias, which ZenML cannot store; write the value out")
  }

  private static func storage(
    _ value: PythonValue, _ path: [PathPart], _ message: String
  ) -> ConfigurationRefusal {
    ConfigurationRefusal(.notStorable, path: path, range: value.range, message: message)
  }

  static func tooLarge(_ value: PythonValue, path: [PathPart]) -> ConfigurationRefusal {
    ConfigurationRefusal(
      .tooLarge, path: Array(path.prefix(1)), range: value.range,
      message: "the configuration is too large to be judged, with its aliases written out; make it smaller")
  }
}

extension ValueType {
  /// Whether a text is what the type takes in the first place.
  fileprivate var takesTexts: Bool {
    switch self {
    case .string, .secret: true
    case .union(_, let members): members.contains(where: \.takesTexts)
    default: false
    }
  }
}
