import YAMLSyntax
import ZenMLCatalog

/// A component as ZenML holds it once the stack is imported: what its stack
/// validators look at.
struct RunTimeComponent: Sendable {
  /// As written.
  let source: StackComponent
  /// The component type.
  let type: String
  /// The flavor that ZenML uses; nil where a template decides it. Not the
  /// written one where the name finds the store's default component.
  let flavor: String?
  /// ZenML takes its own `default` component, of flavor `local`, instead of
  /// what is written.
  let isStoreDefault: Bool
  /// Nil for flavors that the catalog does not know.
  private let schema: FlavorSchema?

  /// Nil for what has no type.
  init?(_ source: StackComponent, catalog: Catalog) {
    guard let type = source.typeName else { return nil }
    self.source = source
    self.type = type
    let name = source.name?.value.resolved.value
    isStoreDefault =
      name.map { DefaultStack.isFound(by: $0, type: type) && DefaultStack.hasSameConfiguration(source) }
      ?? false
    flavor =
      isStoreDefault ? "local" : source.flavorName.flatMap { TemplateMarks.isUnknown($0) ? nil : $0 }
    schema = flavor.flatMap { catalog.flavor(type: type, name: $0) }
  }

  func isFlavor(_ name: String) -> Bool { flavor == name }

  /// The component's name as it is written, for messages.
  var name: String? { source.name?.value.resolved.value.string }

  /// A truth value; nil where a template decides it or the flavor has no such
  /// field.
  func flag(_ field: String) -> Bool? {
    if case .bool(let value)? = value(field)?.kind { value } else { nil }
  }

  func text(_ field: String) -> ConfiguredText {
    guard let value = value(field) else { return .absent }
    guard let text = value.string else { return value.isNone ? .absent : .unknown }
    if SecretReferenceText.matches(text) || TemplateMarks.isUnknown(text) { return .unknown }
    return text.isEmpty ? .empty : .text(text)
  }

  /// The field as the configuration class holds it. The stack is one that ZenML
  /// imports, so that a field can be read without validating the others again:
  /// no validator of a whole class changes the fields that are read at run time.
  private func value(_ field: String) -> PythonValue? {
    guard let schema else { return nil }
    guard let known = schema.field(field) else { return nil }
    guard let given = source.configuration?.value.resolved[field]?.resolved.value else {
      return known.defaultValue.map { PythonValue($0, range: .empty(at: 0)) }
    }
    var interpreter = ValueInterpreter()
    // What is refused here holds a template; it stays the text that it is.
    return interpreter.validate(given, as: known.type)?.value ?? given
  }
}

/// What a text field of a configuration holds.
enum ConfiguredText: Equatable, Sendable {
  /// `None`, or the flavor has no such field.
  case absent
  /// The empty text, which most of ZenML's checks take for nothing.
  case empty
  case text(String)
  /// A secret or a template decides it: some text.
  case unknown

  /// Is it something to Python's `if`?
  var isGiven: Bool {
    switch self {
    case .absent, .empty: false
    case .text, .unknown: true
    }
  }

  /// The text, where it is known and not empty.
  var known: String? {
    if case .text(let text) = self { text } else { nil }
  }
}
