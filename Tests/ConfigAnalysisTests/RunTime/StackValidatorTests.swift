import Testing
import YAMLSyntax
import ZenMLCatalog

@testable import ConfigAnalysis

/// What ZenML's stack validators refuse when a pipeline starts. The real classes
/// are asked by Tests/parity/runtime.py; here the rules stand as a person reads
/// them.
struct StackValidatorTests {
  // MARK: A container registry must be there

  @Test(arguments: [
    "orchestrator/azureml", "orchestrator/hyperai", "orchestrator/kubeflow", "orchestrator/kubernetes",
    "orchestrator/modal", "orchestrator/sagemaker", "orchestrator/ssh", "orchestrator/tekton",
    "orchestrator/vertex",
    "orchestrator/vm_aws", "orchestrator/vm_azure", "orchestrator/vm_gcp", "orchestrator/vm_kubernetes",
    "orchestrator/vm_lambda", "orchestrator/airflow {local: false}", "step_operator/azureml",
    "step_operator/baseten",
    "step_operator/kubernetes", "step_operator/modal", "step_operator/runai", "step_operator/sagemaker",
    "step_operator/spark-kubernetes", "step_operator/ssh", "step_operator/vertex", "deployer/aws",
    "deployer/gcp",
    "deployer/kubernetes", "deployer/huggingface {token: '{{hub.token}}'}", "image_builder/aws",
    "image_builder/gcp",
    "image_builder/kaniko",
  ])
  func `needs a container registry`(part: String) {
    let store = part.contains("/aws") ? "artifact_store/s3" : "artifact_store/gcp"
    let parts = [part, store] + (part.hasPrefix("orchestrator") ? [] : ["orchestrator/local"])
    #expect(rules(parts) == ["missing-companion"])
    #expect(rules(parts + ["container_registry/gcp"]) == [])
  }

  @Test(arguments: [
    "orchestrator/local", "orchestrator/local_docker", "orchestrator/lightning", "orchestrator/databricks",
    "orchestrator/airflow", "orchestrator/airflow {local: true}", "step_operator/databricks",
    "deployer/docker",
    "deployer/local", "image_builder/local",
  ])
  func `needs no container registry`(part: String) {
    #expect(
      rules([part, "artifact_store/gcp"] + (part.hasPrefix("orchestrator") ? [] : ["orchestrator/local"]))
        == [])
  }

  // MARK: What is local (`is_local`): VMs refuse all of it

  @Test(arguments: [
    ("artifact_store/local", true), ("artifact_store/s3", false),
    ("container_registry/default {uri: 'localhost:5000'}", true),
    ("container_registry/gcp {uri: 'localhost:50000//'}", true),
    ("container_registry/default {uri: 'localhost:500'}", false),
    ("container_registry/default {uri: 'localhost:500000'}", false),
    ("container_registry/default {uri: 'localhost:5000/team'}", false),
    ("container_registry/default {uri: '127.0.0.1:5000'}", false),
    ("container_registry/default {uri: '${REGISTRY}'}", false),
    ("deployer/docker", true), ("deployer/local", true), ("deployer/gcp", false),
    ("deployer/kubernetes", false),
    ("deployer/kubernetes {local: true}", true),
    ("deployer/kubernetes {kubernetes_context: MY-KIND-box}", true),
    ("deployer/kubernetes {kubernetes_context: prod}", false),
    ("sandbox/local", true), ("sandbox/docker", true), ("sandbox/modal", false),
    ("sandbox/kubernetes", false),
    ("feature_store/feast", true), ("feature_store/feast {feast_repo: r, online_host: 127.0.0.1}", true),
    ("feature_store/feast {feast_repo: r, online_host: redis}", false),
    ("experiment_tracker/mlflow {tracking_uri: 'file:/x'}", true),
    ("experiment_tracker/mlflow {tracking_uri: 'sqlite:///x'}", true),
    ("experiment_tracker/mlflow {tracking_uri: 'https://x', tracking_token: t}", false),
    ("model_deployer/mlflow", true), ("model_deployer/vllm", false), ("model_deployer/bentoml", false),
    ("data_validator/great_expectations {context_root_dir: /tmp}", true),
    ("data_validator/great_expectations", false),
    ("image_builder/local", false), ("alerter/slack {slack_token: '{{slack.token}}'}", false),
  ])
  func `virtual machines refuse what is local`(part: String, isLocal: Bool) {
    #expect(rules(completed(part, "orchestrator/vm_aws")) == (isLocal ? ["incompatible-components"] : []))
  }

  // MARK: What keeps files on the machine (`local_path`): clusters refuse it

  @Test(arguments: [
    ("artifact_store/local", true), ("model_deployer/mlflow", true), ("model_deployer/bentoml", true),
    ("model_deployer/vllm", true), ("container_registry/default {uri: 'localhost:5000'}", true),
    ("data_validator/great_expectations {context_root_dir: /tmp}", true),
    ("experiment_tracker/mlflow {tracking_uri: 'file:/x'}", true),
    ("experiment_tracker/mlflow {tracking_uri: 'sqlite:///x'}", false),
    ("deployer/docker", false), ("sandbox/local", false), ("feature_store/feast", false),
  ])
  func `clusters refuse files of the machine`(part: String, isRefused: Bool) {
    let expected = isRefused ? ["incompatible-components"] : []
    for orchestrator in ["kubernetes", "kubeflow", "tekton", "modal"] {
      #expect(rules(completed(part, "orchestrator/\(orchestrator)")) == expected, "\(orchestrator)")
    }
    #expect(rules(completed(part, "orchestrator/vertex {location: a, pipeline_root: gs://b}")) == expected)
    for switchedOff in ["{local: true}", "{skip_local_validations: true}"] {
      #expect(rules(completed(part, "orchestrator/kubernetes \(switchedOff)")) == [])
    }
  }

  /// An empty path is one to Kubernetes and Modal, and none to the others.
  @Test func `an empty path counts for some`() {
    let part = "experiment_tracker/mlflow {tracking_uri: 'file:'}"
    #expect(rules(completed(part, "orchestrator/kubernetes")) == ["incompatible-components"])
    #expect(rules(completed(part, "orchestrator/modal")) == ["incompatible-components"])
    #expect(rules(completed(part, "orchestrator/kubeflow")) == [])
    #expect(rules(completed(part, "orchestrator/tekton")) == [])
  }

  // MARK: Conditions of single flavors

  @Test(
    arguments: [
      // vertex: pipeline_root or a gcp store
      (["orchestrator/vertex", "artifact_store/s3", "container_registry/gcp"], ["incompatible-components"]),
      (["orchestrator/vertex", "artifact_store/gcp", "container_registry/gcp"], []),
      (
        [
          "orchestrator/vertex {location: a, pipeline_root: gs://b}", "artifact_store/s3",
          "container_registry/gcp",
        ], []
      ),
      (
        [
          "orchestrator/vertex {location: a, pipeline_root: ''}", "artifact_store/s3",
          "container_registry/gcp",
        ],
        ["incompatible-components"]
      ),
      // one local store is one finding, whatever else it is not
      (
        ["orchestrator/vertex", "artifact_store/local", "container_registry/gcp", "image_builder/gcp"],
        ["incompatible-components"]
      ),
      // image builders
      (
        ["orchestrator/local", "artifact_store/b2", "container_registry/aws", "image_builder/aws"],
        ["incompatible-components"]
      ),
      (["orchestrator/local", "artifact_store/s3", "container_registry/aws", "image_builder/aws"], []),
      (
        ["orchestrator/local", "artifact_store/s3", "container_registry/gcp", "image_builder/gcp"],
        ["incompatible-components"]
      ),
      (["orchestrator/local", "artifact_store/local", "container_registry/gcp", "image_builder/kaniko"], []),
      (
        [
          "orchestrator/local", "artifact_store/local", "container_registry/gcp",
          "image_builder/kaniko {kubernetes_context: a, store_context_in_artifact_store: true}",
        ], ["incompatible-components"]
      ),
      // mlflow
      (["orchestrator/local", "artifact_store/local", "experiment_tracker/mlflow"], []),
      (
        ["orchestrator/local", "artifact_store/s3", "experiment_tracker/mlflow"], ["incompatible-components"]
      ),
      (
        ["orchestrator/local", "artifact_store/s3", "experiment_tracker/mlflow {tracking_uri: ''}"],
        ["incompatible-components"]
      ),
      (
        ["orchestrator/local", "artifact_store/s3", "experiment_tracker/mlflow {tracking_uri: 'ftp://x'}"],
        ["unsupported-tracking-uri"]
      ),
      (
        ["orchestrator/local", "artifact_store/s3", "experiment_tracker/mlflow {tracking_uri: '${MLFLOW}'}"],
        []
      ),
      (["orchestrator/local", "artifact_store/local", "model_registry/mlflow"], ["missing-companion"]),
      (
        ["orchestrator/local", "artifact_store/local", "model_registry/mlflow", "experiment_tracker/mlflow"],
        []
      ),
      (
        [
          "orchestrator/local", "artifact_store/local", "model_registry/mlflow", "experiment_tracker/trackio",
        ],
        ["incompatible-components"]
      ),
      // only the first tracker counts
      (
        [
          "orchestrator/local", "artifact_store/local", "model_registry/mlflow", "experiment_tracker/trackio",
          "experiment_tracker/mlflow",
        ], ["incompatible-components"]
      ),
      // credentials
      (
        ["orchestrator/local", "artifact_store/local", "model_deployer/huggingface"], ["missing-credentials"]
      ),
      (
        [
          "orchestrator/local", "artifact_store/local",
          "model_deployer/huggingface {namespace: a, secret_name: b}",
        ], []
      ),
      (
        [
          "orchestrator/local", "artifact_store/local",
          "model_deployer/databricks {host: https://h, client_id: a}",
        ],
        ["missing-credentials"]
      ),
      (
        [
          "orchestrator/local", "artifact_store/local",
          "model_deployer/databricks {host: https://h, client_id: a, client_secret: '{{b.c}}'}",
        ], []
      ),
      (
        ["orchestrator/local", "artifact_store/local", "deployer/huggingface"],
        ["missing-companion", "missing-credentials"]
      ),
      // several step operators: each is asked
      (
        [
          "orchestrator/local", "artifact_store/local", "container_registry/gcp", "step_operator/databricks",
          "step_operator/vertex",
        ], ["incompatible-components"]
      ),
    ] as [([String], [String])])
  func `refuses by flavor`(parts: [String], expected: [String]) {
    #expect(rules(parts).sorted() == expected)
  }

  @Test func `the default component is of flavor local whatever it is called`() {
    let text = """
      stack_name: a
      zenml_version: 0.98.0
      components:
        orchestrator: {name: default, flavor: sagemaker, configuration: {}}
        artifact_store: {name: Def, flavor: local, configuration: {}}
      """
    #expect(Analyzer().analyze(.init(text)).findings.filter { $0.stage == .run } == [])
  }

  @Test func `every validator belongs to a flavor of the catalog`() {
    for key in StackValidators.table.keys {
      #expect(Catalog.current.flavor(type: key.type, name: key.flavor) != nil, "\(key)")
    }
  }

  // MARK: Helpers

  private func rules(_ parts: [String]) -> [String] {
    findings(.run, parts).map { finding in
      #expect(finding.severity == .error)
      return finding.rule.name
    }
  }

  /// A stack of the part, an orchestrator, and whatever it needs besides.
  private func completed(_ part: String, _ orchestrator: String) -> [String] {
    let rest = [orchestrator, "artifact_store/s3", "container_registry/aws"].filter { other in
      other.prefix { $0 != "/" } != part.prefix { $0 != "/" }
    }
    return rest + [part]
  }
}
