import TextDistance

/// gcr.io and its sisters. Container Registry was shut down in 2025; the hosts
/// still answer for Artifact Registry repositories named like them
/// (cloud.google.com, artifact-registry/docs/transition).
extension RegistryReference {
  func containerRegistryProblems(host: ReferencePart) -> [RegistryProblem] {
    guard host.isKnown else { return [] }
    let data = GoogleData.shared
    if data.ownHosts.contains(host.lowercased) {
      return [
        RegistryProblem(
          .publicMirror, .error, at: host.range,
          "\(quoted(host.text)) is Google's own and takes no images from others; write your own registry, such as "
            + "`us-docker.pkg.dev/PROJECT/REPOSITORY`")
      ]
    }
    guard data.retiredHosts[host.lowercased] != nil else { return [unknownSister(host)] }
    guard let edits = artifactRegistryTwinEdits, let twin = artifactRegistryTwin else {
      return [
        RegistryProblem(
          .gcrRetired, .warning, at: host.range,
          "Container Registry is shut down, and \(quoted(host.text)) answers for Artifact Registry only; write "
            + "`LOCATION-docker.pkg.dev/PROJECT/REPOSITORY`")
      ]
    }
    return [
      RegistryProblem(
        .gcrRetired, .warning, at: host.range,
        "Container Registry is shut down, and \(quoted(host.text)) answers for Artifact Registry only; write "
          + "\(quoted(twin))",
        fixes: [
          RegistryFix(
            "Write the same address of Artifact Registry", isSafe: isPathKnown && !hasTemplate, edits: edits)
        ],
        suggestions: [twin])
    ]
  }

  /// `europe.gcr.io` and others that never existed.
  private func unknownSister(_ host: ReferencePart) -> RegistryProblem {
    let hosts = GoogleData.shared.retiredHosts.keys.sorted()
    let label = String(host.lowercased.dropLast(".gcr.io".count))
    let meant =
      label.hasPrefix("europe")
      ? "eu.gcr.io"
      : isUnambiguousTypo(label, among: ["us", "eu", "asia"]).map { $0 + ".gcr.io" }
    return RegistryProblem(
      .unknownLocation, .warning, at: host.range,
      "\(quoted(host.text)) is none of the hosts \(hosts.map { "`\($0)`" }.joined(separator: ", "))"
        + (meant.map { "; did you mean `\($0)`?" } ?? "; write an address of Artifact Registry instead"),
      fixes: meant.map {
        [RegistryFix("Write `\($0)`", isSafe: false, edits: [RegistryEdit(host.range, $0)])]
      } ?? [],
      suggestions: meant.map { [$0] } ?? [])
  }
}
