import YAMLSyntax
import ZenMLCatalog

/// A stack as ZenML would put it together from a file that it imports.
struct RunTimeStack: Sendable {
  /// In the order of the file, which is the order in which ZenML asks them.
  let components: [RunTimeComponent]
  private let firstByType: [String: Int]

  /// - Parameter file: a stack file that nothing blocks.
  init(_ file: StackFile, catalog: Catalog) {
    self.init(components: file.allComponents.compactMap { RunTimeComponent($0, catalog: catalog) })
  }

  init(components: [RunTimeComponent]) {
    self.components = components
    firstByType = Dictionary(
      components.enumerated().map { ($0.element.type, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// Where the component stands that ZenML takes where it wants one of that
  /// type (`Stack._get_default_component`): the first.
  func index(ofType type: String) -> Int? { firstByType[type] }

  func first(_ type: String) -> RunTimeComponent? { firstByType[type].map { components[$0] } }

  var containerRegistry: RunTimeComponent? { first("container_registry") }
  var artifactStore: RunTimeComponent? { first("artifact_store") }
  var orchestrator: RunTimeComponent? { first("orchestrator") }
}

extension RunTimeComponent {
  /// Nil for what has no type.
  init?(_ source: StackComponent, catalog: Catalog) {
    guard let type = source.typeName else { return nil }
    let configuration = source.configuration?.value.resolved.value
    let name = source.name?.value.resolved.value
    if let name, DefaultStack.isFound(by: name, type: type), DefaultStack.hasSameConfiguration(source) {
      self.init(
        source: source, type: type, flavor: "local", isStoreDefault: true, fields: PythonDictionary([]))
      return
    }
    let written = source.flavorName.flatMap { TemplateMarks.isUnknown($0) ? nil : $0 }
    self.init(
      source: source, type: type, flavor: written, isStoreDefault: false,
      fields: Self.fields(configuration, flavor: written.flatMap { catalog.flavor(type: type, name: $0) }))
  }

  /// The configuration as its class holds it. A class that refuses it where
  /// nothing is blocking was given templates: then the values that are given.
  private static func fields(_ configuration: PythonValue?, flavor: FlavorSchema?) -> PythonDictionary {
    guard let configuration, case .dict(let given) = configuration.kind else { return PythonDictionary([]) }
    guard let flavor else { return given }
    return ConfigurationJudge.validate(configuration: configuration, flavor: flavor).fields ?? given
  }
}
