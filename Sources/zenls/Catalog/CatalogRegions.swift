import ArgumentParser
import ContainerRegistries

struct CatalogRegions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regions",
    abstract: "List where a cloud keeps container registries.",
    discussion: """
      Example:
        zenls catalog regions gcp
      """)

  enum Cloud: String, CaseIterable {
    case gcp, aws, azure
  }

  @Argument(
    help: "The cloud: gcp, aws or azure; all of them if left out.", completion: .list(Cloud.names),
    transform: Cloud.parse)
  var cloud: Cloud?

  @OptionGroup var format: CatalogFormat

  private struct Entry: Encodable {
    let cloud: String
    let date: String
    let locations: [Location]
  }

  private struct Location: Encodable {
    let id: String
    let kind: String
    let place: String
    let name: String?
    let partition: String?
    let restricted: Bool
  }

  func run() throws {
    let lists = CloudProvider.allCases
      .filter { cloud == nil || $0.rawValue == cloud?.rawValue }
      .map { CloudLocations.of($0) }
    try format.print(
      text: {
        lists.map { list in
          "\(list.provider.rawValue) (as of \(list.dataDate))\n"
            + aligned(
              list.all.map { location in
                let names = [location.place, location.name].compactMap { $0 }.filter { !$0.isEmpty }
                let remarks = [
                  location.kind == .multiRegion ? "multi-region" : "",
                  location.isRestricted ? "restricted" : "",
                ]
                return ["  " + location.id, names.joined(separator: ", ")]
                  + [remarks.filter { !$0.isEmpty }.joined(separator: ", ")]
              })
        }.joined(separator: "\n")
      },
      json: {
        lists.map { list in
          Entry(
            cloud: list.provider.rawValue, date: list.dataDate,
            locations: list.all.map {
              Location(
                id: $0.id, kind: $0.kind.rawValue, place: $0.place, name: $0.name, partition: $0.partition,
                restricted: $0.isRestricted)
            })
        }
      })
  }
}
