import YAMLSyntax

/// `path` of the artifact stores (ZenML 0.98.0).
enum ArtifactStoreChecks {
  static let ensureArtifactStore = ConfigurationCheck.givenFields(
    "BaseArtifactStoreConfig._ensure_artifact_store"
  ) { fields, input throws(CheckInterruption) in
    guard let path = fields["path"] else { return fields }
    guard let text = path.string else {
      throw .refused(message: "`path` must be text", place: path.range, field: "path")
    }
    let stripped = text.pythonStripped { $0 == "'" || $0 == "\"" || $0 == "`" }
    let schemes = supportedSchemes(of: input.owner)
    guard schemes.contains(where: stripped.pythonHasPrefix) else {
      let wanted = schemes.map { "`\($0)`" }.joined(separator: " or ")
      throw .refused(
        message: "the path \(stripped.quoted) does not start with \(wanted), as this flavor's paths do",
        place: path.range, field: "path")
    }
    return fields.setting("path", to: PythonValue(.string(stripped), range: path.range))
  }

  /// `SUPPORTED_SCHEMES` of the classes.
  private static func supportedSchemes(of owner: String) -> [String] {
    switch owner {
    case "S3ArtifactStoreConfig", "B2ArtifactStoreConfig", "DigitalOceanSpacesArtifactStoreConfig":
      ["s3://"]
    case "GCPArtifactStoreConfig": ["gs://"]
    case "AzureArtifactStoreConfig": ["abfs://", "az://"]
    // The local store takes any path here; `ensurePathLocal` looks at it next.
    default: [""]
    }
  }

  static let ensurePathLocal = ConfigurationCheck.text("LocalArtifactStoreConfig.ensure_path_local") {
    path throws(CheckInterruption) in
    for prefix in ["gs://", "hdfs://", "s3://", "az://", "abfs://"] where path.pythonHasPrefix(prefix) {
      throw .refused(
        "a `local` artifact store keeps its files on this machine, and \(path.quoted) is remote: "
          + "give a local path, or use the flavor that reads `\(prefix)`")
    }
    return path
  }
}
