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

  /// Whatever `pod_settings` the document gives is replaced by what the two
  /// older fields say.
  static let podSettings = ConfigurationCheck.givenFields(
    "KubeflowOrchestratorSettings._validate_and_migrate_pod_settings"
  ) { fields, input throws(CheckInterruption) in
    let range = fields["pod_settings"]?.range ?? input.value.range
    var settings = PythonDictionary([])
    if let selectors = fields["node_selectors"], selectors.isTruthy {
      settings = settings.setting("node_selectors", to: selectors)
    }
    if let affinity = fields["node_affinity"], affinity.isTruthy {
      settings = settings.setting("affinity", to: try nodeAffinity(affinity))
    }
    try LoginPair.check(fields)
    return fields.setting("pod_settings", to: PythonValue(.dict(settings), range: range))
  }

  private static func nodeAffinity(_ value: PythonValue) throws(CheckInterruption) -> PythonValue {
    guard let labels = value.dictionary else {
      throw .refused(
        message: "`node_affinity` must be a mapping of label names to lists of values", place: value.range,
        field: "node_affinity")
    }
    var expressions: [PythonValue] = []
    for label in labels.entries {
      guard !label.key.isNone else {
        throw .refused(
          message: "`node_affinity` has an entry without a label name", place: label.key.range,
          field: "node_affinity")
      }
      guard let values = label.value.sequence else {
        throw .refused(
          message: "`node_affinity` takes a list of values for each label: write one",
          place: label.value.range,
          field: "node_affinity")
      }
      expressions.append(
        dict(
          [
            ("key", label.key), ("operator", PythonValue(.string("In"), range: label.key.range)),
            ("values", PythonValue(.list(values), range: label.value.range)),
          ], label.value.range))
    }
    let terms = dict([("matchExpressions", PythonValue(.list(expressions), range: value.range))], value.range)
    let selector = dict([("nodeSelectorTerms", PythonValue(.list([terms]), range: value.range))], value.range)
    let node = dict([("requiredDuringSchedulingIgnoredDuringExecution", selector)], value.range)
    return dict([("nodeAffinity", node)], value.range)
  }

  private static func dict(_ entries: [(String, PythonValue)], _ range: ByteRange) -> PythonValue {
    let entries = entries.map {
      PythonDictionary.Entry(key: PythonValue(.string($0.0), range: $0.1.range), value: $0.1)
    }
    return PythonValue(.dict(PythonDictionary(entries)), range: range)
  }
}
