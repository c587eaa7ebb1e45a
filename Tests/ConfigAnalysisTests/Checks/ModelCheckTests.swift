import Testing

@testable import ConfigAnalysis

/// Validators of a whole configuration.
struct ModelCheckTests {
  typealias MLflow = MLFlowExperimentTrackerChecks

  static let before = [
    CheckCase(
      ArtifactStoreChecks.ensureArtifactStore, ["path": "'s3://bucket`"],
      .accepted("{'path': 's3://bucket'}"),
      owner: "B2ArtifactStoreConfig"),
    CheckCase(
      ArtifactStoreChecks.ensureArtifactStore, ["path": "s3://bucket"], .refused("path"),
      owner: "GCPArtifactStoreConfig"),
    CheckCase(
      ArtifactStoreChecks.ensureArtifactStore, accepts: ["path": ""], owner: "LocalArtifactStoreConfig"),
    CheckCase(ArtifactStoreChecks.ensureArtifactStore, ["path": nil], .refused("path")),
    CheckCase(ArtifactStoreChecks.ensureArtifactStore, accepts: [:], owner: "S3ArtifactStoreConfig"),
    CheckCase(
      AzureMLChecks.migrateComputeName, ["compute_target_name": "a"],
      .accepted("{'compute_name': 'a', 'mode': 'compute-instance'}")),
    CheckCase(AzureMLChecks.migrateComputeName, accepts: ["compute_target_name": "a", "mode": "serverless"]),
    CheckCase(
      DatadogLogStoreChecks.setDefaultEndpoint, ["endpoint": 0, "site": "datadoghq.eu"],
      .accepted("{'endpoint': 'https://http-intake.logs.datadoghq.eu/api/v2/logs', 'site': 'datadoghq.eu'}")),
    CheckCase(DatadogLogStoreChecks.setDefaultEndpoint, accepts: ["endpoint": "https://x"]),
    CheckCase(
      SagemakerOrchestratorChecks.validateModel, ["use_training_step": "false"],
      .accepted("{'use_training_step': 'false', 'instance_type': 'ml.m5.xlarge'}")),
    CheckCase(
      SagemakerOrchestratorChecks.validateModel, ["use_training_step": 0, "output_data_s3_uri": [:]],
      .accepted("{'use_training_step': 0, 'output_data_s3_uri': {}, 'instance_type': 'ml.t3.medium'}")),
    CheckCase(
      SagemakerOrchestratorChecks.validateModel, ["output_data_s3_uri": [:]], .refused("output_data_s3_uri")),
    CheckCase(
      SagemakerOrchestratorChecks.validateModel,
      ["output_data_s3_uri": "s3://x", "output_data_s3_mode": "Continuous"], .refused("output_data_s3_mode")),
    CheckCase(
      KubeflowOrchestratorChecks.podSettings, ["pod_settings": 5], .accepted("{'pod_settings': {}}")),
    CheckCase(
      KubeflowOrchestratorChecks.podSettings, ["client_username": "a"], .refused("client_username")),
    CheckCase(
      TektonOrchestratorChecks.podSettings, ["client_password": "a", "client_username": nil],
      .refused("client_password")),
    CheckCase(
      TektonOrchestratorChecks.podSettings, accepts: ["client_password": "a", "client_username": ""]),
    CheckCase(TektonOrchestratorChecks.deprecatedAttributes, ["tekton_ui_port": 1], .accepted("{}")),
    CheckCase(
      GreatExpectationsChecks.contextRootDirectory, "/tmp/../", .accepted("'/'")),
    CheckCase(GreatExpectationsChecks.contextRootDirectory, accepts: ""),
    CheckCase(GreatExpectationsChecks.contextRootDirectory, refuses: "/no/such/folder\0"),
  ]

  static let after = [
    CheckCase(AzureMLChecks.validateSettings, accepts: ["mode": "serverless", "compute_name": nil]),
    CheckCase(
      AzureMLChecks.validateSettings, ["mode": "compute-cluster", "compute_name": nil],
      .refused("compute_name")),
    CheckCase(DatabricksChecks.orchestratorCredentials, accepts: ["client_id": "", "client_secret": nil]),
    CheckCase(
      DatabricksChecks.orchestratorCredentials, ["client_id": "a", "client_secret": ""], .refused("client_id")
    ),
    CheckCase(
      DatabricksChecks.stepOperatorCredentials, ["client_id": "a", "client_secret": "{{ s.k }}"],
      .needsSecret("client_secret")),
    CheckCase(ModalChecks.tokenPair, accepts: ["token_id": " ", "token_secret": nil]),
    CheckCase(ModalChecks.tokenPair, ["token_id": " ", "token_secret": "a"], .refused("token_secret")),
    CheckCase(
      S3ArtifactStoreChecks.validateRegionOrEndpoint, accepts: ["region": "fra1", "client_kwargs": nil]),
    CheckCase(
      S3ArtifactStoreChecks.validateRegionOrEndpoint, ["region": "eu-1", "client_kwargs": nil],
      .refused("region")),
    CheckCase(
      S3ArtifactStoreChecks.validateRegionOrEndpoint,
      accepts: ["region": "", "client_kwargs": ["endpoint_url": "https://x"]]),
    CheckCase(
      S3ArtifactStoreChecks.validateRegionOrEndpoint, ["region": nil, "client_kwargs": [:]],
      .refused("region")),
    CheckCase(
      SkypilotChecks.infraConfiguration, ["infra": "aws", "region": nil, "resources_settings": ["zone": 1]],
      .refused("resources_settings")),
    CheckCase(SkypilotChecks.infraConfiguration, ["infra": "", "region": "eu"], .refused("region")),
    // Without `infra` nothing else is read, so no secret is looked up.
    CheckCase(SkypilotChecks.infraConfiguration, accepts: ["infra": nil, "region": "{{s.k}}"]),
  ]

  static let mlflow = [
    CheckCase(MLflow.credentialPairs, ["tracking_password": "a"], .refused("tracking_password")),
    CheckCase(MLflow.databricksTrackingURI, ["enable_unity_catalog": true], .refused("enable_unity_catalog")),
    CheckCase(MLflow.databricksTrackingURI, accepts: ["tracking_uri": "databricks", "databricks_host": "h"]),
    CheckCase(MLflow.databricksHost, ["tracking_uri": "databricks"], .refused("tracking_uri")),
    CheckCase(MLflow.authenticationMethod, accepts: ["tracking_uri": "file:/x"]),
    CheckCase(MLflow.authenticationMethod, ["tracking_uri": "https://x"], .refused("tracking_uri")),
    CheckCase(MLflow.authenticationMethod, accepts: ["tracking_uri": "https://x", "tracking_token": "t"]),
    CheckCase(
      MLflow.authenticationMethod,
      [
        "tracking_uri": "https://x", "tracking_token": "t", "tracking_username": "u",
        "tracking_password": "p",
      ], .refused("tracking_token")),
    CheckCase(
      MLflow.authenticationMethod, ["tracking_uri": "https://x", "tracking_token": "{{s.k}}"],
      .needsSecret("tracking_token")),
  ]

  static let wandb = [
    CheckCase(
      WandbExperimentTrackerChecks.validateInitSettings,
      ["run_id": "a", "run_id_strategy": "new_on_retry", "resume": nil], .refused("run_id_strategy")),
    CheckCase(
      WandbExperimentTrackerChecks.validateInitSettings,
      ["run_id_strategy": "reuse_on_retry", "resume": "never"], .refused("resume")),
    CheckCase(
      WandbExperimentTrackerChecks.validateInitSettings,
      ["run_id_strategy": "wandb_generated", "resume": "must"], .refused("resume")),
    CheckCase(
      WandbExperimentTrackerChecks.validateInitSettings,
      ["run_id_strategy": "wandb_generated", "run_config": ["zenml_": 1]], .refused("run_config")),
    CheckCase(
      WandbExperimentTrackerChecks.validateInitSettings,
      ["run_id_strategy": "wandb_generated", "init_kwargs": ["project": 1]], .refused("init_kwargs")),
    CheckCase(
      WandbExperimentTrackerChecks.validateInitSettings,
      accepts: ["run_id_strategy": "wandb_generated", "init_kwargs": ["Project": 1]]),
  ]

  static let runAI = [
    CheckCase(
      RunAIStepOperatorChecks.settings, ["gpu_request_type": "memory", "gpu_memory_request": nil],
      .refused("gpu_memory_request")),
    CheckCase(
      RunAIStepOperatorChecks.settings, ["gpu_portion_limit": 0.4, "gpu_portion_request": 0.5],
      .refused("gpu_portion_limit")),
    CheckCase(
      RunAIStepOperatorChecks.settings, ["parallelism": 2, "completions": 1], .refused("parallelism")),
    CheckCase(RunAIStepOperatorChecks.settings, accepts: ["parallelism": 2, "completions": nil]),
    CheckCase(
      RunAIStepOperatorChecks.settings,
      ["pvc_mounts": [["path": "/a"]], "s3_mounts": [["path": "/b"], ["path": "/a"]]], .refused("s3_mounts")),
    // The server's path may occur twice, the path in the container may not.
    CheckCase(
      RunAIStepOperatorChecks.settings,
      accepts: ["nfs_mounts": [["path": "/a", "mount_path": "/b"], ["path": "/a", "mount_path": "/c"]]]),
  ]

  @Test(arguments: before + after + mlflow + wandb + runAI)
  func `a model's validator answers as Python does`(_ row: CheckCase) {
    #expect(row.verdict == row.expected)
  }

  static let afterValidation = [
    (
      "FeastFeatureStoreConfig", ["online_host": "{{s.k}}"] as PythonLiteral,
      Verdict.needsSecret("online_host")
    ),
    ("KubernetesDeployerConfig", ["kubernetes_context": "{{s.k}}"], .needsSecret("kubernetes_context")),
    (
      "KubernetesDeployerConfig", ["local": true, "kubernetes_context": "{{s.k}}"],
      .accepted("{'local': True, 'kubernetes_context': '{{s.k}}'}")
    ),
  ]

  @Test(arguments: afterValidation)
  func `a valid configuration is asked where it runs`(
    _ owner: String, _ fields: PythonLiteral, _ expected: Verdict
  ) throws {
    let check = try #require(ConfigurationChecks.afterValidation(owner: owner))
    #expect(Verdict(check.run(CheckInput(value: fields.python, owner: owner))) == expected)
  }
}
