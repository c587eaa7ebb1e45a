import YAMLSyntax

/// The compute settings of AzureML orchestrator and step operator (ZenML
/// 0.98.0).
enum AzureMLChecks {
  /// Fields that the mode has no use for are only warned about; a compute
  /// target without a name is refused.
  static let validateSettings = ConfigurationCheck.model("AzureMLComputeSettings.azureml_settings_validator")
  {
    fields throws(CheckInterruption) in
    let mode = try fields.read("mode")
    guard mode.isText("compute-instance") || mode.isText("compute-cluster") else { return }
    guard try fields.isNone("compute_name") else { return }
    throw .refused(
      message: "the mode \((mode.string ?? "").quoted) works on a named compute target: set `compute_name`",
      place: fields.given.contains("mode") ? mode.range : nil, field: "compute_name")
  }

  static let migrateComputeName = ConfigurationCheck.givenFields(
    "AzureMLStepOperatorSettings._migrate_compute_name"
  ) { fields, _ in
    guard let name = fields["compute_target_name"], !fields.contains("compute_name"), !fields.contains("mode")
    else { return fields }
    return fields.removing("compute_target_name")
      .setting("compute_name", to: name)
      .setting("mode", to: PythonValue(.string("compute-instance"), range: name.range))
  }
}
