import YAMLSyntax

/// Why a validator stops before its end: Python would raise.
enum CheckInterruption: Error {
  case refused(message: String, place: ByteRange?, field: String?)
  case needsSecret(reference: String, place: ByteRange, field: String)

  var result: CheckResult {
    switch self {
    case .refused(let message, let place, let field):
      .refused(message: message, place: place, field: field)
    case .needsSecret(let reference, let place, let field):
      .needsSecret(reference: reference, place: place, field: field)
    }
  }
}

/// The fields of a validated configuration, as a model "after" validator reads
/// them: reading a secret reference makes ZenML look the secret up
/// (`StackComponentConfig.__getattribute__`), so the order of reading matters.
struct ModelFields {
  let all: PythonDictionary
  /// The fields that the document gives.
  let given: Set<String>

  /// `self.<name>`; `None` for a field that is not there.
  func read(_ name: String) throws(CheckInterruption) -> PythonValue {
    guard let value = all[name] else { return PythonValue(.none, range: .empty(at: 0)) }
    if let text = value.string, SecretReferenceText.matches(text) {
      throw .needsSecret(reference: text, place: value.range, field: name)
    }
    return value
  }

  func isTruthy(_ name: String) throws(CheckInterruption) -> Bool { try read(name).isTruthy }

  func isNone(_ name: String) throws(CheckInterruption) -> Bool { try read(name).isNone }

  /// A refusal that is about the field `name`; it stands at the field's value
  /// where the document gives one.
  func refusal(_ name: String, _ message: String) -> CheckInterruption {
    .refused(message: message, place: given.contains(name) ? all[name]?.range : nil, field: name)
  }

  /// Refuses one of two fields without the other, whichever is missing.
  func requirePair(
    _ first: String, _ second: String, purpose: String
  ) throws(CheckInterruption) {
    let hasFirst = try isTruthy(first)
    let hasSecond = try isTruthy(second)
    guard hasFirst != hasSecond else { return }
    let (present, absent) = hasFirst ? (first, second) : (second, first)
    throw refusal(
      present,
      "`\(present)` is set without `\(absent)`: \(purpose) needs both; set `\(absent)` too, or neither")
  }
}

extension ConfigurationCheck {
  /// A model "after" validator: reads fields, returns the model as it is.
  static func model(
    _ name: String, _ judge: @escaping @Sendable (ModelFields) throws(CheckInterruption) -> Void
  ) -> ConfigurationCheck {
    ConfigurationCheck(name: name) { input in
      guard let fields = input.value.dictionary else { return .accepted(input.value) }
      do throws(CheckInterruption) {
        try judge(ModelFields(all: fields, given: input.fieldsSet))
        return .accepted(input.value)
      } catch {
        return error.result
      }
    }
  }

  /// A model "before" validator: may change the dict of the given fields.
  static func givenFields(
    _ name: String,
    _ change: @escaping @Sendable (PythonDictionary, CheckInput) throws(CheckInterruption) -> PythonDictionary
  ) -> ConfigurationCheck {
    ConfigurationCheck(name: name) { input in
      guard let fields = input.value.dictionary else {
        return .refused(message: "a configuration is a mapping of field names to values")
      }
      do throws(CheckInterruption) {
        return .accepted(PythonValue(.dict(try change(fields, input)), range: input.value.range))
      } catch {
        return error.result
      }
    }
  }

  /// A field "after" validator of a `str` or an optional one: anything else has
  /// been refused already, or is `None`, which these validators let through.
  static func text(
    _ name: String, _ change: @escaping @Sendable (String) throws(CheckInterruption) -> String
  ) -> ConfigurationCheck {
    ConfigurationCheck(name: name) { input in
      guard let text = input.value.string else { return .accepted(input.value) }
      do throws(CheckInterruption) {
        return .accepted(PythonValue(.string(try change(text)), range: input.value.range))
      } catch {
        return error.result
      }
    }
  }
}

extension CheckInterruption {
  /// A refusal of the whole value that the validator got.
  static func refused(_ message: String) -> CheckInterruption {
    .refused(message: message, place: nil, field: nil)
  }
}
