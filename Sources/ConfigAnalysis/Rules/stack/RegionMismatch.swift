import ContainerRegistries
import YAMLSyntax

/// SageMaker pulls images from the ECR of its own region only; the registry's
/// address names another one.
enum RegionMismatch: Rule {
  // Not more than information: a linked service connector replaces `region`,
  // and the file does not show it.
  static let metadata = RuleMetadata(
    "region-mismatch", area: .stack,
    summary: "A component runs in another region than the registry that it pulls images from",
    severity: .information, stage: .push, fix: .unsafe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    guard let stack = context.runTime?.stack, let registry = stack.containerRegistry,
      case .ecrPrivate(let host)? = context.stackRegistry?.registry,
      let region = host.region, region.isKnown
    else { return }
    // A location that does not exist is what to put right first.
    let isLocationWrong = context.registryAddresses.contains { address in
      address.component.node == registry.source.node
        && address.problems.contains { $0.kind == .zoneLocation || $0.kind == .unknownLocation }
    }
    if isLocationWrong { return }
    for component in stack.components where component.isFlavor("sagemaker") {
      guard let own = component.text("region").known, own != region.lowercased,
        let range = component.place(of: "region")
      else { continue }
      let uri = registry.placeOrFlavor(of: "uri")
      findings.add(
        Self.self, at: range, location: component.location(of: "region"),
        message(component, own, region.text),
        related: [RelatedPlace(range: uri.range, message: registryPlace(region.text))],
        fixes: context.fix(write(region.lowercased), .unsafe, rewriting: range, to: region.lowercased))
    }
  }

  // MARK: Texts

  private static func write(_ region: String) -> String { "Write the registry's region, `\(region)`" }

  private static func message(_ component: RunTimeComponent, _ own: String, _ region: String) -> String {
    "\(StackWords.component(component)) runs in \(own.quoted) and cannot pull images from the registry in "
      + "\(region.quoted); use a registry and a component of the same region"
  }

  private static func registryPlace(_ region: String) -> String {
    "the registry is in \(region.quoted)"
  }
}
