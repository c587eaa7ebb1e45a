import YAMLSyntax

/// The Tekton orchestrator (ZenML 0.98.0).
enum TektonOrchestratorChecks {
  static let deprecatedAttributes = ConfigurationCheck.givenFields(
    "TektonOrchestratorConfig._validate_deprecated_attrs"
  ) { fields, _ in
    fields.removing("tekton_ui_port").removing("skip_ui_daemon_provisioning")
  }

  static let podSettings = ConfigurationCheck.givenFields(
    "TektonOrchestratorSettings._validate_and_migrate_pod_settings"
  ) { fields, _ throws(CheckInterruption) in
    try LoginPair.check(fields)
    return fields
  }
}

/// `client_username` and `client_password` of Kubeflow and Tekton.
enum LoginPair {
  /// One that says something needs the other to be there, if only as an empty
  /// text.
  static func check(_ fields: PythonDictionary) throws(CheckInterruption) {
    let pair = ["client_username", "client_password"]
    for (name, other) in [(pair[0], pair[1]), (pair[1], pair[0])] {
      guard let value = fields[name], value.isTruthy, fields.given(other) == nil else { continue }
      throw .refused(
        message: "`\(name)` is set without `\(other)`: a login needs both; set `\(other)` too, or neither",
        place: value.range, field: name)
    }
  }
}
