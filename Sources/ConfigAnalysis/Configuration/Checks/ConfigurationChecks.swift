/// Every port of a hand-written validator, by the name that the catalog's data
/// gives it.
enum ConfigurationChecks {
  /// The port of the validator `name`; nil where the catalog names a validator
  /// that nobody has ported (`ConfigurationChecksTests` fails then).
  static func named(_ name: String) -> ConfigurationCheck? { table[name] }

  /// What ZenML asks a configuration of the class `owner` for once it is valid;
  /// to be run like a model "after" validator.
  static func afterValidation(owner: String) -> ConfigurationCheck? {
    switch owner {
    case "FeastFeatureStoreConfig": LocalityChecks.feast
    case "KubernetesDeployerConfig": LocalityChecks.kubernetesDeployer
    default: nil
    }
  }

  private static let table: [String: ConfigurationCheck] = Dictionary(
    all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// In alphabetical order of their names.
  static let all: [ConfigurationCheck] = [
    ContainerRegistryChecks.validateAWSURI,
    AirflowOrchestratorChecks.convertOperator,
    ArgillaAnnotatorChecks.ensureInstanceURLEndsWithoutSlash,
    AzureMLChecks.validateSettings,
    AzureMLChecks.migrateComputeName,
    ArtifactStoreChecks.ensureArtifactStore,
    ContainerRegistryChecks.stripTrailingSlash,
    DatabricksChecks.singlePrincipal,
    DatabricksChecks.autoscaleBounds,
    DatabricksChecks.dockerImageCredentials,
    DatabricksChecks.initScriptPaths,
    DatabricksChecks.orchestratorCredentials,
    DatabricksScheduleChecks.scheduleTimezone,
    DatabricksChecks.stepOperatorCredentials,
    DatadogLogStoreChecks.setDefaultEndpoint,
    DatadogLogStoreChecks.maxExportBatchSize,
    ContainerRegistryChecks.validateDigitalOceanURI,
    S3ArtifactStoreChecks.validateRegionOrEndpoint,
    GCPImageBuilderChecks.validateLocation,
    GreatExpectationsChecks.contextRootDirectory,
    GreatExpectationsChecks.contextConfig,
    KubeflowOrchestratorChecks.deprecatedAttributes,
    KubeflowOrchestratorChecks.podSettings,
    KubernetesChecks.interdependentSettings,
    KubernetesChecks.probePath,
    KubernetesChecks.podFailurePolicy,
    KubernetesChecks.concurrencyPolicy,
    KubernetesChecks.orchestratorRequestTimeout,
    KubernetesPodSettingsChecks.affinity,
    KubernetesPodSettingsChecks.containerSecurityContext,
    KubernetesPodSettingsChecks.env,
    KubernetesPodSettingsChecks.envFrom,
    KubernetesPodSettingsChecks.resources,
    KubernetesPodSettingsChecks.tolerations,
    KubernetesPodSettingsChecks.volumeMounts,
    KubernetesPodSettingsChecks.volumes,
    KubernetesChecks.stepOperatorRequestTimeout,
    ArtifactStoreChecks.ensurePathLocal,
    MLFlowExperimentTrackerChecks.credentialPairs,
    MLFlowExperimentTrackerChecks.databricksHost,
    MLFlowExperimentTrackerChecks.databricksTrackingURI,
    MLFlowExperimentTrackerChecks.authenticationMethod,
    ModalChecks.tokenPair,
    RunAIStepOperatorChecks.baseURL,
    RunAIStepOperatorChecks.memoryFormat,
    RunAIStepOperatorChecks.settings,
    S3ArtifactStoreChecks.validateClientKwargs,
    SagemakerOrchestratorChecks.validateModel,
    SkypilotChecks.infraConfiguration,
    TektonOrchestratorChecks.deprecatedAttributes,
    TektonOrchestratorChecks.podSettings,
    VertexExperimentTrackerChecks.validateExperiment,
    WandbExperimentTrackerChecks.convertSettings,
    WandbExperimentTrackerChecks.validateInitSettings,
    RunAIMountChecks.absolutePath,
    RunAIMountChecks.defaultMode,
  ]
}
