import ArgumentParser
import FoundationEssentials
import ZenMLCatalog

struct CatalogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog",
    abstract: "Show what zenls knows of ZenML: component types, flavors, fields, regions.",
    discussion: """
      Example:
        zenls catalog show container_registry gcp
      """,
    subcommands: [CatalogTypes.self, CatalogFlavors.self, CatalogShow.self, CatalogRegions.self])
}

/// The option that all parts of the catalog share.
struct CatalogFormat: ParsableArguments {
  enum Format: String, CaseIterable {
    case text, json
  }

  @Option(
    help: "How to print: text or json.", completion: .list(Format.names), transform: Format.parse)
  var format: Format = .text

  /// Prints one or the other.
  func print(text: () -> String, json: () -> some Encodable) throws {
    switch format {
    case .text: StandardStreams.output.write(text())
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .withoutEscapingSlashes, .sortedKeys]
      StandardStreams.output.write(String(decoding: try encoder.encode(json()), as: UTF8.self) + "\n")
    }
    StandardStreams.output.flush()
  }
}

/// Names given on the command line, checked against the catalog.
enum CatalogNames {
  static func checkType(_ name: String) throws {
    guard Catalog.current.componentType(name) == nil else { return }
    let names = Catalog.current.componentTypes.map(\.name)
    throw ValidationError(
      "there is no component type '\(name)'" + UnknownName.suggestion(for: name, among: names)
        + "; 'zenls catalog types' lists them all")
  }

  static func checkFlavor(_ name: String, of type: String) throws {
    let names = Catalog.current.flavors(of: type).map(\.name)
    guard !names.contains(name) else { return }
    throw ValidationError(
      "there is no flavor '\(name)' of \(type)" + UnknownName.suggestion(for: name, among: names)
        + "; 'zenls catalog flavors \(type)' lists them all")
  }
}

/// Rows of a table, their columns aligned with two blanks between them.
func aligned(_ rows: [[String]]) -> String {
  let columns = rows.map(\.count).max() ?? 0
  let widths = (0..<columns).map { column in
    rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
  }
  return rows.map { row in
    var line = zip(row, widths).map { $0.padded(to: $1) }.joined(separator: "  ")
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }.joined()
}
