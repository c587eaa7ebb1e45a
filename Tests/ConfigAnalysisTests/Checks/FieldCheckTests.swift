import Testing
import YAMLSyntax

@testable import ConfigAnalysis

/// Validators of one field.
struct FieldCheckTests {
  static let registries = [
    CheckCase(ContainerRegistryChecks.stripTrailingSlash, "ghcr.io//", .accepted("'ghcr.io'")),
    CheckCase(ContainerRegistryChecks.stripTrailingSlash, "/", .accepted("''")),
    CheckCase(ContainerRegistryChecks.validateAWSURI, accepts: "1.dkr.ecr.us-east-1.amazonaws.com"),
    CheckCase(ContainerRegistryChecks.validateAWSURI, refuses: "1.dkr.ecr.us-east-1.amazonaws.com/app"),
    CheckCase(ContainerRegistryChecks.validateDigitalOceanURI, accepts: "registry.digitalocean.com/a"),
    CheckCase(ContainerRegistryChecks.validateDigitalOceanURI, refuses: "registry.digitalocean.com/"),
    CheckCase(
      ContainerRegistryChecks.validateDigitalOceanURI, refuses: "registry.digitalocean.com.example/a"),
  ]

  static let stores = [
    CheckCase(ArtifactStoreChecks.ensurePathLocal, accepts: "wasb://x"),
    CheckCase(ArtifactStoreChecks.ensurePathLocal, refuses: "abfs://x"),
    CheckCase(S3ArtifactStoreChecks.validateClientKwargs, accepts: nil),
    CheckCase(S3ArtifactStoreChecks.validateClientKwargs, accepts: ["endpoint_url": ""]),
    CheckCase(
      S3ArtifactStoreChecks.validateClientKwargs, ["endpoint_url": "https://minio:9000/"],
      .accepted("{'endpoint_url': 'https://minio:9000'}")),
    CheckCase(S3ArtifactStoreChecks.validateClientKwargs, refuses: ["endpoint_url": "HTTPS://minio"]),
    CheckCase(S3ArtifactStoreChecks.validateClientKwargs, refuses: ["endpoint_url": "http://"]),
    CheckCase(S3ArtifactStoreChecks.validateClientKwargs, refuses: ["endpoint_url": 9000]),
    CheckCase(GCPImageBuilderChecks.validateLocation, " europe-west1\u{2003}", .accepted("'europe-west1'")),
    CheckCase(GCPImageBuilderChecks.validateLocation, " \t", .accepted("None")),
    CheckCase(GCPImageBuilderChecks.validateLocation, .bytes(" a "), .accepted("b'a'")),
    CheckCase(GCPImageBuilderChecks.validateLocation, refuses: 1),
    CheckCase(DatadogLogStoreChecks.maxExportBatchSize, accepts: 1000),
    CheckCase(DatadogLogStoreChecks.maxExportBatchSize, refuses: 1001),
  ]

  static let names = [
    CheckCase(VertexExperimentTrackerChecks.validateExperiment, accepts: "0-a"),
    CheckCase(VertexExperimentTrackerChecks.validateExperiment, accepts: ""),
    // `$` also matches before a final line feed.
    CheckCase(VertexExperimentTrackerChecks.validateExperiment, accepts: "a\n"),
    CheckCase(VertexExperimentTrackerChecks.validateExperiment, refuses: "a\n\n"),
    CheckCase(VertexExperimentTrackerChecks.validateExperiment, refuses: "-a"),
    CheckCase(VertexExperimentTrackerChecks.validateExperiment, refuses: "Fraud"),
    CheckCase(VertexExperimentTrackerChecks.validateExperiment, refuses: true),
    CheckCase(AirflowOrchestratorChecks.convertOperator, accepts: ["docker"]),
    CheckCase(AirflowOrchestratorChecks.convertOperator, accepts: "Docker"),
    CheckCase(
      AirflowOrchestratorChecks.convertOperator, "docker",
      .accepted("'airflow.providers.docker.operators.docker.DockerOperator'")),
    CheckCase(
      ArgillaAnnotatorChecks.ensureInstanceURLEndsWithoutSlash, "http://a//", .accepted("'http://a'")),
    CheckCase(DatabricksScheduleChecks.scheduleTimezone, accepts: "Europe/Berlin"),
    CheckCase(DatabricksScheduleChecks.scheduleTimezone, accepts: "posix/UTC"),
    CheckCase(DatabricksScheduleChecks.scheduleTimezone, refuses: "europe/berlin"),
    CheckCase(DatabricksScheduleChecks.scheduleTimezone, refuses: "Asia/\u{212A}olkata"),
    CheckCase(DatabricksScheduleChecks.scheduleTimezone, refuses: "posix/posix/UTC"),
  ]

  static let databricks = [
    CheckCase(DatabricksChecks.autoscaleBounds, accepts: [0, 0]),
    CheckCase(DatabricksChecks.autoscaleBounds, refuses: [-1, 2]),
    CheckCase(DatabricksChecks.autoscaleBounds, refuses: [3, 2]),
    CheckCase(DatabricksChecks.initScriptPaths, accepts: nil),
    CheckCase(DatabricksChecks.initScriptPaths, accepts: ["dbfs:/a"]),
    CheckCase(DatabricksChecks.initScriptPaths, refuses: ["dbfs:/a", "/a"]),
    CheckCase(DatabricksChecks.singlePrincipal, accepts: ["group_name": "a", "user_name": ""]),
    CheckCase(DatabricksChecks.singlePrincipal, refuses: ["group_name": "", "user_name": nil]),
  ]

  static let kubernetes = [
    CheckCase(KubernetesChecks.probePath, refuses: "health"),
    CheckCase(KubernetesChecks.concurrencyPolicy, "\n fORBID ", .accepted("'Forbid'")),
    CheckCase(KubernetesChecks.concurrencyPolicy, accepts: nil),
    CheckCase(KubernetesChecks.concurrencyPolicy, refuses: "Never"),
    CheckCase(KubernetesChecks.concurrencyPolicy, refuses: true),
    CheckCase(KubernetesChecks.orchestratorRequestTimeout, 5.9, .accepted("5")),
    CheckCase(KubernetesChecks.stepOperatorRequestTimeout, -0.5, .accepted("0")),
    CheckCase(KubernetesChecks.stepOperatorRequestTimeout, 1e23, .accepted("99999999999999991611392")),
    CheckCase(KubernetesChecks.orchestratorRequestTimeout, refuses: .value(.float(.nan))),
    CheckCase(KubernetesChecks.orchestratorRequestTimeout, refuses: .value(.float(.infinity))),
    CheckCase(KubernetesChecks.orchestratorRequestTimeout, accepts: "5.5"),
  ]

  static let runAI = [
    CheckCase(RunAIMountChecks.absolutePath, refuses: ""),
    CheckCase(RunAIMountChecks.defaultMode, accepts: nil),
    CheckCase(RunAIMountChecks.defaultMode, accepts: "0644"),
    CheckCase(RunAIMountChecks.defaultMode, refuses: "0648"),
    CheckCase(RunAIMountChecks.defaultMode, refuses: "644"),
    CheckCase(RunAIStepOperatorChecks.memoryFormat, accepts: "1.5Gi"),
    CheckCase(RunAIStepOperatorChecks.memoryFormat, accepts: "٣G"),
    CheckCase(RunAIStepOperatorChecks.memoryFormat, refuses: "Gi"),
    CheckCase(RunAIStepOperatorChecks.memoryFormat, refuses: "1.G"),
    CheckCase(RunAIStepOperatorChecks.memoryFormat, refuses: "1i"),
    CheckCase(RunAIStepOperatorChecks.memoryFormat, refuses: "1GB"),
    CheckCase(RunAIStepOperatorChecks.baseURL, "https://acme.run.ai//", .accepted("'https://acme.run.ai'")),
    CheckCase(RunAIStepOperatorChecks.baseURL, "http://[::1]:80/", .accepted("'http://[::1]:80'")),
    CheckCase(RunAIStepOperatorChecks.baseURL, accepts: "https://u:p@h/p?#"),
    CheckCase(RunAIStepOperatorChecks.baseURL, refuses: "https://"),
    CheckCase(RunAIStepOperatorChecks.baseURL, refuses: "https://u@:80"),
    CheckCase(RunAIStepOperatorChecks.baseURL, refuses: "https://h?a=b"),
    CheckCase(RunAIStepOperatorChecks.baseURL, refuses: "https://h#a"),
    CheckCase(RunAIStepOperatorChecks.baseURL, refuses: "https://[h]/"),
    CheckCase(RunAIStepOperatorChecks.baseURL, refuses: "https://[1.2.3.4]/"),
    CheckCase(RunAIStepOperatorChecks.baseURL, refuses: "https://a\u{2100}/"),
  ]

  @Test(arguments: registries + stores + names + databricks + kubernetes + runAI)
  func `a field's validator answers as Python does`(_ row: CheckCase) {
    #expect(row.verdict == row.expected)
  }

  @Test func `a second principal is where the refusal stands`() {
    let entry: PythonLiteral = ["user_name": "a", "group_name": "b"]
    let result = DatabricksChecks.singlePrincipal.run(CheckInput(value: entry.python, owner: ""))
    #expect(Verdict(result) == .refused("user_name"))
  }
}
