/// The validators of orchestrators. `local`, `local_docker` and `lightning`
/// have none that could refuse.
enum OrchestratorValidators {
  static let all: [String: StackValidator] = [
    "airflow": airflow,
    "azureml": remoteOnly,
    "databricks": StackValidator { _, stack in stack.localComponents() },
    "hyperai": .needsRegistry,
    "kubeflow": cluster,
    "kubernetes": kubernetes,
    "modal": modal,
    "sagemaker": remoteOnly,
    "ssh": .needsRegistry,
    "tekton": cluster,
    "vertex": vertex,
    "vm_aws": remoteOnly,
    "vm_azure": remoteOnly,
    "vm_gcp": remoteOnly,
    "vm_kubernetes": remoteOnly,
    "vm_lambda": remoteOnly,
  ]

  /// A container registry, and nothing that is local.
  private static let remoteOnly = StackValidator(required: [StackValidator.registry]) { _, stack in
    stack.localComponents()
  }

  /// Asks nothing while it runs on the user's machine, as it does unless told
  /// otherwise.
  private static let airflow = StackValidator { index, stack in
    guard stack.components[index].flag("local") == false else { return [] }
    return stack.containerRegistry == nil
      ? [.missing(type: StackValidator.registry)] : stack.localComponents()
  }

  /// Kubeflow and Tekton: `local` and `skip_local_validations` are not read.
  private static let cluster = StackValidator(required: [StackValidator.registry]) { _, stack in
    stack.componentsWithPath(orEmptyOne: false) + stack.localRegistry()
  }

  private static let kubernetes = StackValidator(required: [StackValidator.registry]) { index, stack in
    let orchestrator = stack.components[index]
    guard orchestrator.flag("skip_local_validations") == false, orchestrator.flag("local") == false else {
      return []
    }
    return stack.componentsWithPath(orEmptyOne: true) + stack.localRegistry()
  }

  private static let modal = StackValidator(required: [StackValidator.registry]) { _, stack in
    var refusals = stack.localStore()
    for refusal in stack.localRegistry() + stack.componentsWithPath(orEmptyOne: true)
    where !refusals.contains(refusal) {
      refusals.append(refusal)
    }
    return refusals
  }

  private static let vertex = StackValidator(required: [StackValidator.registry]) { index, stack in
    let local = stack.localRegistry() + stack.componentsWithPath(orEmptyOne: false)
    let hasRoot = stack.components[index].text("pipeline_root").isGiven
    return hasRoot || stack.store(notOfFlavor: "gcp").isEmpty ? local : local + [.pipelineRoot]
  }
}
