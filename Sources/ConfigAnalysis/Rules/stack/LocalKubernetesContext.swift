import YAMLSyntax

/// A Kubernetes context of a cluster on the user's machine, by its name, where
/// ZenML takes the cluster for a remote one or a cloud would have to reach it.
enum LocalKubernetesContext: Rule {
  // The name only suggests it.
  static let metadata = RuleMetadata(
    "local-kubernetes-context", area: .stack,
    summary: "A Kubernetes context is that of a cluster on your machine, and the stack is not",
    severity: .information, stage: .advice, fix: .unsafe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    guard let stack = context.runTime?.stack else { return }
    for component in stack.components {
      guard let name = component.text("kubernetes_context").known,
        Locality.hasLocalContext(.text(name)), let range = component.place(of: "kubernetes_context"),
        let text = message(component, name, stack)
      else { continue }
      findings.add(
        Self.self, at: range, location: component.location(of: "kubernetes_context"), text,
        fixes: component.type == "orchestrator" ? marking(component, context) : [])
    }
  }

  private static func marking(_ component: RunTimeComponent, _ context: AnalysisContext) -> [Fix] {
    context.setting([(name: "local", yaml: "true")], of: component.source).map {
      [Fix(title: markTitle, applicability: .unsafe, edits: $0)]
    } ?? []
  }

  private static func message(_ component: RunTimeComponent, _ context: String, _ stack: RunTimeStack)
    -> String?
  {
    if component.type == "orchestrator" {
      return component.isFlavor("kubernetes") && component.flag("local") == false
        ? notMarked(component, context) : nil
    }
    guard component.type == "step_operator", let orchestrator = stack.orchestrator,
      let flavor = orchestrator.flavor, cloudOrchestrators.contains(flavor)
    else { return nil }
    return notReached(component, context, orchestrator)
  }

  private static let cloudOrchestrators: Set<String> = [
    "azureml", "databricks", "modal", "sagemaker", "vertex", "vm_aws", "vm_azure", "vm_gcp", "vm_lambda",
  ]

  // MARK: Texts

  private static let markTitle = "Mark the cluster as local: `local: true`"

  private static func notMarked(_ component: RunTimeComponent, _ context: String) -> String {
    "the context \(context.quoted) looks like a cluster on your machine, and ZenML takes "
      + "\(StackWords.component(component)) for a remote one; set `local: true` if it is not"
  }

  private static func notReached(
    _ component: RunTimeComponent, _ context: String, _ orchestrator: RunTimeComponent
  ) -> String {
    "the context \(context.quoted) looks like a cluster on your machine, which "
      + "\(StackWords.component(orchestrator)) cannot reach from its cloud; use the context of a remote cluster"
  }
}
