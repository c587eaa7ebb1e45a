import CEmbeddedData

/// What `gcp.tsv` says, read on first use.
struct GoogleData: Sendable {
  static let shared = GoogleData(EmbeddedTable(zenls_registries_gcp))

  let locations: CloudLocations
  /// Ids in old lists of other tools that do not exist.
  let nonexistent: Set<String>
  /// What people write → the location that it stands for.
  let aliases: [String: String]
  /// The formats of `LOCATION-FORMAT.pkg.dev`.
  let formats: Set<String>
  /// gcr.io host → the location of its Artifact Registry twin.
  let retiredHosts: [String: String]
  /// Hosts that only Google pushes to.
  let ownHosts: Set<String>

  private init(_ table: EmbeddedTable) {
    locations = CloudLocations(
      .gcp, table: table,
      locations: table["location"].compactMap { row in
        guard row.count >= 3, let kind = CloudLocation.Kind(rawValue: row[1]) else { return nil }
        let flags = row.flags(at: 3)
        return CloudLocation(
          id: row[0], provider: .gcp, kind: kind, place: row[2], name: nil, partition: nil,
          isRestricted: flags.contains("restricted"),
          hasRegionalEndpoint: flags.contains("regional-endpoint"),
          isLowCarbon: flags.contains("low-carbon"), hasFIPSEndpoint: false)
      })
    nonexistent = Set(table.names("never"))
    aliases = Dictionary(table.pairs("alias"), uniquingKeysWith: { first, _ in first })
    formats = Set(table.names("format"))
    retiredHosts = Dictionary(table.pairs("gcr"), uniquingKeysWith: { first, _ in first })
    ownHosts = Set(table.names("own"))
  }
}

/// What `aws.tsv` says, read on first use.
struct AmazonData: Sendable {
  static let shared = AmazonData(EmbeddedTable(zenls_registries_aws))

  let locations: CloudLocations
  /// Partition → the domain of its registry hosts.
  let domains: [String: String]
  /// Partition → the domain of its dual-stack registry hosts, where known.
  let dualStackDomains: [String: String]

  private init(_ table: EmbeddedTable) {
    locations = CloudLocations(
      .aws, table: table,
      locations: table["region"].compactMap { row in
        guard row.count >= 3 else { return nil }
        return CloudLocation(
          id: row[0], provider: .aws, kind: .region, place: row[2], name: nil, partition: row[1],
          isRestricted: false, hasRegionalEndpoint: false, isLowCarbon: false,
          hasFIPSEndpoint: row.flags(at: 3).contains("fips"))
      })
    domains = Dictionary(table.pairs("partition"), uniquingKeysWith: { first, _ in first })
    dualStackDomains = Dictionary(
      table["partition"].compactMap { $0.count >= 3 ? ($0[0], $0[2]) : nil },
      uniquingKeysWith: { first, _ in first })
  }
}

/// What `azure.tsv` says, read on first use.
struct AzureData: Sendable {
  static let shared = AzureData(EmbeddedTable(zenls_registries_azure))

  let locations: CloudLocations

  private init(_ table: EmbeddedTable) {
    locations = CloudLocations(
      .azure, table: table,
      locations: table["region"].compactMap { row in
        guard row.count >= 3 else { return nil }
        return CloudLocation(
          id: row[0], provider: .azure, kind: .region, place: row[2], name: row[1], partition: nil,
          isRestricted: row.flags(at: 3).contains("canary"), hasRegionalEndpoint: false,
          isLowCarbon: false, hasFIPSEndpoint: false)
      })
  }
}

extension [String] {
  fileprivate func flags(at column: Int) -> Set<String> {
    guard column < count else { return [] }
    return Set(self[column].split(separator: ",").map(String.init))
  }
}
