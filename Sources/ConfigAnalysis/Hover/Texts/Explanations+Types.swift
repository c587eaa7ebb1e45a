import ZenMLCatalog

extension Explanations {
  /// - Parameter name: of a component type, present or former.
  func componentType(_ name: String) -> String? {
    guard let type = catalog.componentType(name) else {
      guard catalog.formerComponentTypes.contains(name) else { return nil }
      return "**`\(name)`** · a component type of earlier ZenML versions; \(catalog.version) refuses it"
    }
    let flavors = catalog.flavors(of: name).map(\.name)
    let custom = (analyzer.settings.customFlavors[name] ?? [:]).keys.sorted()
    return Self.joined([
      "**`\(name)`** · component type",
      Self.meanings[name],
      Self.list([
        type.isRequired ? "every stack needs one" : nil,
        type.allowsSeveral ? "a stack may hold several" : "a stack holds one at most",
        type.since.map { "since ZenML \($0)" },
        "flavors: " + WordList.quoted(flavors, limit: 40),
        custom.isEmpty ? nil : "custom flavors: " + WordList.quoted(custom),
      ]),
      KnownPages.link(toType: name),
    ])
  }

  private static let meanings = [
    "alerter": "Tells people what happens in a run, in a chat for example.",
    "annotator": "Connects a labelling tool, so that people can annotate data for a pipeline.",
    "artifact_store": "Where everything that steps produce is kept.",
    "container_registry": "Where ZenML pushes the images that remote components pull and run.",
    "data_validator": "Profiles data, and compares it with what was expected.",
    "deployer": "Makes a service of a pipeline, which answers requests.",
    "experiment_tracker": "Records parameters and metrics, so that runs can be compared.",
    "feature_store": "Serves the same features to training and to inference.",
    "image_builder":
      "Builds the container images of a pipeline. Without one ZenML builds them on the machine that starts the run.",
    "log_store": "Where the logs of runs go. Without one they go to the artifact store.",
    "model_deployer": "Serves trained models behind an endpoint.",
    "model_registry": "Keeps the versions of trained models.",
    "orchestrator": "Runs the steps of a pipeline, each when those it waits for are done.",
    "sandbox": "Runs code that a pipeline does not trust, apart from everything else.",
    "step_operator":
      "Runs single steps elsewhere than the orchestrator does, on special hardware for example.",
  ]
}
