import ContainerRegistries
import ShellCommands

/// Off gcr.io, which Google shut down in 2025: the images, the registered
/// component, the document.
extension CommandPlanner {
  mutating func migrationSteps() -> [CommandStep] {
    var list = StepList()
    for (component, reference) in registries(for: .migrate) {
      guard case .containerRegistry = reference.registry, let twin = reference.artifactRegistryTwin else {
        continue
      }
      let project = CommandText.word(Self.project(of: reference))
      let command = ShellCommand([
        "gcloud", "artifacts", "docker", "upgrade", "migrate", Self.assignment("--projects", project),
      ])
      list.add(
        CommandStep(
          "migrate-to-artifact-registry", .migrate,
          "Move the project's images from gcr.io to Artifact Registry", command,
          requires: [
            "the Google Cloud CLI, logged in (`gcloud auth login`)", "the owner's rights in the project",
          ], component: component.path))
      var uri: ShellWord = "--uri="
      uri.append(CommandText.word(twin))
      if let update = words.command(
        [component.commandName, "update"], .named(component.name, [.extra(uri)]))
      {
        list.add(
          CommandStep(
            "update-\(component.commandName)-uri", .migrate,
            "Give \(component.inWords) its new address, where it is registered already", update,
            requires: ["the migration, done"], component: component.path))
      }
      notes.append("write `uri: \(twin.oneLine)` in the document (`zenls lint --fix` does)")
    }
    return list.steps
  }

  /// `example.com:project` stands as two segments.
  private static func project(of reference: RegistryReference) -> String {
    guard let first = reference.path.first?.text else { return "<PROJECT_ID>" }
    guard first.contains("."), !first.contains(":"), reference.path.count > 1 else { return first }
    return "\(first):\(reference.path[1].text)"
  }
}
