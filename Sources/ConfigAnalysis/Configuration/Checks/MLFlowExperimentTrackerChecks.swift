import YAMLSyntax

/// The MLflow experiment tracker (ZenML 0.98.0).
enum MLFlowExperimentTrackerChecks {
  static let credentialPairs = ConfigurationCheck.model(
    "MLFlowExperimentTrackerConfig._ensure_complete_credential_pairs"
  ) { fields throws(CheckInterruption) in
    try fields.requirePair("tracking_username", "tracking_password", purpose: "a login to MLflow")
    try fields.requirePair(
      "databricks_client_id", "databricks_client_secret", purpose: "a Databricks service principal")
  }

  static let databricksTrackingURI = ConfigurationCheck.model(
    "MLFlowExperimentTrackerConfig._ensure_databricks_tracking_uri"
  ) { fields throws(CheckInterruption) in
    guard try !isDatabricks(fields) else { return }
    var options: [String] = []
    for name in [
      "databricks_host", "databricks_client_id", "databricks_client_secret", "enable_unity_catalog",
    ] {
      if try fields.isTruthy(name) { options.append(name) }
    }
    guard let option = options.first else { return }
    throw fields.refusal(
      option, "`\(option)` is for MLflow on Databricks only: set `tracking_uri: databricks`, or remove it")
  }

  static let databricksHost = ConfigurationCheck.model(
    "MLFlowExperimentTrackerConfig._ensure_databricks_host_if_necessary"
  ) { fields throws(CheckInterruption) in
    guard try isDatabricks(fields), try !fields.isTruthy("databricks_host") else { return }
    let place = fields.given.contains("databricks_host") ? "databricks_host" : "tracking_uri"
    throw fields.refusal(
      place, "`tracking_uri: databricks` does not say which workspace: set `databricks_host` to its host name"
    )
  }

  static let authenticationMethod = ConfigurationCheck.model(
    "MLFlowExperimentTrackerConfig._ensure_exactly_one_authentication_method_if_necessary"
  ) { fields throws(CheckInterruption) in
    guard let uri = try fields.read("tracking_uri").string, !uri.isEmpty else { return }
    let isDatabricks = try isDatabricks(fields)
    guard uri.pythonHasPrefix("http://") || uri.pythonHasPrefix("https://") || isDatabricks else { return }

    var methods: [String] = []
    if try fields.isTruthy("tracking_username"), try fields.isTruthy("tracking_password") {
      methods.append("tracking_password")
    }
    if try fields.isTruthy("tracking_token") { methods.append("tracking_token") }
    if try fields.isTruthy("databricks_client_id"), try fields.isTruthy("databricks_client_secret") {
      methods.append("databricks_client_secret")
    }
    guard methods.count != 1 else { return }
    let choices =
      "`tracking_token`, or `tracking_username` and `tracking_password`"
      + (isDatabricks ? ", or `databricks_client_id` and `databricks_client_secret`" : "")
    guard methods.count > 1 else {
      throw fields.refusal(
        "tracking_uri", "the remote tracking server \(uri.quoted) needs a login: set \(choices)")
    }
    throw fields.refusal(
      methods[1],
      "the tracking server \(uri.quoted) takes one login, and \(methods.count) are set: keep \(choices)")
  }

  private static func isDatabricks(_ fields: ModelFields) throws(CheckInterruption) -> Bool {
    try fields.read("tracking_uri").isText("databricks")
  }
}
