import ConfigAnalysis
import YAMLSyntax

/// A stack file from parts such as `orchestrator/vertex {location: europe-west1}`:
/// type, flavor and configuration. Without a configuration the part has what its
/// flavor asks for.
func stackFile(_ parts: [String]) -> String {
  var lines: [(type: String, entry: String)] = []
  for (number, part) in parts.enumerated() {
    let words = part.split(separator: " ", maxSplits: 1).map(String.init)
    let names = words[0].split(separator: "/", maxSplits: 1).map(String.init)
    let configuration = words.count > 1 ? words[1] : requiredFields[words[0]] ?? "{}"
    lines.append(
      (names[0], "    - {name: part-\(number), flavor: \(names[1]), configuration: \(configuration)}"))
  }
  var text = "stack_name: parts\nzenml_version: 0.98.0\ncomponents:\n"
  for (index, line) in lines.enumerated() where !lines[..<index].contains(where: { $0.type == line.type }) {
    text += "  \(line.type):\n"
    for other in lines where other.type == line.type { text += other.entry + "\n" }
  }
  return text
}

/// The findings of a stage, as `rule: message`.
func findings(_ stage: Stage, _ parts: [String]) -> [Finding] {
  Analyzer().analyze(SourceText(stackFile(parts))).findings.filter { $0.stage == stage }
}

private let requiredFields = [
  "artifact_store/azure": "{path: az://box}", "artifact_store/b2": "{path: s3://box}",
  "artifact_store/digitalocean": "{path: s3://box, region: nyc3}",
  "artifact_store/gcp": "{path: gs://box}", "artifact_store/s3": "{path: s3://box}",
  "container_registry/aws": "{uri: 123456789012.dkr.ecr.eu-west-1.amazonaws.com}",
  "container_registry/default": "{uri: registry.example.com/team}",
  "container_registry/gcp": "{uri: europe-west1-docker.pkg.dev/my-project/my-repo}",
  "experiment_tracker/comet": "{api_key: '{{comet.key}}'}", "feature_store/feast": "{feast_repo: repo}",
  "image_builder/aws": "{code_build_project: build}", "image_builder/kaniko": "{kubernetes_context: prod}",
  "model_deployer/databricks": "{host: https://host}", "model_deployer/huggingface": "{namespace: team}",
  "orchestrator/azureml": "{subscription_id: a, resource_group: b, workspace: c}",
  "orchestrator/databricks": "{host: https://host}", "orchestrator/sagemaker": "{execution_role: role}",
  "orchestrator/ssh": "{hostname: build.example.com, username: me}",
  "orchestrator/vertex": "{location: europe-west1}",
  "step_operator/azureml": "{subscription_id: a, resource_group: b, workspace_name: c}",
  "step_operator/baseten": "{api_key: '{{baseten.key}}', project: p}",
  "step_operator/databricks": "{host: https://host}",
  "step_operator/runai":
    "{client_id: a, client_secret: '{{runai.secret}}', runai_base_url: https://host, project_name: p}",
  "step_operator/sagemaker": "{role: role}",
  "step_operator/spark-kubernetes": "{master: k8s://host}",
  "step_operator/ssh": "{hostname: build.example.com, username: me}",
  "step_operator/vertex": "{region: europe-west1}",
]
