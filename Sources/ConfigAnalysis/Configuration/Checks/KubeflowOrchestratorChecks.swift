import YAMLSyntax

/// The Kubeflow orchestrator (ZenML 0.98.0).
enum KubeflowOrchestratorChecks {
  static let deprecatedAttributes = ConfigurationCheck.givenFields(
    "KubeflowOrchestratorConfig._validate_deprecated_attrs"
  ) { fields, _ in
    fields.removing("skip_cluster_provisioning")
      .removing("skip_ui_daemon_provisioning")
      .removing("kubeflow_pipelines_ui_port")
  }

  /// Whatever `pod_settings` the document gives is replaced by what two fields
  /// of former versions say, which this version's class no longer has: by
  /// nothing.
  static let podSettings = ConfigurationCheck.givenFields(
    "KubeflowOrchestratorSettings._validate_and_migrate_pod_settings"
  ) { fields, input throws(CheckInterruption) in
    try LoginPair.check(fields)
    let range = fields["pod_settings"]?.range ?? input.value.range
    return fields.setting("pod_settings", to: PythonValue(.dict(PythonDictionary([])), range: range))
  }
}
