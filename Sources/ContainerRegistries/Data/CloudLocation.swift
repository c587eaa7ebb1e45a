/// A cloud whose registries carry a location in their addresses.
public enum CloudProvider: String, Sendable, CaseIterable {
  case gcp, aws, azure
}

/// A place where a cloud keeps container registries.
public struct CloudLocation: Sendable, Hashable {
  public enum Kind: String, Sendable {
    case region
    case multiRegion = "multi-region"
  }

  /// The word used in addresses and commands, such as `europe-west1`.
  public let id: String
  public let provider: CloudProvider
  public let kind: Kind
  /// Where it is, in words: `St. Ghislain, Belgium`; for AWS the region's name:
  /// `Europe (Ireland)`.
  public let place: String
  /// The vendor's name of the region where it is not the place itself (Azure):
  /// `West Europe`.
  public let name: String?
  /// AWS: the partition, such as `aws-cn`.
  public let partition: String?
  /// Not open to everybody: absent from the public lists (Google Cloud), or a
  /// canary or staging region (Azure).
  public let isRestricted: Bool
  /// Google Cloud: whether the host `docker.<id>.rep.pkg.dev` exists.
  public let hasRegionalEndpoint: Bool
  /// Google Cloud: labelled "Low CO2" by Google.
  public let isLowCarbon: Bool
  /// AWS: whether the ECR API has a FIPS endpoint there.
  public let hasFIPSEndpoint: Bool
}

/// All locations of one cloud, as of ``dataDate``.
public struct CloudLocations: Sendable {
  public let provider: CloudProvider
  /// The day of the newest source, `YYYY-MM-DD`. Clouds grow: an id that is not
  /// here may exist since then.
  public let dataDate: String
  /// What was read where, with the sources' own versions and dates.
  public let sources: [Source]
  /// In alphabetical order of the ids; AWS: grouped by partition.
  public let all: [CloudLocation]
  /// Ids that the cloud has named but that had no registry at ``dataDate``.
  public let announced: Set<String>

  private let byID: [String: Int]

  public struct Source: Sendable, Hashable {
    public let subject: String
    public let document: String
  }

  /// The location with this id (lower case).
  public subscript(id: String) -> CloudLocation? { byID[id].map { all[$0] } }

  public static func of(_ provider: CloudProvider) -> CloudLocations {
    switch provider {
    case .gcp: GoogleData.shared.locations
    case .aws: AmazonData.shared.locations
    case .azure: AzureData.shared.locations
    }
  }

  init(_ provider: CloudProvider, table: EmbeddedTable, locations: [CloudLocation]) {
    self.provider = provider
    dataDate = table.names("date").first ?? ""
    sources = table.pairs("source").map { Source(subject: $0.0, document: $0.1) }
    all = locations
    announced = Set(table.names("soon"))
    byID = Dictionary(
      locations.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }
}
