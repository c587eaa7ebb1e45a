import YAMLSyntax

/// The Airflow orchestrator (ZenML 0.98.0).
enum AirflowOrchestratorChecks {
  /// Replaces an operator's short name by the class that it stands for.
  static let convertOperator = ConfigurationCheck(name: "AirflowOrchestratorSettings._convert_operator") {
    input in
    for (name, source) in operators where input.value.isText(name) {
      return .accepted(PythonValue(.string(source), range: input.value.range))
    }
    return .accepted(input.value)
  }

  private static let operators = [
    ("docker", "airflow.providers.docker.operators.docker.DockerOperator"),
    (
      "kubernetes_pod",
      "airflow.providers.cncf.kubernetes.operators.kubernetes_pod.KubernetesPodOperator"
    ),
    ("gke_start_pod", "airflow.providers.google.cloud.operators.kubernetes_engine.GKEStartPodOperator"),
  ]
}
