/// Pages of ZenML's documentation that are known to exist: each was seen in a
/// stored copy of docs.zenml.io (2026-11). The addresses that ZenML's own
/// `docs_url` makes up (0.98.0) are not: most lead nowhere.
enum KnownPages {
  private static let base = "https://docs.zenml.io/stacks/stack-components/"

  private static let types = [
    "container_registry": "container-registries", "artifact_store": "artifact-stores",
    "model_registry": "model-registries",
  ]

  private static let flavors = [
    "orchestrator/vertex": "orchestrators/vertex", "artifact_store/gcp": "artifact-stores/gcp",
    "container_registry/aws": "container-registries/aws",
    "container_registry/azure": "container-registries/azure",
    "container_registry/github": "container-registries/github",
  ]

  static func url(ofFlavor name: String, of type: String) -> String? {
    flavors["\(type)/\(name)"].map { base + $0 }
  }

  static func link(toType type: String) -> String? { types[type].map { "[ZenML's page](\(base)\($0))" } }

  static func link(toFlavor name: String, of type: String) -> String? {
    url(ofFlavor: name, of: type).map { "[ZenML's page](\($0))" }
  }
}
