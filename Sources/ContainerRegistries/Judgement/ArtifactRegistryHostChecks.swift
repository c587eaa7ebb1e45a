import TextDistance

/// Hosts of Artifact Registry: `LOCATION-docker.pkg.dev` and
/// `docker.LOCATION.rep.pkg.dev` (gcloud 578.0.0, core/docker/constants.py).
extension RegistryReference {
  func artifactRegistryHostProblems(
    _ parts: ArtifactRegistryHost, host: ReferencePart, _ context: RegistryContext
  ) -> [RegistryProblem] {
    switch parts.form {
    case .standard, .regionalEndpoint:
      if let problem = formatProblem(parts, host: host) { return [problem] }
      guard let location = parts.location else { return [missingLocation(host)] }
      let check = LocationCheck(
        provider: .gcp, location: location, needsRegionalEndpoint: parts.form == .regionalEndpoint)
      return check.problem(context).map { [$0] } ?? []
    case .dotted:
      guard let location = parts.location, let format = parts.format, location.isKnown,
        CloudLocations.of(.gcp)[location.text] != nil
      else { return [missingLocation(host)] }
      return [dottedHost(host, location: location, format: format)]
    case .other:
      guard host.isKnown else { return [] }
      return [missingLocation(host)]
    }
  }

  /// The host belongs to Artifact Registry, but not to its docker format.
  private func formatProblem(_ parts: ArtifactRegistryHost, host: ReferencePart) -> RegistryProblem? {
    if let format = parts.format {
      guard format.isKnown, format.text != "docker" else { return nil }
      return RegistryProblem(
        .formatHost, .error, at: format.range,
        "\(quoted(host.text)) serves \(format.text) packages; container images go to repositories of the format "
          + "docker, on a host with `docker` in its name",
        fixes: [
          RegistryFix("Write `docker`", isSafe: false, edits: [RegistryEdit(format.range, "docker")])
        ])
    }
    guard let label = parts.location, label.isKnown else { return nil }
    let locations = CloudLocations.of(.gcp)
    if locations[label.text] != nil {
      return RegistryProblem(
        .formatHost, .error, at: host.range,
        "\(quoted(host.text)) lacks the word `docker`; write `\(label.text)-docker.pkg.dev`",
        fixes: [
          RegistryFix(
            "Write `\(label.text)-docker.pkg.dev`", isSafe: true,
            edits: [RegistryEdit(label.range.upperBound..<label.range.upperBound, "-docker")])
        ])
    }
    return misspelledFormat(label, host: host, locations)
  }

  /// `europe-west1-dokcer`, `europe-west1docker`, `europe-west1_docker`.
  private func misspelledFormat(
    _ label: ReferencePart, host: ReferencePart, _ locations: CloudLocations
  ) -> RegistryProblem? {
    let right = locations.all.map { $0.id + "-docker" }
    guard let meant = isUnambiguousTypo(label.text, among: right) else { return nil }
    return RegistryProblem(
      .formatHost, .error, at: label.range,
      "\(quoted(host.text)) is no host of Artifact Registry; write `\(meant).pkg.dev`",
      fixes: [
        RegistryFix("Write `\(meant).pkg.dev`", isSafe: true, edits: [RegistryEdit(label.range, meant)])
      ],
      suggestions: [meant])
  }

  private func missingLocation(_ host: ReferencePart) -> RegistryProblem {
    let choices = ["us", "europe", "asia"]
    return RegistryProblem(
      .missingLocation, .error, at: host.range,
      "\(quoted(host.text)) does not name the repository's location; write `LOCATION-docker.pkg.dev`, such as "
        + "`us-docker.pkg.dev` or `europe-west1-docker.pkg.dev`",
      fixes: choices.map {
        RegistryFix(
          "Write `\($0)-docker.pkg.dev`", isSafe: false,
          edits: [RegistryEdit(host.range, "\($0)-docker.pkg.dev")])
      },
      suggestions: choices.map { "\($0)-docker.pkg.dev" })
  }

  private func dottedHost(
    _ host: ReferencePart, location: ReferencePart, format: ReferencePart
  ) -> RegistryProblem {
    let right = "\(location.text)-docker.pkg.dev"
    let isDocker = format.text == "docker"
    return RegistryProblem(
      .missingLocation, .error, at: host.range,
      "\(quoted(host.text)) is no host: location and format are joined by a hyphen; write `\(right)`",
      fixes: [
        RegistryFix(
          "Write `\(right)`", isSafe: isDocker,
          edits: [RegistryEdit(location.range.upperBound..<format.range.upperBound, "-docker")])
      ],
      suggestions: [right])
  }
}
