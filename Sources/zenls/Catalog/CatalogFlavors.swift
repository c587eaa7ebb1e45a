import ArgumentParser
import ZenMLCatalog

struct CatalogFlavors: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flavors",
    abstract: "List the flavors, of all component types or of one.",
    discussion: """
      Example:
        zenls catalog flavors container_registry
      """)

  @Argument(
    help: "The component type, such as container_registry.",
    completion: .list(Catalog.current.componentTypes.map(\.name)))
  var type: String?

  @OptionGroup var format: CatalogFormat

  private struct Entry: Encodable {
    let type: String
    let flavor: String
    let integration: String?
  }

  func validate() throws {
    if let type { try CatalogNames.checkType(type) }
  }

  func run() throws {
    let flavors = Catalog.current.flavors.filter { type == nil || $0.type == type }
    try format.print(
      text: {
        aligned(
          flavors.map { flavor in
            let origin = flavor.integration.map { "integration \($0)" } ?? "built in"
            return (type == nil ? [flavor.type] : []) + [flavor.name, origin]
          })
      },
      json: {
        flavors.map { Entry(type: $0.type, flavor: $0.name, integration: $0.integration) }
      })
  }
}
