import ContainerRegistries
import ShellCommands
import YAMLSyntax
import ZenMLCatalog

/// What becomes of one component of the document.
struct PlannedComponent {
  enum Fate {
    /// A command registers it; some of its words may be placeholders.
    case register
    /// The fresh store, or the document itself, has it already.
    case exists
    /// It is good, and no command can say it: only the import can.
    case unsayable([String])
    /// ZenML would refuse it.
    case refused
  }

  let component: StackComponent
  /// Such as `container_registry`; nil where it is not known.
  let type: String?
  let schema: FlavorSchema?
  let flags: ComponentFlags
  var fate: Fate
  /// Its place among those of its type, from 1 on: where several names are left
  /// open, each has a placeholder of its own.
  let number: Int

  /// The type as commands spell it.
  var commandName: String { StackComponent.commandName(type ?? "<TYPE>") }

  /// The name, or a placeholder for it.
  var name: ShellWord {
    let field = (type ?? "COMPONENT") + (number == 1 ? "_NAME" : "_\(number)_NAME")
    return nameText.map { CommandText.word($0, field: field) } ?? ShellWord(placeholder: field)
  }

  /// Nil where it is missing, empty or no text. The default stack's component may
  /// be left unnamed.
  var nameText: String? {
    guard let node = component.name?.value.resolved else { return nil }
    if case .success(let text) = FlagText.text(of: node), !node.value.isNone, !text.isEmpty { return text }
    return nil
  }

  /// `container_registry/images`.
  var path: String { "\(type ?? "component")/\(nameText ?? "?")" }

  /// "the container registry `images`".
  var inWords: String {
    let kind = (type ?? "component").replacing("_", with: " ")
    return nameText.map { "the \(kind) \($0.oneLine.quoted)" } ?? "the \(kind)"
  }

  /// The address of a container registry; nil for other components, and where it is missing.
  var registry: RegistryReference? {
    type == "container_registry" ? text("uri").map(RegistryReference.parse) : nil
  }

  /// The text of a field, where it is given.
  func text(_ field: String) -> String? {
    ComponentFlags.pairs(of: component, schema).last { $0.key.resolved.value.string == field }?
      .value.resolved.value.string
  }
}

extension String {
  /// For sentences and comments: nothing in it ends the line.
  var oneLine: String {
    guard unicodeScalars.contains(where: \.breaksLine) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0.breaksLine ? "\u{FFFD}" : $0 }))
  }
}

extension Unicode.Scalar {
  /// A control character, or a line end that only Unicode knows.
  fileprivate var breaksLine: Bool {
    value < 0x20 || (0x7F...0x9F).contains(value) || value == 0x2028 || value == 0x2029
  }
}
