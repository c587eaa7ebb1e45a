import YAMLSyntax

/// A component that finds its Kubernetes cluster neither by its configuration
/// nor, as far as the file shows, by a service connector.
enum MissingKubernetesContext: Rule {
  // A file never shows linked connectors.
  static let metadata = RuleMetadata(
    "missing-kubernetes-context", area: .stack,
    summary: "A component names no Kubernetes cluster, so it needs a service connector",
    severity: .information, stage: .advice, fix: .none)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    guard let stack = context.runTime?.stack else { return }
    for component in stack.components {
      let fields = fields(of: component)
      guard !fields.isEmpty, !fields.contains(where: { isSet($0, component) }) else { continue }
      findings.add(
        Self.self, at: component.flavorPlace, location: component.flavorLocation, message(component, fields))
    }
  }

  /// The fields of which the validator wants one, unless there is a connector.
  private static func fields(of component: RunTimeComponent) -> [String] {
    switch (component.type, component.flavor) {
    case ("orchestrator", "kubernetes"), ("deployer", "kubernetes"): ["kubernetes_context", "incluster"]
    case ("orchestrator", "kubeflow"): ["kubernetes_context", "kubeflow_hostname"]
    case ("orchestrator", "tekton"): ["kubernetes_context"]
    default: []
    }
  }

  /// Also where a template decides.
  private static func isSet(_ field: String, _ component: RunTimeComponent) -> Bool {
    field == "incluster" ? component.flag(field) != false : component.text(field).isGiven
  }

  // MARK: Texts

  private static func message(_ component: RunTimeComponent, _ fields: [String]) -> String {
    let type = component.type
    return
      "\(StackWords.component(component)) names no cluster, so it runs only with a service connector; link one with "
      + "`zenml \(type) connect` or set \(StackWords.choice(fields.map { "`\($0)`" }))"
  }
}
