/// Every port of a hand-written validator, by the name that the catalog's data
/// gives it.
enum ConfigurationChecks {
  /// The port of the validator `name`; nil where the catalog names a validator
  /// that nobody has ported (`CatalogChecksTests` fails then).
  static func named(_ name: String) -> ConfigurationCheck? { table[name] }

  private static let table: [String: ConfigurationCheck] = Dictionary(
    all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// In alphabetical order of their names.
  static let all: [ConfigurationCheck] = []
}
