import TextDistance

/// Hosts of nobody known. Most of them are somebody's own registry and right;
/// what remains are web sites, and slips in the name of a well-known registry.
extension RegistryReference {
  func foreignHostProblems(host: ReferencePart) -> [RegistryProblem] {
    guard host.isKnown, port == nil else { return [] }
    let name = host.lowercased
    if let right = Self.webSites[name] { return [webSite(host, right: right)] }
    guard let right = misspelled(name) else { return [] }
    return [
      RegistryProblem(
        .wrongDomain, .warning, at: host.range,
        "\(quoted(host.text)) is no registry that is known; did you mean `\(right)`?",
        fixes: [RegistryFix("Write `\(right)`", isSafe: true, edits: [RegistryEdit(host.range, right)])],
        suggestions: [right])
    ]
  }

  /// Web site → the registry behind it.
  private static let webSites = [
    "github.com": "ghcr.io", "gitlab.com": "registry.gitlab.com", "hub.docker.com": "docker.io",
  ]

  private func webSite(_ host: ReferencePart, right: String) -> RegistryProblem {
    var end = host.range.upperBound
    // hub.docker.com/r/account, /u/account
    if right == "docker.io", path.count >= 2, ["r", "u"].contains(path[0].text) {
      end = path[0].range.upperBound
    }
    return RegistryProblem(
      .formatHost, .error, at: host.range,
      "\(quoted(host.text)) is a web site and takes no images; its registry is `\(right)`",
      fixes: [
        RegistryFix(
          "Write `\(right)`", isSafe: false, edits: [RegistryEdit(host.range.lowerBound..<end, right)])
      ],
      suggestions: [right])
  }

  /// Long enough that a name one slip away is no other registry.
  private static let longHosts = [
    "registry.gitlab.com", "registry.digitalocean.com", "registry.cloudflare.com", "public.ecr.aws",
    "index.docker.io", "registry-1.docker.io",
  ]
  /// So short that only swapped neighbours count: `icr.io`, `lscr.io` and
  /// `nvcr.io` are registries too.
  private static let shortHosts = ["ghcr.io", "docker.io", "quay.io"]

  private func misspelled(_ name: String) -> String? {
    guard name.utf8.count <= 60 else { return nil }
    let letters = name.utf8.sorted()
    for host in Self.longHosts where editDistance(name, host, limit: 1) == 1 { return host }
    for host in Self.shortHosts
    where host.utf8.sorted() == letters && editDistance(name, host, limit: 1) == 1 {
      return host
    }
    return misspelledPackageHost(name)
  }

  /// `europe-west1-docker.pkg.com`, `…-docker.pgk.dev`.
  private func misspelledPackageHost(_ name: String) -> String? {
    guard let dot = name.firstIndex(of: "."), name[..<dot].hasSuffix("-docker") else { return nil }
    let location = String(name[..<dot].dropLast("-docker".count))
    let domain = String(name[name.index(after: dot)...])
    let isMeant =
      domain == "pkg.com" || editDistance(domain, "pkg.dev", limit: 1) != nil
    guard isMeant, CloudLocations.of(.gcp)[location] != nil else { return nil }
    return name[..<dot] + ".pkg.dev"
  }
}
