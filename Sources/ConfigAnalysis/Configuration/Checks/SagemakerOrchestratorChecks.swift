import YAMLSyntax

/// The SageMaker orchestrator (ZenML 0.98.0).
enum SagemakerOrchestratorChecks {
  static let validateModel = ConfigurationCheck.givenFields("SagemakerOrchestratorSettings.validate_model") {
    fields, input throws(CheckInterruption) in
    // Raw values: `use_training_step: "false"` is true here.
    let usesTrainingStep = fields["use_training_step"]?.isTruthy ?? true
    if usesTrainingStep, let uri = fields["output_data_s3_uri"] {
      if uri.dictionary != nil {
        throw .refused(
          message: "a training step writes to one place: give `output_data_s3_uri` as one URI, or set "
            + "`use_training_step: false`", place: uri.range, field: "output_data_s3_uri")
      }
      if uri.string != nil, let mode = fields["output_data_s3_mode"], !mode.isText("EndOfJob") {
        throw .refused(
          message:
            "a training step uploads its output when it ends: leave `output_data_s3_mode` at `EndOfJob`, "
            + "or set `use_training_step: false`", place: mode.range, field: "output_data_s3_mode")
      }
    }
    guard fields.given("instance_type") == nil else { return fields }
    let instanceType = usesTrainingStep ? "ml.m5.xlarge" : "ml.t3.medium"
    let range = fields["instance_type"]?.range ?? input.value.range
    return fields.setting("instance_type", to: PythonValue(.string(instanceType), range: range))
  }
}
