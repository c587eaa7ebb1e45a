import YAMLSyntax

/// What `zenml.stack.utils` asks a valid configuration for (`is_remote`, then
/// `is_local` where that is false, ZenML 0.98.0): a property that reads a field
/// with a secret reference looks the secret up.
enum LocalityChecks {
  static let feast = ConfigurationCheck.model("FeastFeatureStoreConfig.is_local") {
    fields throws(CheckInterruption) in
    _ = try fields.read("online_host")
  }

  static let kubernetesDeployer = ConfigurationCheck.model("KubernetesDeployerConfig.is_local") {
    fields throws(CheckInterruption) in
    guard try !fields.isTruthy("local") else { return }
    _ = try fields.read("kubernetes_context")
  }
}
