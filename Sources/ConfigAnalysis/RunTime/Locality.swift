/// What is bound to the machine that a stack is used on: the properties
/// `StackComponentConfig.is_local` and `StackComponent.local_path` of every
/// flavor (zenml 0.98.0). ZenML's validators ask the one or the other, and they
/// differ.
enum Locality {
  /// `config.is_local`. What a secret or a template decides counts as not local.
  static func isLocal(_ component: RunTimeComponent) -> Bool {
    switch (component.type, component.flavor) {
    case ("orchestrator", "local"), ("orchestrator", "local_docker"): true
    // The class's defaults: `local` is true for Airflow, false for Kubernetes.
    case ("orchestrator", "airflow"), ("orchestrator", "kubernetes"): component.flag("local") ?? false
    case ("artifact_store", "local"): true
    case ("container_registry", _): isLocalRegistry(component)
    case ("deployer", "docker"), ("deployer", "local"): true
    case ("deployer", "kubernetes"):
      component.flag("local") == true || hasLocalContext(component.text("kubernetes_context"))
    case ("sandbox", "docker"), ("sandbox", "local"): true
    case ("feature_store", "feast"):
      switch component.text("online_host") {
      case .text("localhost"), .text("127.0.0.1"): true
      default: false
      }
    case ("experiment_tracker", "mlflow"):
      switch component.text("tracking_uri") {
      case .absent, .empty: true
      case .text(let uri): !isRemoteTracking(uri)
      case .unknown: false
      }
    case ("model_deployer", "mlflow"): true
    case ("data_validator", "great_expectations"): component.text("context_root_dir") != .absent
    default: false
    }
  }

  /// `component.local_path`; most components have none.
  static func localPath(_ component: RunTimeComponent) -> PersistentPath {
    switch (component.type, component.flavor) {
    case ("artifact_store", "local"): .path
    case ("model_deployer", "mlflow"), ("model_deployer", "bentoml"), ("model_deployer", "vllm"): .path
    case ("data_validator", "great_expectations"):
      switch component.text("context_root_dir") {
      case .absent: .none
      case .empty: .empty
      case .text, .unknown: .path
      }
    case ("experiment_tracker", "mlflow"):
      switch component.text("tracking_uri") {
      case .absent, .empty: .path
      case .text(let uri) where uri.hasPrefix("file:"): uri.utf8.count > 5 ? .path : .empty
      case .text, .unknown: .none
      }
    default: .none
    }
  }

  /// `BaseContainerRegistryConfig.is_local`: `localhost:[0-9]{4,5}` and nothing
  /// else, whatever the flavor.
  private static func isLocalRegistry(_ registry: RunTimeComponent) -> Bool {
    guard case .text(let uri) = registry.text("uri"), uri.hasPrefix("localhost:") else { return false }
    let port = uri.utf8.dropFirst("localhost:".utf8.count)
    return (4...5).contains(port.count) && port.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// `is_remote_mlflow_tracking_uri`.
  static func isRemoteTracking(_ uri: String) -> Bool {
    uri.hasPrefix("http://") || uri.hasPrefix("https://") || uri == "databricks"
  }

  /// Is a Kubernetes context named as the tools for clusters on one's own
  /// machine name theirs? (`KubernetesDeployerConfig.is_local`)
  static func hasLocalContext(_ context: ConfiguredText) -> Bool {
    guard let context = context.known?.lowercased() else { return false }
    return localContextMarks.contains { context.contains($0) }
  }

  private static let localContextMarks = [
    "k3d-", "kind-", "minikube", "docker-desktop", "colima", "rancher-desktop",
  ]
}

/// What `StackComponent.local_path` is.
enum PersistentPath {
  case none
  /// The empty text: some validators take it for a path, others for none.
  case empty
  case path
}
