/// `uri` of the container registries (ZenML 0.98.0).
enum ContainerRegistryChecks {
  static let stripTrailingSlash = ConfigurationCheck.text(
    "BaseContainerRegistryConfig.strip_trailing_slash"
  ) { $0.withoutTrailingSlashes() }

  static let validateAWSURI = ConfigurationCheck.text("AWSContainerRegistryConfig.validate_aws_uri") {
    uri throws(CheckInterruption) in
    guard !uri.utf8.contains(UInt8(ascii: "/")) else {
      throw .refused(
        "the URI \(uri.quoted) of an `aws` registry holds a `/`: give the host alone, such as "
          + "`123456789012.dkr.ecr.eu-west-1.amazonaws.com`")
    }
    return uri
  }

  static let validateDigitalOceanURI = ConfigurationCheck.text(
    "DigitalOceanContainerRegistryConfig.validate_uri"
  ) { uri throws(CheckInterruption) in
    let prefix = "registry.digitalocean.com/"
    guard uri.pythonHasPrefix(prefix), uri.utf8.count > prefix.utf8.count else {
      throw .refused(
        "\(uri.quoted) names no DigitalOcean registry: write `\(prefix)` and the registry's name behind it")
    }
    return uri
  }
}
