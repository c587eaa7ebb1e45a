import YAMLSyntax

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
  /// All fields of the configuration class, as validated; only those that are
  /// given where templates keep the class from being asked.
  let fields: PythonDictionary

  func isFlavor(_ name: String) -> Bool { flavor == name }

  /// The component's name as it is written, for messages.
  var name: String? { source.name?.value.resolved.value.string }

  /// A truth value; nil where it cannot be known or the flavor has no such
  /// field.
  func flag(_ field: String) -> Bool? {
    if case .bool(let value)? = fields[field]?.kind { value } else { nil }
  }

  func text(_ field: String) -> ConfiguredText {
    guard let value = fields[field] else { return .absent }
    guard let text = value.string else { return value.isNone ? .absent : .unknown }
    if SecretReferenceText.matches(text) || TemplateMarks.isUnknown(text) { return .unknown }
    return text.isEmpty ? .empty : .text(text)
  }
}

/// What a text field of a configuration holds.
enum ConfiguredText: Equatable, Sendable {
  /// `None`.
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
