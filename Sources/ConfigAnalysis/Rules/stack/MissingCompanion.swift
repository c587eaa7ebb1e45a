import YAMLSyntax

/// A component needs another one beside it that the stack does not have: its
/// stack validator refuses the stack when a pipeline starts.
enum MissingCompanion: Rule {
  static let metadata = RuleMetadata(
    "missing-companion", area: .stack,
    summary: "A component needs another one beside it that the stack does not have",
    severity: .error, stage: .run, fix: .unsafe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    guard let verdict = context.runTime, case .stack(let file) = context.document else { return }
    for type in missingTypes(verdict) {
      let needing = verdict.components(refusing: .missing(type: type))
      guard let first = needing.first else { continue }
      findings.add(
        Self.self, at: first.flavorPlace, location: first.flavorLocation, message(first, type),
        related: needing.dropFirst().map { RelatedPlace(range: $0.flavorPlace, message: needs($0, type)) }
          .shortened,
        fixes: fixes(type, for: first, in: file, verdict.stack, context))
    }
  }

  private static func missingTypes(_ verdict: RunTimeVerdict) -> [String] {
    var types: [String] = []
    for refusal in verdict.refusals {
      if case .missing(let type) = refusal.kind, !types.contains(type) { types.append(type) }
    }
    return types
  }

  private static func fixes(
    _ type: String, for component: RunTimeComponent, in file: StackFile, _ stack: RunTimeStack,
    _ context: AnalysisContext
  ) -> [Fix] {
    let skeleton: ComponentSkeleton
    switch type {
    case "container_registry":
      let flavor = registryFlavor(for: component)
      skeleton = ComponentSkeleton(
        type: type, name: "container-registry", flavor: flavor,
        configuration: [("uri", RegistryExample.address(for: flavor))])
    case "experiment_tracker" where stack.artifactStore?.isFlavor("local") == true:
      skeleton = ComponentSkeleton(type: type, name: "mlflow-tracker", flavor: "mlflow", configuration: [])
    // With a remote store the tracker needs a server and its credentials.
    default: return []
    }
    guard let edit = ComponentInsertion(file: file, context: context).edit(adding: [skeleton]) else {
      return []
    }
    return [Fix(title: addTitle(type, skeleton.flavor), applicability: .unsafe, edits: [edit])]
  }

  /// A registry of the component's own cloud.
  private static func registryFlavor(for component: RunTimeComponent) -> String {
    switch component.flavor {
    case "vertex", "vm_gcp", "gcp": "gcp"
    case "sagemaker", "vm_aws", "aws": "aws"
    case "azureml", "vm_azure": "azure"
    default: "default"
    }
  }

  // MARK: Texts

  private static func message(_ component: RunTimeComponent, _ type: String) -> String {
    "\(needs(component, type)), and the stack has none: add one below `components`"
  }

  private static func needs(_ component: RunTimeComponent, _ type: String) -> String {
    "\(StackWords.component(component)) needs \(StackWords.withArticle(type))"
  }

  private static func addTitle(_ type: String, _ flavor: String) -> String {
    "Add \(StackWords.withArticle(type)) of flavor `\(flavor)`"
  }
}
