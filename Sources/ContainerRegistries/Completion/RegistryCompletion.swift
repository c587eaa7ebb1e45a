/// Proposes registry addresses, segment by segment.
public enum RegistryCompletion {
  /// Ways to go on behind `prefix`, the text before the cursor.
  ///
  /// - Parameters:
  ///   - family: only registries of this family; nil for all.
  ///   - projects: ids of Google Cloud projects that are likely here.
  ///   - repositories: names of repositories that are likely here.
  public static func candidates(
    after prefix: String, family: RegistryFamily? = nil, projects: [String] = [], repositories: [String] = []
  ) -> [RegistryCandidate] {
    let written = prefix.asciiLowercased
    guard !written.utf8.contains(where: { $0 == "/" }) else {
      return segments(after: prefix, projects: projects, repositories: repositories)
    }
    return hosts(family: family, account: account(in: written)).filter {
      $0.text.hasPrefix(written) || $0.certainText.hasPrefix(written)
        || (!written.isEmpty && $0.detail.lowercased().contains(written))
    }
  }

  /// All hosts of a family, those of the clouds with each of their locations.
  private static func hosts(family: RegistryFamily?, account: String?) -> [RegistryCandidate] {
    var result: [RegistryCandidate] = []
    func include(_ one: RegistryFamily) -> Bool { family == nil || family == one }
    if include(.gcp) { result += artifactRegistryHosts() }
    if include(.aws) { result += ecrHosts(account: account) }
    if include(.azure) {
      result.append(
        candidate(
          [.placeholder("REGISTRY_NAME"), .text(".azurecr.io")], "NAME.azurecr.io", "Azure Container Registry"
        ))
    }
    for shared in sharedHosts where include(shared.family) {
      result.append(
        candidate([.text(shared.host + "/"), .placeholder(shared.placeholder)], shared.host, shared.name))
    }
    if include(.local) {
      result.append(candidate([.text("localhost:5000")], "localhost:5000", "registry on this machine"))
    }
    return result
  }

  private static func artifactRegistryHosts() -> [RegistryCandidate] {
    CloudLocations.of(.gcp).all.filter { !$0.isRestricted }.map { location in
      let host = "\(location.id)-docker.pkg.dev"
      return RegistryCandidate(
        pieces: [.text(host + "/"), .placeholder("PROJECT"), .text("/"), .placeholder("REPOSITORY")],
        label: host, detail: location.place, location: location)
    }
  }

  private static func ecrHosts(account: String?) -> [RegistryCandidate] {
    let data = AmazonData.shared
    return data.locations.all.compactMap { region in
      guard let domain = region.partition.flatMap({ data.domains[$0] }) else { return nil }
      let rest = ".dkr.ecr.\(region.id).\(domain)"
      return RegistryCandidate(
        pieces: account.map { [.text($0 + rest)] } ?? [.placeholder("ACCOUNT_ID"), .text(rest)],
        label: (account ?? "ACCOUNT_ID") + rest, detail: region.place, location: region)
    }
  }

  /// The account that the address starts with.
  private static func account(in written: String) -> String? {
    let digits = written.prefix { $0.isASCII && $0.isNumber }
    return digits.utf8.count == 12 ? String(digits) : nil
  }

  private static let sharedHosts:
    [(family: RegistryFamily, host: String, placeholder: String, name: String)] = [
      (.dockerHub, "docker.io", "ACCOUNT", "Docker Hub"),
      (.github, "ghcr.io", "OWNER", "GitHub Packages"),
      (.gitlab, "registry.gitlab.com", "GROUP/PROJECT", "GitLab"),
      (.quay, "quay.io", "NAMESPACE", "Quay"),
      (.digitalOcean, "registry.digitalocean.com", "REGISTRY_NAME", "DigitalOcean"),
      (.cloudflare, "registry.cloudflare.com", "ACCOUNT_ID", "Cloudflare"),
      (.awsPublic, "public.ecr.aws", "ALIAS", "Amazon ECR Public"),
    ]

  /// The segment behind the last slash: a project, then a repository.
  private static func segments(
    after prefix: String, projects: [String], repositories: [String]
  ) -> [RegistryCandidate] {
    let reference = RegistryReference.parse(prefix)
    guard case .artifactRegistry = reference.registry, let slash = prefix.lastIndex(of: "/") else {
      return []
    }
    let head = String(prefix[...slash])
    let typed = String(prefix[prefix.index(after: slash)...])
    // Segments that are complete.
    switch RegistryReference.parse(head).path.count {
    case 0:
      return projects.filter { $0.hasPrefix(typed) }.map { project in
        candidate([.text(head + project + "/"), .placeholder("REPOSITORY")], project, "project")
      }
        + (typed.isEmpty
          ? [
            candidate(
              [.text(head), .placeholder("PROJECT"), .text("/"), .placeholder("REPOSITORY")],
              "PROJECT/REPOSITORY", "your project and repository")
          ]
          : [])
    case 1:
      return repositories.filter { $0.hasPrefix(typed) }.map { repository in
        candidate([.text(head + repository)], repository, "repository")
      }
        + (typed.isEmpty
          ? [candidate([.text(head), .placeholder("REPOSITORY")], "REPOSITORY", "your repository")] : [])
    default: return []
    }
  }

  private static func candidate(
    _ pieces: [RegistryCandidate.Piece], _ label: String, _ detail: String
  ) -> RegistryCandidate {
    RegistryCandidate(pieces: pieces, label: label, detail: detail, location: nil)
  }
}
