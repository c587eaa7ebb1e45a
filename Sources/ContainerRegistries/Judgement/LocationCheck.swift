import TextDistance

/// Judges the location in a host.
struct LocationCheck {
  let provider: CloudProvider
  let location: ReferencePart
  /// Whether only locations with a regional endpoint count (Google Cloud).
  var needsRegionalEndpoint = false

  /// Nil where nothing is wrong or the location is not known.
  func problem(_ context: RegistryContext) -> RegistryProblem? {
    guard location.isKnown else { return nil }
    let id = location.text.asciiLowercased
    if context.extraLocations.contains(id) { return nil }
    if let found = locations[id] { return restricted(found) ?? withoutEndpoint(found) }
    if locations.announced.contains(id) {
      return RegistryProblem(
        .unknownLocation, .information, at: location.range,
        "\(quoted(location.text)) is announced, but had no registries on \(locations.dataDate); check that it is "
          + "open to you")
    }
    return zone(id) ?? unknown(id)
  }

  private var locations: CloudLocations { CloudLocations.of(provider) }

  private func restricted(_ found: CloudLocation) -> RegistryProblem? {
    guard found.isRestricted else { return nil }
    return RegistryProblem(
      .unknownLocation, .information, at: location.range,
      "\(quoted(location.text)) is not on the cloud's public list of locations; check that it is open to you"
    )
  }

  private func withoutEndpoint(_ found: CloudLocation) -> RegistryProblem? {
    guard needsRegionalEndpoint, !found.hasRegionalEndpoint else { return nil }
    return RegistryProblem(
      .unknownLocation, .warning, at: location.range,
      "\(quoted(location.text)) had no regional endpoint on \(locations.dataDate); write "
        + "`\(found.id)-docker.pkg.dev`")
  }

  /// A zone: a region with a letter behind it.
  private func zone(_ id: String) -> RegistryProblem? {
    guard let region = ZoneName.region(of: id, among: locations) else { return nil }
    return RegistryProblem(
      .zoneLocation, .error, at: location.range,
      "\(quoted(location.text)) is a zone, and registries stand in regions; write `\(region)`",
      fixes: [
        RegistryFix("Write `\(region)`", isSafe: true, edits: [RegistryEdit(location.range, region)])
      ],
      suggestions: [region])
  }

  private func unknown(_ id: String) -> RegistryProblem {
    let names = candidates.map(\.id)
    var suggestions: [String] = []
    var safe: String?
    if provider == .gcp, let alias = GoogleData.shared.aliases[id], names.contains(alias) {
      suggestions = [alias]
      safe = alias
    } else {
      let respelled = ForeignSpelling.respelled(id, for: provider)
      safe = isUnambiguousTypo(id, among: names)
      // `eu-west3` is one letter away from `us-west3` and means neither for sure;
      // a location that once stood in lists is no slip of the keyboard.
      if let respelled, respelled != safe { safe = nil }
      if provider == .gcp, GoogleData.shared.nonexistent.contains(id) { safe = nil }
      let near =
        (respelled.map { nearestNames(to: $0, among: names, limit: 1) } ?? [])
        + nearestNames(to: id, among: names)
      for (name, _) in near where !suggestions.contains(name) && suggestions.count < 3 {
        suggestions.append(name)
      }
    }
    var message = "\(quoted(location.text)) is no location of \(vendor) known on \(locations.dataDate)"
    if let nearest = suggestions.first {
      message += "; did you mean `\(nearest)`?"
    } else {
      message += "; check its spelling"
    }
    if let safe { suggestions = [safe] }
    return RegistryProblem(
      .unknownLocation, .warning, at: location.range, message,
      fixes: suggestions.map {
        RegistryFix("Write `\($0)`", isSafe: $0 == safe, edits: [RegistryEdit(location.range, $0)])
      },
      suggestions: suggestions)
  }

  private var candidates: [CloudLocation] {
    locations.all.filter { !$0.isRestricted && (!needsRegionalEndpoint || $0.hasRegionalEndpoint) }
  }

  private var vendor: String {
    switch provider {
    case .gcp: "Artifact Registry"
    case .aws: "ECR"
    case .azure: "Azure Container Registry"
    }
  }
}

/// Zones are named after their region.
enum ZoneName {
  /// The region of a zone: `us-west1` of `us-west1-c` (Google Cloud),
  /// `us-east-1` of `us-east-1a` and `us-west-2` of `us-west-2-lax-1a` (AWS).
  static func region(of zone: String, among locations: CloudLocations) -> String? {
    switch locations.provider {
    case .gcp:
      guard let dash = zone.lastIndex(of: "-"), zone[dash...].utf8.count == 2,
        zone.utf8.last?.isLowercase == true
      else { return nil }
      return known(zone[..<dash], locations)
    case .aws:
      guard zone.utf8.last?.isLowercase == true else { return nil }
      if let region = known(zone.dropLast(), locations) { return region }
      let words = zone.split(separator: "-", omittingEmptySubsequences: false)
      guard words.count == 5 else { return nil }
      return known(words.prefix(3).joined(separator: "-"), locations)
    case .azure: return nil
    }
  }

  private static func known(_ id: some StringProtocol, _ locations: CloudLocations) -> String? {
    locations[String(id)]?.id
  }
}

/// Locations spelled the way another cloud spells them.
enum ForeignSpelling {
  private static let continents: [(gcp: String, aws: String)] = [
    ("europe-", "eu-"), ("northamerica-", "na-"), ("southamerica-", "sa-"), ("asia-", "ap-"),
    ("africa-", "af-"),
  ]

  /// `eu-west-3` → `europe-west3` for Google Cloud, `europe-west3` →
  /// `eu-west-3` for AWS; nil where nothing is foreign.
  static func respelled(_ id: String, for provider: CloudProvider) -> String? {
    guard id.utf8.count <= 40 else { return nil }
    var result = id
    for continent in continents {
      let (from, to) =
        provider == .gcp ? (continent.aws, continent.gcp) : (continent.gcp, continent.aws)
      if result.hasPrefix(from) {
        result = to + result.dropFirst(from.count)
        break
      }
    }
    let number = result.reversed().prefix { $0.isASCII && $0.isNumber }.count
    let stem = result.dropLast(number)
    if provider == .gcp, number > 0, stem.hasSuffix("-") {
      result = String(stem.dropLast()) + result.suffix(number)
    } else if provider == .aws, number > 0, !stem.hasSuffix("-") {
      result = String(stem) + "-" + result.suffix(number)
    }
    return result == id || provider == .azure ? nil : result
  }
}
