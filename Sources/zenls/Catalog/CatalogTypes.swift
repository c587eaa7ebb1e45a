import ArgumentParser
import ZenMLCatalog

struct CatalogTypes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "types",
    abstract: "List the component types.",
    discussion: """
      Example:
        zenls catalog types
      """)

  @OptionGroup var format: CatalogFormat

  private struct Entry: Encodable {
    let type: String
    let flavors: [String]
    let required: Bool
    let several: Bool
    let since: String?
  }

  func run() throws {
    let catalog = Catalog.current
    try format.print(
      text: {
        aligned(
          catalog.componentTypes.map { type in
            let count = catalog.flavors(of: type.name).count
            return [
              type.name, count == 1 ? "1 flavor" : "\(count) flavors", type.isRequired ? "required" : "",
              type.allowsSeveral ? "several per stack" : "", type.since.map { "since \($0)" } ?? "",
            ]
          })
      },
      json: {
        catalog.componentTypes.map { type in
          Entry(
            type: type.name, flavors: catalog.flavors(of: type.name).map(\.name),
            required: type.isRequired, several: type.allowsSeveral, since: type.since)
        }
      })
  }
}
