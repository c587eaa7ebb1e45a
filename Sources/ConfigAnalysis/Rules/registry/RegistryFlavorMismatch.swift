import ContainerRegistries
import YAMLSyntax

/// The address belongs to one vendor and the flavor to another.
enum RegistryFlavorMismatch: Rule {
  static let metadata = RuleMetadata(
    "registry-flavor-mismatch", area: .registry,
    summary: "The flavor is not the one for the registry that the address names",
    severity: .warning, stage: .push, fix: .unsafe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    for address in context.registryAddresses where address.field == .uri {
      let isRefused = address.refusal?.causes.contains(.flavor) ?? false
      guard let flavor = address.flavor, let pair = address.component.flavor else { continue }
      let right = RegistryFlavor.name(of: address.reference.registry)
      if isRefused {
        add(address, pair, refused(address, flavor, right), right, .error, .import, context, &findings)
      } else if let right, right != flavor, RegistryFlavor.isVendor(address.reference.registry) {
        // The flavor `default` works with any registry; the vendor's own also
        // knows its credentials.
        let isDefault = flavor == "default"
        if isDefault, RegistryUnsupportedHost.isUnsupported(by: right, address.reference.registry) {
          continue
        }
        add(
          address, pair, isDefault ? better(address, right) : mismatch(address, flavor, right), right,
          isDefault ? .information : .warning, isDefault ? .advice : .push, context, &findings)
      }
    }
  }

  /// Whether the vendor's flavor gains anything over `default`: not with a host
  /// that it fails with, and not while the address is wrong.
  private static func isBetter(_ flavor: String, _ address: RegistryAddress) -> Bool {
    !RegistryUnsupportedHost.isUnsupported(by: flavor, address.reference.registry)
      && address.problems.allSatisfy { $0.severity <= .information }
  }

  private static func add(
    _ address: RegistryAddress, _ pair: SyntaxPair, _ message: String, _ right: String?, _ severity: Severity,
    _ stage: Stage, _ context: AnalysisContext, _ findings: inout FindingCollector
  ) {
    let prefix = address.component.location.isEmpty ? "" : address.component.location + "."
    let name = right.flatMap { $0 == address.flavor ? nil : $0 }
    // A misspelt host tells nothing about the flavor.
    let isHostWrong = address.problems.contains { $0.kind == .wrongDomain || $0.kind == .invalidHost }
    var fixes = withHost(address)
    if let name, !isHostWrong {
      fixes += context.fix("Change the flavor to `\(name)`", .unsafe, rewriting: pair.value.range, to: name)
    }
    findings.add(
      Self.self, at: pair.valueRange, location: prefix + "flavor", message, severity: severity, stage: stage,
      related: [RelatedPlace(range: address.range, message: related)], fixes: fixes)
  }

  /// An account without a host, for a flavor that has one host only.
  private static func withHost(_ address: RegistryAddress) -> [Fix] {
    let hosts = ["github": "ghcr.io", "digitalocean": "registry.digitalocean.com"]
    guard let host = address.flavor.flatMap({ hosts[$0] }), address.reference.host == nil,
      address.reference.scheme == nil, let first = address.reference.path.first, first.isKnown
    else { return [] }
    let edit = RegistryEdit(first.range.lowerBound..<first.range.lowerBound, host + "/")
    return address.fix(RegistryFix("Put `\(host)/` in front", isSafe: false, edits: [edit])).map { [$0] }
      ?? []
  }

  // MARK: Texts

  private static let related = "the address"

  private static func mismatch(_ address: RegistryAddress, _ flavor: String, _ right: String) -> String {
    "\(address.host.quoted) is not for the flavor `\(flavor)`; change the flavor to `\(right)`, or the address"
  }

  private static func better(_ address: RegistryAddress, _ right: String) -> String {
    "the flavor `\(right)` knows \(address.host.quoted) and its credentials better than `default`; consider it"
  }

  private static func refused(_ address: RegistryAddress, _ flavor: String, _ right: String?) -> String {
    let name = right.flatMap { $0 == flavor ? nil : $0 } ?? "default"
    return
      "the flavor `\(flavor)` does not take the address \(address.reference.text.quoted); change the flavor to "
      + "`\(name)`, or write an address of the flavor"
  }
}

extension RegistryAddress {
  /// The host for a message; for Docker Hub's short form the account.
  var host: String {
    reference.host?.text ?? reference.path.first.map(\.text) ?? reference.text
  }
}

/// Which of ZenML's flavors is made for a registry (0.98.0).
enum RegistryFlavor {
  /// Nil where the address does not tell.
  static func name(of registry: Registry) -> String? {
    switch registry.family {
    case .gcp: "gcp"
    case .aws: "aws"
    case .azure: "azure"
    case .dockerHub: "dockerhub"
    case .github: "github"
    case .digitalOcean: "digitalocean"
    case .awsPublic, .gitlab, .quay, .cloudflare, .local, .other: "default"
    case nil: nil
    }
  }

  /// Somebody's own host may stand in front of any vendor's registry.
  static func isVendor(_ registry: Registry) -> Bool {
    switch registry.family {
    case .local, .other, nil: false
    default: true
    }
  }
}
