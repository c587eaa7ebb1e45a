import TextDistance
import YAMLSyntax
import ZenMLCatalog
import ZenMLCommandLine

/// What a command that registers or updates a component says of it.
struct ComponentArguments {
  /// Such as `container_registry`.
  let type: String
  /// The flavor, an option that can only have been meant to be it included.
  let flavor: CommandLineWord?
  /// What the flavor takes; nil where that is not known.
  let schema: FlavorSchema?
  /// The file's component of that type and name.
  let component: StackComponent?
  /// The options of the command, with their dashes.
  private let options: [String]
  private let fields: [String]

  /// The components of a file that type and name tell from all others.
  struct Components {
    private var byName: [String: StackComponent?] = [:]

    init(_ document: ConfigDocument) {
      for component in document.components {
        guard let type = component.typeName, let name = component.name?.value.resolved.value.string else {
          continue
        }
        let key = "\(type)/\(name)"
        byName[key] = .some(byName[key] == nil ? component : nil)
      }
    }

    subscript(type: String, name: String) -> StackComponent? { byName["\(type)/\(name)"] ?? nil }
  }

  /// Nil where the command is about something else.
  init?(_ line: CommandLineReading, _ components: Components, _ context: AnalysisContext) {
    let path = line.command.path
    guard path.count == 2, path[1] == "register" || path[1] == "update" else { return nil }
    type = StackComponent.typeName(path[0])
    guard context.catalog.componentType(type) != nil else { return nil }
    options = line.command.options.flatMap(\.spellings).filter { $0.hasPrefix("--") }
    let options = options
    let misspelt = line.arguments.last { word in
      word.value != nil && isUnambiguousTypo(word.key, among: options) == "--flavor"
    }
    flavor = line.values(of: "--flavor").last ?? misspelt?.value
    let name = flavor.flatMap { $0.placeholders.isEmpty ? $0.text : nil }
    let type = type
    schema = name.flatMap { context.schema(type: type, flavor: $0) }
    fields = schema.map { $0.fields.map { "--\($0.name)" } } ?? []
    let given = line.arguments.first { !$0.text.hasPrefix("--") }
    component = given.flatMap { $0.placeholders.isEmpty ? components[type, $0.text] : nil }
  }

  /// The option or field that a key which is none can only have been meant to be.
  func meant(by word: CommandLineWord) -> String? {
    guard !fields.contains(word.key), !word.key.contains("<") else { return nil }
    return isUnambiguousTypo(word.key, among: options + fields)
  }
}
