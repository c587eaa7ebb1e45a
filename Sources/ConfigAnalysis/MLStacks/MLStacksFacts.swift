/// What mlstacks 0.10.0 knows (`mlstacks/constants.py`, `enums.py` and the
/// models): for the judge, for completion and for hover.
public enum MLStacksFacts {
  public static let version = "0.10.0"

  /// Which of the two models a specification is for: the value of `spec_type`.
  public enum SpecificationKind: String, Sendable, CaseIterable {
    case stack, component
  }

  /// The only `spec_version`.
  public static let specificationVersion = 1

  public static let providers = ["aws", "azure", "gcp", "k3d"]
  public static let deploymentMethods = ["kubernetes"]

  /// Every word that `component_type` takes; few are ``componentTypes(of:)`` a
  /// provider.
  public static let componentTypes = [
    "mlops_platform", "artifact_store", "orchestrator", "container_registry", "data_validator",
    "experiment_tracker", "model_registry", "model_deployer", "step_operator", "alerter", "feature_store",
    "annotator", "image_builder",
  ]

  /// Every word that `component_flavor` takes.
  public static let flavors = [
    "aws", "gcp", "kubeflow", "kubernetes", "minio", "mlflow", "s3", "sagemaker", "seldon", "skypilot",
    "tekton",
    "vertex", "zenml", "default",
  ]

  /// What mlstacks can deploy at a provider (`ALLOWED_COMPONENT_TYPES`); nothing
  /// at `azure`.
  public static func componentTypes(of provider: String) -> [String] { table[provider]?.map(\.type) ?? [] }

  /// The flavors of a component type that mlstacks can deploy at a provider.
  public static func flavors(of type: String, at provider: String) -> [String] {
    table[provider]?.first { $0.type == type }?.flavors ?? []
  }

  /// Keys of a specification, in the order in which people write them.
  public static func keys(of kind: SpecificationKind) -> [Key] {
    switch kind {
    case .stack:
      common + [
        Key("default_region", "where the cloud's resources are made"),
        Key("default_tags", "tags of all resources: a mapping of texts"),
        Key("deployment_method", "`kubernetes`"),
        Key("components", "paths of the components' specifications"),
      ]
    case .component:
      common + [
        Key("component_type", "what the component is", isRequired: true),
        Key("component_flavor", "which kind of it", isRequired: true),
        Key("metadata", "`config` and `environment_variables`, each a mapping of texts"),
      ]
    }
  }

  /// Keys below `metadata`. Older documentation has `tags` and `region` there,
  /// which this version does not read.
  public static let metadataKeys = [
    Key("config", "variables of the Terraform recipe"),
    Key("environment_variables", "more of them, as `TF_VAR_…`"),
  ]

  /// A key of a specification.
  public struct Key: Sendable {
    public let name: String
    /// Half a sentence, without a full stop.
    public let meaning: String
    public let isRequired: Bool

    init(_ name: String, _ meaning: String, isRequired: Bool = false) {
      self.name = name
      self.meaning = meaning
      self.isRequired = isRequired
    }
  }

  private static let common = [
    Key("spec_version", "`1`", isRequired: true),
    Key("spec_type", "`stack` or `component`", isRequired: true),
    Key("name", "letters, digits, underscores and hyphens", isRequired: true),
    Key("provider", "where it is deployed", isRequired: true),
  ]

  private static let table: [String: [(type: String, flavors: [String])]] = [
    "aws": [
      ("artifact_store", ["s3"]), ("container_registry", ["aws"]), ("experiment_tracker", ["mlflow"]),
      ("orchestrator", ["kubeflow", "kubernetes", "sagemaker", "skypilot", "tekton"]),
      ("mlops_platform", ["zenml"]), ("model_deployer", ["seldon"]), ("step_operator", ["sagemaker"]),
    ],
    "azure": [],
    "gcp": [
      ("artifact_store", ["gcp"]), ("container_registry", ["gcp"]), ("experiment_tracker", ["mlflow"]),
      ("orchestrator", ["kubeflow", "kubernetes", "skypilot", "tekton", "vertex"]),
      ("mlops_platform", ["zenml"]), ("model_deployer", ["seldon"]), ("step_operator", ["vertex"]),
    ],
    "k3d": [
      ("artifact_store", ["minio"]), ("container_registry", ["default"]), ("experiment_tracker", ["mlflow"]),
      ("orchestrator", ["kubeflow", "kubernetes", "sagemaker", "tekton"]), ("mlops_platform", ["zenml"]),
      ("model_deployer", ["seldon"]),
    ],
  ]

  /// `PERMITTED_NAME_REGEX`, whose `$` also matches in front of a final line break.
  static func isName(_ text: String) -> Bool {
    var bytes = Array(text.utf8)
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    guard let first = bytes.first, isLetterOrDigit(first) else { return false }
    return bytes.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
