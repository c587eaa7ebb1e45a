import YAMLSyntax

/// The port of one hand-written validator of a ZenML configuration class
/// (a pydantic field or model validator): code that the catalog can only name.
///
/// A check is pure. It gets what Python would hand to the validator and answers
/// with what the validator would return, or with a refusal.
struct ConfigurationCheck: Sendable {
  /// The name that the catalog's data gives the validator, such as
  /// `BaseContainerRegistryConfig.strip_trailing_slash`.
  let name: String
  let run: @Sendable (CheckInput) -> CheckResult
}

/// What a validator sees.
struct CheckInput: Sendable {
  /// Field validators: the field's value (before validators: as written or as
  /// parsed from a JSON string; after validators: as validated).
  /// Model "before" validators: the dict of the given fields.
  /// Model "after" validators: the dict of *all* fields, defaults included.
  let value: PythonValue
  /// The class that is being validated (`cls`, or `type(self)`), such as
  /// `S3ArtifactStoreConfig`: a validator that a base class defines may read
  /// constants of the class that inherits it.
  let owner: String
  /// The fields that the document gives (`model_fields_set`), for model
  /// validators that ask; empty for field validators.
  let fieldsSet: Set<String>
  /// The fields validated before this one (`info.data`), for field validators
  /// that look at their siblings; empty otherwise.
  let siblings: PythonDictionary

  init(
    value: PythonValue, owner: String, fieldsSet: Set<String> = [],
    siblings: PythonDictionary = PythonDictionary([])
  ) {
    self.value = value
    self.owner = owner
    self.fieldsSet = fieldsSet
    self.siblings = siblings
  }
}

/// What a validator answers.
enum CheckResult: Sendable {
  /// Accepted; the value that the validator returns (often the one it got).
  case accepted(PythonValue)
  /// Refused (`ValueError`, `AssertionError`, or any exception that makes the
  /// class refuse). `message` is our own sentence for the user, `place` the
  /// smallest value to change where it is not the whole input, `field` the name
  /// of the field that it is about, for model validators.
  case refused(message: String, place: ByteRange? = nil, field: String? = nil)
  /// The validator reads the field `field`, whose value is the secret reference
  /// `reference` at `place`. ZenML looks the secret up while it validates, so a
  /// store without that secret refuses the component, and one that has it
  /// judges the secret's value, which nobody here knows.
  case needsSecret(reference: String, place: ByteRange, field: String)
}
