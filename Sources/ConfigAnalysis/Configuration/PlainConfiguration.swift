import YAMLSyntax
import ZenMLCatalog

/// Recognises the configurations that are valid at first sight: plain values of
/// the very types that their fields have, in a class without validators.
///
/// ``ConfigurationJudge`` would say the same, twenty times slower: it has to
/// build all values first. A file of thousands of components is mostly such
/// configurations.
enum PlainConfiguration {
  /// Is it certain that ZenML takes the mapping? False decides nothing.
  static func isSurelyAccepted(_ mapping: SyntaxNode, by schema: FlavorSchema) -> Bool {
    guard case .model(let model) = schema.configuration, mapping.isVerbatimMapping,
      let deprecated = deprecatedFields(model),
      ConfigurationChecks.afterValidation(owner: model.name) == nil
    else { return false }
    var required = 0
    for pair in mapping.pairs {
      guard pair.key.verbatimScalar == .string, let field = model.field(pair.key.text),
        let target = target(of: field, deprecated, model, mapping), takes(pair.value, field, target, model)
      else { return false }
      if target.isRequired { required += 1 }
    }
    return required == model.requiredCount
  }

  /// The fields that were deprecated, and where they moved; nil for a model with
  /// hand-written steps.
  private static func deprecatedFields(_ model: ModelSchema) -> [ModelStep.Deprecation]? {
    var fields: [ModelStep.Deprecation] = []
    for step in model.before {
      switch step {
      case .convertJSONStrings: break
      case .deprecated(let more): fields += more
      case .check: return nil
      }
    }
    return fields
  }

  /// The field that gets the value: its own, or the one that replaces it. Nil
  /// where two fields given compete for one place.
  private static func target(
    of field: FieldSchema, _ deprecated: [ModelStep.Deprecation], _ model: ModelSchema,
    _ mapping: SyntaxNode
  ) -> FieldSchema? {
    guard let moved = deprecated.first(where: { $0.field == field.name }) else { return field }
    guard let replacement = moved.replacement else { return field }
    let rivals = deprecated.filter { $0.replacement == replacement }.map(\.field) + [replacement]
    guard rivals.allSatisfy({ $0 == field.name || mapping.entry($0) == nil }) else { return nil }
    return model.field(replacement)
  }

  private static func takes(
    _ value: SyntaxNode, _ field: FieldSchema, _ target: FieldSchema, _ model: ModelSchema
  ) -> Bool {
    guard let scalar = value.verbatimScalar, target.jsonString == .none else { return false }
    var type = target.type
    if case .nullable(let inner) = type {
      if scalar == .null { return true }
      type = inner
    }
    switch (type, scalar) {
    case (.bool, .bool): return true
    case (.string(let limits), .string): return limits.isUnlimited && staysText(value, field, model)
    case (.secret, .string): return staysText(value, field, model)
    default: return false
    }
  }

  /// No JSON, and a secret reference only where one may stand.
  private static func staysText(_ value: SyntaxNode, _ field: FieldSchema, _ model: ModelSchema) -> Bool {
    guard field.jsonString == .none else { return false }
    return model.secretReferences == .none || !(field.hasValidators || field.isClearText)
      || !value.text.utf8.starts(with: "{{".utf8)
  }
}
