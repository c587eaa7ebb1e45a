import ContainerRegistries
import YAMLSyntax

/// A host that its cloud takes, but ZenML's code for the cloud does not: the
/// `aws` flavor reads the region by a pattern that knows `amazonaws.com` only, and
/// the service connectors have patterns of their own (0.98.0).
enum RegistryUnsupportedHost: Rule {
  static let metadata = RuleMetadata(
    "registry-unsupported-host", area: .registry,
    summary: "ZenML's code for the cloud cannot read this host of it",
    severity: .warning, stage: .push, fix: .unsafe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    for address in context.registryAddresses where address.field == .uri {
      guard let host = address.reference.host, host.isKnown,
        !address.problems.contains(where: { $0.range.overlaps(host.range) && $0.severity >= .warning })
      else { continue }
      switch (address.flavor, address.reference.registry) {
      case ("aws", let registry) where isUnsupported(by: "aws", registry):
        findings.add(
          Self.self, at: address.range(of: host.range), location: address.location, region(host.text),
          fixes: defaultFlavor(address, context))
      case ("gcp", .artifactRegistry(let parts)) where parts.form == .regionalEndpoint:
        add(address, host, connector("GCP", host.text), &findings)
      case ("gcp", .artifactRegistry):
        guard let domain = domain(address) else { continue }
        add(address, domain, connector("GCP", host.text + "/" + domain.text), &findings)
      case ("azure", .acr(let parts)) where isBeyondConnector(parts):
        add(address, host, connector("Azure", host.text), &findings)
      default: continue
      }
    }
  }

  /// Whether the vendor's own flavor fails with this host.
  static func isUnsupported(by flavor: String, _ registry: Registry) -> Bool {
    guard flavor == "aws", case .ecrPrivate(let parts) = registry else { return false }
    return isForeign(parts)
  }

  /// Not `.*\.dkr\.ecr\.(.*)\.amazonaws\.com`.
  private static func isForeign(_ host: ECRHost) -> Bool {
    guard let domain = host.domain, domain.isKnown else { return false }
    return host.form == .dualStack || host.isFIPS || domain.text != "amazonaws.com"
  }

  /// `example.com/my-project/my-repo`.
  private static func domain(_ address: RegistryAddress) -> ReferencePart? {
    guard let project = address.reference.project else { return nil }
    return address.reference.path.first.flatMap { $0 == project ? nil : $0 }
  }

  /// Not `[a-zA-Z0-9]+\.azurecr\.io`.
  private static func isBeyondConnector(_ host: ACRHost) -> Bool {
    guard let name = host.name, name.isKnown, host.domain.isKnown else { return false }
    return host.form != .standard || host.domain.text != "azurecr.io" || name.text.contains("-")
  }

  private static func add(
    _ address: RegistryAddress, _ part: ReferencePart, _ message: String, _ findings: inout FindingCollector
  ) {
    findings.add(
      Self.self, at: address.range(of: part.range), location: address.location, message,
      severity: .information, stage: .advice)
  }

  private static func defaultFlavor(_ address: RegistryAddress, _ context: AnalysisContext) -> [Fix] {
    guard let value = address.component.flavor?.value else { return [] }
    return context.fix("Change the flavor to `default`", .unsafe, rewriting: value.range, to: "default")
  }

  // MARK: Texts

  private static func region(_ host: String) -> String {
    "the `aws` flavor cannot read the region out of \(host.quoted) and fails when it pushes; use the flavor `default`"
  }

  private static func connector(_ cloud: String, _ host: String) -> String {
    "ZenML's \(cloud) service connector does not know addresses such as \(host.quoted); log Docker in yourself, or "
      + "use a connector of type `docker`"
  }
}
