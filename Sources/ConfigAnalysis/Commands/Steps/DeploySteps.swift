import ContainerRegistries
import ShellCommands

/// What the document names is created in the cloud. Whether it exists is not known
/// here: each step has a check.
extension CommandPlanner {
  mutating func deploySteps() -> [CommandStep] {
    var list = StepList()
    for (component, reference) in registries(for: .deploy) {
      let created = creation(of: reference, component)
      list += created
      list += deployment(reference, component, alternativeTo: created.last?.id)
    }
    return list.steps
  }

  // MARK: By ZenML

  /// `container-registry deploy` up to 0.67.0, `stack deploy` from then on.
  private mutating func deployment(
    _ reference: RegistryReference, _ component: PlannedComponent, alternativeTo other: String?
  ) -> [CommandStep] {
    guard let cloud = CloudFacts(reference) else { return [] }
    let former = ["container-registry", "deploy"]
    let region = cloud.region ?? ShellWord(placeholder: "REGION")
    if words.has(former) {
      var project: [ZenMLWords.Part] = []
      if cloud.provider == "gcp" {
        var word: ShellWord = "project_id="
        word.append(cloud.project ?? ShellWord(placeholder: "PROJECT_ID"))
        project = [.option("-x", word)]
      }
      let flavor = component.component.flavorName.map { ShellWord($0) } ?? ShellWord(cloud.provider)
      let parts: [ZenMLWords.Part] =
        [
          .argument(component.name), .assignment("--flavor", flavor),
          .assignment("--provider", ShellWord(cloud.provider)), .assignment("--region", region),
        ] + project
      guard takes("--flavor", flavor.visible, in: former), takes("--provider", cloud.provider, in: former),
        let command = words.command(former, parts)
      else { return [] }
      return [
        CommandStep(
          "deploy-container-registry", .deploy,
          "Create \(component.inWords) and register it in one step, where it is not registered yet",
          command, requires: ["mlstacks, Terraform and \(cloud.login)"],
          alternativeTo: other, component: component.path)
      ]
    }
    let current = ["stack", "deploy"]
    notes.append(
      lacks(former) + "; `gcloud`, `aws` or `az` create a registry, and `zenml stack deploy` a whole stack")
    guard words.choices(of: "--provider", in: current).contains(cloud.provider) else { return [] }
    let location: [ZenMLWords.Part] =
      words.has(current, option: "--location") ? cloud.region.map { [.option("--location", $0)] } ?? [] : []
    guard let command = words.command(current, [.option("-p", ShellWord(cloud.provider))] + location) else {
      return []
    }
    return [
      CommandStep(
        "deploy-stack", .deploy, "Create a new stack in \(cloud.name), with a registry of its own", command,
        requires: ["a ZenML server", cloud.login], alternativeTo: other, component: component.path)
    ]
  }

  private func takes(_ option: String, _ value: String, in path: [String]) -> Bool {
    let choices = words.choices(of: option, in: path)
    return choices.isEmpty || choices.contains(value)
  }

  // MARK: By the cloud

  private func creation(of reference: RegistryReference, _ component: PlannedComponent) -> [CommandStep] {
    switch reference.registry {
    case .artifactRegistry(let host): return artifactRegistry(reference, host, component)
    case .ecrPrivate(let host):
      let region =
        host.region.map { CommandText.word(reference.written($0)) } ?? ShellWord(placeholder: "AWS_REGION")
      let name = repository(reference, from: 0) ?? ShellWord(placeholder: "REPOSITORY_NAME")
      func command(_ verb: String, _ option: String) -> ShellCommand {
        ShellCommand(["aws", "ecr", ShellWord(verb), ShellWord(option), name, "--region", region])
      }
      return [
        CommandStep(
          "create-repository", .deploy, "Create the repository that images are pushed to",
          command("create-repository", "--repository-name"), requires: ["the AWS CLI with credentials"],
          check: command("describe-repositories", "--repository-names"), component: component.path)
      ]
    case .acr(let host):
      let name =
        host.name.map { CommandText.word(reference.written($0)) } ?? ShellWord(placeholder: "REGISTRY_NAME")
      return [
        CommandStep(
          "create-registry", .deploy, "Create the Azure Container Registry",
          ShellCommand([
            "az", "acr", "create", "--resource-group", ShellWord(placeholder: "RESOURCE_GROUP"), "--name",
            name,
            "--sku", "Basic",
          ]), requires: ["the Azure CLI, logged in (`az login`)"],
          check: ShellCommand(["az", "acr", "show", "--name", name]), component: component.path)
      ]
    case .digitalOcean:
      let name =
        reference.path.first.map { CommandText.word($0.text) } ?? ShellWord(placeholder: "REGISTRY_NAME")
      return [
        CommandStep(
          "create-registry", .deploy, "Create the registry",
          ShellCommand(["doctl", "registry", "create", name]),
          requires: ["`doctl`, logged in (`doctl auth init`)"],
          check: ShellCommand(["doctl", "registry", "get"]), component: component.path)
      ]
    default: return []
    }
  }

  private func artifactRegistry(
    _ reference: RegistryReference, _ host: ArtifactRegistryHost, _ component: PlannedComponent
  ) -> [CommandStep] {
    let project =
      reference.path.first.map { CommandText.word($0.text) } ?? ShellWord(placeholder: "PROJECT_ID")
    let repository =
      reference.path.count > 1
      ? CommandText.word(reference.path[1].text) : ShellWord(placeholder: "REPOSITORY")
    let location =
      host.location.map { CommandText.word(reference.written($0)) } ?? ShellWord(placeholder: "LOCATION")
    let needs = ["the Google Cloud CLI, logged in (`gcloud auth login`)"]
    let place = [Self.assignment("--location", location), Self.assignment("--project", project)]
    return [
      CommandStep(
        "enable-artifact-registry", .deploy, "Enable Artifact Registry in the project",
        ShellCommand([
          "gcloud", "services", "enable", "artifactregistry.googleapis.com",
          Self.assignment("--project", project),
        ]), requires: needs,
        check: ShellCommand([
          "gcloud", "services", "list", "--enabled", "--filter=config.name:artifactregistry.googleapis.com",
          Self.assignment("--project", project),
        ]), component: component.path),
      CommandStep(
        "create-repository", .deploy, "Create the repository that images are pushed to",
        ShellCommand(
          ["gcloud", "artifacts", "repositories", "create", repository, "--repository-format=docker"] + place),
        requires: needs,
        check: ShellCommand(["gcloud", "artifacts", "repositories", "describe", repository] + place),
        component: component.path),
    ]
  }

  /// The segments of the path from one on, as one word.
  private func repository(_ reference: RegistryReference, from index: Int) -> ShellWord? {
    let parts = reference.path.dropFirst(index).map(\.text)
    return parts.isEmpty ? nil : CommandText.word(parts.joined(separator: "/"))
  }

  static func assignment(_ option: String, _ value: ShellWord) -> ShellWord {
    var word = ShellWord("\(option)=")
    word.append(value)
    return word
  }
}

/// The cloud of a registry, in ZenML's words.
private struct CloudFacts {
  /// `gcp`, `aws`, `azure`.
  let provider: String
  let name: String
  /// What the cloud's own program needs.
  let login: String
  let region: ShellWord?
  let project: ShellWord?

  init?(_ reference: RegistryReference) {
    switch reference.registry {
    case .artifactRegistry(let host):
      (provider, name) = ("gcp", "Google Cloud")
      region = host.location.map { CommandText.word(reference.written($0)) }
      project = reference.path.first.map { CommandText.word($0.text) }
    case .containerRegistry:
      (provider, name) = ("gcp", "Google Cloud")
      region = nil
      project = reference.path.first.map { CommandText.word($0.text) }
    case .ecrPrivate(let host):
      (provider, name) = ("aws", "AWS")
      region = host.region.map { CommandText.word(reference.written($0)) }
      project = nil
    case .acr:
      (provider, name) = ("azure", "Azure")
      region = nil
      project = nil
    default: return nil
    }
    login =
      switch provider {
      case "gcp": "the Google Cloud CLI, logged in (`gcloud auth login`)"
      case "aws": "the AWS CLI with credentials (`aws configure`)"
      default: "the Azure CLI, logged in (`az login`)"
      }
  }
}
