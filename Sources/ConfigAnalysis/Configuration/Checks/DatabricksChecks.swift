import YAMLSyntax

/// Databricks orchestrator and step operator (ZenML 0.98.0).
enum DatabricksChecks {
  static let orchestratorCredentials = serviceCredentials(
    "DatabricksOrchestratorConfig._validate_service_principal_credentials")
  static let stepOperatorCredentials = serviceCredentials(
    "DatabricksStepOperatorConfig._validate_service_principal_credentials")

  private static func serviceCredentials(_ name: String) -> ConfigurationCheck {
    .model(name) { fields throws(CheckInterruption) in
      try fields.requirePair("client_id", "client_secret", purpose: "a Databricks service principal")
    }
  }

  static let dockerImageCredentials = ConfigurationCheck.model(
    "DatabricksBaseSettings._validate_docker_image_credentials"
  ) { fields throws(CheckInterruption) in
    try fields.requirePair(
      "docker_image_username", "docker_image_password", purpose: "a Docker registry login")
  }

  static let autoscaleBounds = ConfigurationCheck(name: "DatabricksBaseSettings._validate_autoscale_bounds") {
    input in
    guard let bounds = input.value.sequence, bounds.count == 2, case .int(let minimum) = bounds[0].kind,
      case .int(let maximum) = bounds[1].kind
    else { return .accepted(input.value) }
    for (bound, value) in [(minimum, bounds[0]), (maximum, bounds[1])] where bound < PythonInteger(0) {
      return .refused(
        message: "`autoscale` asks for \(bound.decimal) workers: the smallest number is 0", place: value.range
      )
    }
    guard maximum < minimum else { return .accepted(input.value) }
    return .refused(
      message: "`autoscale` asks for at least \(minimum.decimal) and at most \(maximum.decimal) workers: "
        + "write the smaller number first")
  }

  static let initScriptPaths = ConfigurationCheck(name: "DatabricksBaseSettings._validate_init_script_paths")
  {
    input in
    for path in input.value.sequence ?? [] {
      guard let text = path.string, !text.pythonHasPrefix("dbfs:/") else { continue }
      return .refused(
        message: "the init script \(text.quoted) is not on DBFS: its path must start with `dbfs:/`",
        place: path.range)
    }
    return .accepted(input.value)
  }

  static let singlePrincipal = ConfigurationCheck(
    name: "DatabricksAccessControlRequest._validate_single_principal"
  ) { input in
    let names = ["group_name", "user_name", "service_principal_name"]
    guard let fields = input.value.dictionary else { return .accepted(input.value) }
    let present = names.filter { fields[$0]?.isTruthy ?? false }
    guard present.count != 1 else { return .accepted(input.value) }
    let choices = names.map { "`\($0)`" }.joined(separator: ", ")
    guard present.count > 1 else {
      return .refused(message: "an access control entry names nobody: set one of \(choices)")
    }
    return .refused(
      message:
        "an access control entry is for one principal, and this one names \(present.count): keep one of "
        + choices, place: fields[present[1]]?.range, field: present[1])
  }
}
