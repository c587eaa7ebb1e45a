import ContainerRegistries
import YAMLSyntax

/// `default_repository` begins with a host: it is appended to the address, which
/// has a host already.
enum RegistryHostInRepository: Rule {
  static let metadata = RuleMetadata(
    "registry-host-in-repository", area: .registry,
    summary: "default_repository begins with a registry's host",
    severity: .warning, stage: .push, fix: .safe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    var hosts: [String: String] = [:]
    for address in context.registryAddresses where address.field == .uri {
      hosts[address.component.location] = address.reference.host?.lowercased
    }
    for address in context.registryAddresses where address.field == .defaultRepository {
      guard let host = address.reference.host, host.isKnown, stands(in: address.reference) else { continue }
      let end = address.reference.path.first?.range.lowerBound ?? host.range.upperBound
      let isTwice = hosts[address.component.location] == host.lowercased
      let fix = RegistryFix(
        "Remove \(host.text.quoted)", isSafe: isTwice && !address.reference.path.isEmpty,
        edits: [RegistryEdit(host.range.lowerBound..<end, "")])
      findings.add(
        Self.self, at: address.range(of: host.range), location: address.location, message(host.text),
        fixes: address.reference.path.isEmpty ? [] : address.fix(fix).map { [$0] } ?? [])
    }
  }

  /// A first segment with a dot may be a directory; a known host, or one with a
  /// port, is none.
  static func stands(in reference: RegistryReference) -> Bool {
    if reference.port != nil { return true }
    switch reference.registry.family {
    case .other, .dockerHub, nil: return false
    default: return true
    }
  }

  // MARK: Texts

  private static func message(_ host: String) -> String {
    "`default_repository` is appended to the registry's address, and \(host.quoted) is a host; leave it out"
  }
}
