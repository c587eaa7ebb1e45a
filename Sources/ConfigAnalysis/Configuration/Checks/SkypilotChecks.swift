import YAMLSyntax

/// The VM orchestrators, which are built on SkyPilot (ZenML 0.98.0).
enum SkypilotChecks {
  static let infraConfiguration = ConfigurationCheck.model(
    "SkypilotBaseOrchestratorSettings._validate_infra_configuration"
  ) { fields throws(CheckInterruption) in
    guard try !fields.isNone("infra") else { return }
    var conflict: (name: String, place: PythonValue)?
    for name in ["region", "zone"] {
      let value = try fields.read(name)
      if !value.isNone { conflict = conflict ?? (name, value) }
    }
    let resources = try fields.read("resources_settings").dictionary
    for name in ["cloud", "region", "zone"] {
      if let value = resources?[name] { conflict = conflict ?? ("resources_settings.\(name)", value) }
    }
    guard let conflict else { return }
    throw .refused(
      message: "`infra` already says where the machine runs: remove `\(conflict.name)`, or `infra`",
      place: conflict.place.range, field: String(conflict.name.prefix { $0 != "." }))
  }
}
