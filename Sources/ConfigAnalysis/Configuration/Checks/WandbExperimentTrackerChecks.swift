import YAMLSyntax

/// The Weights & Biases experiment tracker (ZenML 0.98.0).
enum WandbExperimentTrackerChecks {
  /// Converts a `wandb.Settings` object, which no document holds.
  static let convertSettings = ConfigurationCheck(name: "WandbExperimentTrackerSettings._convert_settings") {
    .accepted($0.value)
  }

  static let validateInitSettings = ConfigurationCheck.model(
    "WandbExperimentTrackerSettings._validate_wandb_init_settings"
  ) { fields throws(CheckInterruption) in
    let hasRunID = try fields.isTruthy("run_id")
    let strategy = try fields.read("run_id_strategy")
    let isGenerated = strategy.isText("wandb_generated")
    if hasRunID, !isGenerated {
      throw fields.refusal(
        "run_id_strategy",
        "`run_id` fixes the run's id, so `run_id_strategy` has nothing to choose: keep one of them")
    }
    let resume = try fields.read("resume")
    if strategy.isText("reuse_on_retry"), resume.isText("never") {
      throw fields.refusal(
        "resume",
        "`resume: never` forbids what `run_id_strategy: reuse_on_retry` asks for: change one of them")
    }
    if resume.isText("must"), !hasRunID, isGenerated {
      throw fields.refusal(
        "resume",
        "`resume: must` needs a run to resume: set `run_id`, or a `run_id_strategy` other than `wandb_generated`"
      )
    }
    try refuseReservedKeys(of: "run_config", in: fields) { $0.pythonHasPrefix("zenml_") }
    try refuseReservedKeys(of: "init_kwargs", in: fields) { name in
      managedArguments.contains { $0.isPythonEqual(to: name) }
    }
  }

  /// The arguments of `wandb.init` that ZenML fills itself.
  private static let managedArguments = [
    "config", "entity", "group", "id", "job_type", "name", "project", "project_name", "resume", "settings",
    "tags",
  ]

  private static func refuseReservedKeys(
    of field: String, in fields: ModelFields, where isReserved: (String) -> Bool
  ) throws(CheckInterruption) {
    let entries = try fields.read(field).dictionary?.entries ?? []
    for entry in entries {
      guard let name = entry.key.string, isReserved(name) else { continue }
      throw .refused(
        message: "ZenML itself sets \(name.quoted): remove it from `\(field)`", place: entry.key.range,
        field: field)
    }
  }
}
