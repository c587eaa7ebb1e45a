/// The validators of experiment trackers, model registries and model deployers.
enum ModelValidators {
  static let experimentTrackers: [String: StackValidator] = ["mlflow": mlflowTracker]

  /// Without `tracking_uri` it keeps its files in a local artifact store; with
  /// one its constructor looks at the scheme
  /// (`MLFlowExperimentTracker._ensure_valid_tracking_uri`).
  private static let mlflowTracker = StackValidator { index, stack in
    switch stack.components[index].text("tracking_uri") {
    case .absent, .empty: stack.store(notOfFlavor: "local").isEmpty ? [] : [.trackingURI]
    case .text(let uri): isTrackingURI(uri) ? [] : [.trackingScheme]
    case .unknown: []
    }
  }

  /// A bare prefix is enough: `httpx` and `filesystem` pass.
  private static func isTrackingURI(_ uri: String) -> Bool {
    uri == "databricks" || trackingSchemes.contains { uri.hasPrefix($0) }
  }

  /// `http` stands for `https` as well. The databases are MLflow's
  /// `DATABASE_ENGINES`.
  static let trackingSchemes = ["http", "file", "postgresql", "mysql", "sqlite", "mssql"]

  static let modelRegistries: [String: StackValidator] = [
    "mlflow": StackValidator(required: ["experiment_tracker"]) { _, stack in
      guard let index = stack.index(ofType: "experiment_tracker"),
        let flavor = stack.components[index].flavor, flavor != "mlflow"
      else { return [] }
      return [.flavor(component: index, needed: "mlflow")]
    }
  ]

  static let modelDeployers: [String: StackValidator] = [
    "databricks": credentials(anyOf: [["client_id", "client_secret"], ["secret_name"]]),
    "huggingface": credentials(anyOf: [["token"], ["secret_name"]]),
  ]

  private static func credentials(anyOf choices: [[String]]) -> StackValidator {
    StackValidator { index, stack in
      let component = stack.components[index]
      let isGiven = choices.contains { $0.allSatisfy { component.text($0).isGiven } }
      return isGiven ? [] : [.credentials(anyOf: choices)]
    }
  }
}
