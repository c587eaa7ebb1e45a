import ContainerRegistries
import YAMLSyntax

/// A registry on this machine in a stack whose pipelines run somewhere else. What
/// ZenML calls local (`localhost:` and four or five digits) its own stack
/// validators refuse for most of them; the other spellings pass and fail later.
enum RegistryUnreachableLocal: Rule {
  static let metadata = RuleMetadata(
    "registry-unreachable-local", area: .registry,
    summary: "Pipelines run elsewhere and cannot reach a registry on this machine",
    severity: .warning, stage: .advice, fix: .none)

  /// Orchestrators that never run on this machine; the clusters of others may
  /// well do.
  private static let remoteOrchestrators: Set<String> = [
    "azureml", "databricks", "hyperai", "modal", "sagemaker", "vertex", "vm_aws", "vm_azure", "vm_gcp",
    "vm_lambda",
  ]
  private static let remoteStepOperators: Set<String> = [
    "azureml", "baseten", "databricks", "modal", "sagemaker", "vertex",
  ]
  /// Those that take a local registry without a word (facts: stack validators of
  /// 0.98.0).
  private static let silent: Set<String> = ["orchestrator hyperai", "step_operator databricks"]

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    guard case .stack(let file) = context.document else { return }
    let remote =
      file.components(ofType: "orchestrator").filter { isIn(remoteOrchestrators, $0) }
      + file.components(ofType: "step_operator").filter { isIn(remoteStepOperators, $0) }
    guard let firstRemote = remote.first else { return }
    // One of the others refuses it when a pipeline starts, and that is told.
    let firstSilent = remote.allSatisfy(isSilent) ? firstRemote : nil
    for address in context.registryAddresses where address.field == .uri {
      guard address.reference.registry == .local, let host = address.reference.host else { continue }
      let concerned = isLocalToZenML(address.reference.text) ? firstSilent : firstRemote
      guard let first = concerned, let flavor = first.flavorName else { continue }
      findings.add(
        Self.self, at: address.range(of: host.range), location: address.location,
        message(host.text, first.typeName ?? "component", flavor),
        related: first.flavor.map { [RelatedPlace(range: $0.valueRange, message: related)] } ?? [])
    }
  }

  private static func isIn(_ flavors: Set<String>, _ component: StackComponent) -> Bool {
    component.flavorName.map(flavors.contains) ?? false
  }

  private static func isSilent(_ component: StackComponent) -> Bool {
    component.flavorKey.map { silent.contains("\($0.type) \($0.flavor)") } ?? false
  }

  /// `re.fullmatch(r"localhost:[0-9]{4,5}", uri)` without trailing slashes.
  private static func isLocalToZenML(_ uri: String) -> Bool {
    let text = uri.withoutTrailingSlashes()
    guard text.hasPrefix("localhost:") else { return false }
    let port = text.utf8.dropFirst("localhost:".utf8.count)
    return (4...5).contains(port.count) && port.allSatisfy { (0x30...0x39).contains($0) }
  }

  // MARK: Texts

  private static let related = "runs elsewhere"

  private static func message(_ host: String, _ type: String, _ flavor: String) -> String {
    let what = type.split(separator: "_").joined(separator: " ")
    return
      "\(host.quoted) is this machine, and the \(what) `\(flavor)` runs elsewhere; use a registry that it can reach"
  }
}
