import ContainerRegistries
import YAMLSyntax
import ZenMLCatalog

/// Why ZenML's own validator refuses a registry's address: the `aws` flavor takes
/// no `/`, the `digitalocean` flavor wants its host in front (0.98.0).
///
/// Such a refusal is told by the rule that knows its cause, not by
/// `invalid-value`.
struct RegistryRefusal {
  /// The validators, by their names in the catalog.
  enum Source: String, CaseIterable {
    case aws = "AWSContainerRegistryConfig.validate_aws_uri"
    case digitalOcean = "DigitalOceanContainerRegistryConfig.validate_uri"

    /// The validator behind a refusal of a configuration.
    init?(_ reason: ConfigurationRefusal) {
      guard case .check(let name) = reason.kind else { return nil }
      self.init(rawValue: name)
    }
  }

  /// What has to change, so that ZenML takes the address.
  enum Cause: Hashable {
    case problem(RegistryProblem.Kind)
    /// `registry-path-not-allowed`
    case path
    /// `registry-flavor-mismatch`
    case flavor
  }

  let source: Source
  let causes: Set<Cause>

  init(_ source: Source, of reference: RegistryReference, problems: [RegistryProblem]) {
    self.source = source
    switch source {
    case .aws: causes = Self.causesOfSlash(in: reference)
    case .digitalOcean: causes = [Self.causeOfHost(in: reference, problems)]
    }
  }

  private static func causesOfSlash(in reference: RegistryReference) -> Set<Cause> {
    var causes: Set<Cause> = []
    if reference.scheme != nil { causes.insert(.problem(.scheme)) }
    switch reference.registry {
    case .ecrPrivate, .unknown:
      if !reference.path.isEmpty { causes.insert(.path) }
    default: if reference.host != nil || reference.path.count > 1 { causes = [.flavor] }
    }
    if causes.isEmpty, reference.host != nil || !reference.path.isEmpty { causes.insert(.problem(.slashes)) }
    if causes.isEmpty { causes.insert(.problem(.invalidHost)) }
    return causes
  }

  private static func causeOfHost(
    in reference: RegistryReference, _ problems: [RegistryProblem]
  ) -> Cause {
    guard reference.registry == .digitalOcean else {
      return reference.host == nil && reference.path.isEmpty ? .problem(.invalidHost) : .flavor
    }
    if reference.path.isEmpty { return .problem(.missingAccount) }
    let mended = problems.first { problem in
      let text = problem.fixes.first?.applied(to: reference.text)
      return text?.hasPrefix("registry.digitalocean.com/") ?? false
    }
    return mended.map { .problem($0.kind) } ?? .flavor
  }
}

/// The refusals that registry rules tell.
enum RegistryRefusals {
  static func owns(_ reason: ConfigurationRefusal) -> Bool { RegistryRefusal.Source(reason) != nil }

  /// Where registry rules tell such a refusal, so that nobody else has to. Not
  /// among them: addresses that are no text in the document (`!!binary`).
  static func told(in context: AnalysisContext) -> Set<ByteRange> {
    Set(context.registryAddresses.filter { $0.refusal != nil }.map(\.range))
  }
}
