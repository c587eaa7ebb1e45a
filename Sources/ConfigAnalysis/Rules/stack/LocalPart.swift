import YAMLSyntax

/// What to say of a component that is bound to the user's machine.
enum LocalPart {
  /// The text that makes it local.
  static func place(of component: RunTimeComponent) -> (range: ByteRange, location: String) {
    if component.isStoreDefault, component.source.flavorName != "local", let name = component.source.name {
      return (
        name.value.range.isEmpty ? name.key.range : name.value.range, component.source.location + ".name"
      )
    }
    switch component.type {
    case "container_registry": return component.placeOrFlavor(of: "uri")
    case "feature_store": return component.placeOrFlavor(of: "online_host")
    case "experiment_tracker": return component.placeOrFlavor(of: "tracking_uri")
    case "data_validator": return component.placeOrFlavor(of: "context_root_dir")
    case "deployer" where component.isFlavor("kubernetes"):
      return component.placeOrFlavor(of: component.flag("local") == true ? "local" : "kubernetes_context")
    default: return (component.flavorPlace, component.flavorLocation)
    }
  }

  /// What to do about it, in the imperative.
  static func remedy(for component: RunTimeComponent, _ refuser: RunTimeComponent) -> String {
    let remedy =
      switch component.type {
      case "artifact_store": "use an artifact store of flavor \(store(for: refuser))"
      case "container_registry": "set `uri` to a registry that can be reached from there"
      case "feature_store": "set `online_host` to a host that can be reached from there"
      case "experiment_tracker": "set `tracking_uri` to the address of an MLflow server"
      case "data_validator": "leave `context_root_dir` out"
      case "deployer" where component.isFlavor("kubernetes"): "use a cluster that can be reached from there"
      default: "use another flavor or take it out of the stack"
      }
    guard refuser.isFlavor("kubernetes"), refuser.type == "orchestrator" || refuser.type == "deployer" else {
      return remedy
    }
    return remedy
      + ", or set `local: true` for the \(StackWords.named(refuser)) if its cluster is on your machine"
  }

  /// A store of the same cloud.
  private static func store(for component: RunTimeComponent) -> String {
    switch component.flavor {
    case "vertex", "vm_gcp", "gcp": "`gcp`"
    case "sagemaker", "vm_aws", "aws": "`s3`"
    case "azureml", "vm_azure": "`azure`"
    default: "`s3`, `gcp` or `azure`"
    }
  }
}
