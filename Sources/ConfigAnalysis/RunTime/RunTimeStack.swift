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
