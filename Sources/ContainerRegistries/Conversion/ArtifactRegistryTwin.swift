extension RegistryReference {
  /// The Artifact Registry address that means the same as this gcr.io address:
  /// `us-docker.pkg.dev/my-project/gcr.io` for `gcr.io/my-project`
  /// (docs.cloud.google.com, artifact-registry/docs/transition/gcr-repositories).
  ///
  /// Nil for other registries, for hosts that only Google pushes to, and where
  /// the address names no project.
  public var artifactRegistryTwin: String? {
    RegistryEdit.apply(artifactRegistryTwinEdits ?? [], to: text).flatMap {
      artifactRegistryTwinEdits == nil ? nil : $0
    }
  }

  /// The edits that make this address its Artifact Registry twin.
  var artifactRegistryTwinEdits: [RegistryEdit]? {
    guard case .containerRegistry = registry, let host, host.isKnown,
      let location = GoogleData.shared.retiredHosts[host.lowercased], var project = path.first
    else { return nil }
    // example.com/my-project
    if project.isKnown, project.text.contains("."), !project.text.contains(":") {
      guard path.count >= 2 else { return nil }
      project = path[1]
    }
    let end = project.range.upperBound
    return [
      RegistryEdit(host.range, "\(location)-docker.pkg.dev"),
      RegistryEdit(end..<end, "/\(host.lowercased)"),
    ]
  }
}
