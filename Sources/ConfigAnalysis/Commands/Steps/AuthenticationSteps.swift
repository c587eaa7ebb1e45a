import ContainerRegistries
import ShellCommands

/// Docker on this machine gets credentials for the registry, outside of ZenML.
extension CommandPlanner {
  func authenticationSteps() -> [CommandStep] {
    // One login serves every registry of a host.
    var list = StepList()
    list += components(for: .auth).compactMap(authenticationStep)
    return list.steps
  }

  func authenticationStep(_ component: PlannedComponent) -> CommandStep? {
    guard let login = component.registry?.login else { return nil }
    let words = RegistryLoginWords(login)
    return CommandStep(
      "authenticate-docker", .auth, words.purpose, words.pipeline, requires: words.requires,
      check: words.check, component: component.path)
  }
}

/// A login in the words of the cloud's own program.
private struct RegistryLoginWords {
  let purpose: String
  let pipeline: ShellPipeline
  let requires: [String]
  /// Shows who is logged in there.
  let check: ShellCommand?

  init(_ login: RegistryLogin) {
    let host: String
    switch login {
    case .gcloud(let address):
      host = address
      pipeline = ShellPipeline(
        ShellCommand(
          ["gcloud", "auth", "configure-docker"] + (login.isGcloudDefault ? [] : [CommandText.word(address)]))
      )
      requires = ["the Google Cloud CLI, logged in (`gcloud auth login`)"]
      check = ShellCommand(["gcloud", "auth", "list", "--filter=status:ACTIVE"])
    case .ecr(let region, let address):
      host = address
      pipeline = Self.amazon(
        "ecr", region: region.map { CommandText.word($0) } ?? ShellWord(placeholder: "AWS_REGION"), address)
      requires = Self.amazonNeeds
      check = ShellCommand(["aws", "sts", "get-caller-identity"])
    case .ecrPublic(let address):
      host = address
      pipeline = Self.amazon("ecr-public", region: "us-east-1", address)
      requires = Self.amazonNeeds
      check = ShellCommand(["aws", "sts", "get-caller-identity"])
    case .azure(let name):
      host = "the Azure Container Registry"
      pipeline = ShellPipeline(
        ShellCommand(
          [
            "az", "acr", "login", "--name",
            name.map { CommandText.word($0) } ?? ShellWord(placeholder: "REGISTRY_NAME"),
          ]))
      requires = ["the Azure CLI, logged in (`az login`)", "Docker, running"]
      check = ShellCommand(["az", "account", "show"])
    case .digitalOcean:
      host = "DigitalOcean's registry"
      pipeline = ShellPipeline(ShellCommand(["doctl", "registry", "login"]))
      requires = ["`doctl`, logged in (`doctl auth init`)"]
      check = ShellCommand(["doctl", "account", "get"])
    case .docker(let address):
      host = address ?? "Docker Hub"
      pipeline = ShellPipeline(
        ShellCommand(["docker", "login"] + (address.map { [CommandText.word($0)] } ?? [])))
      requires = ["an account there, or an access token"]
      check = ShellCommand(["docker", "info"])
    }
    purpose = "Let Docker on this machine push to \(host.oneLine)"
  }

  private static let amazonNeeds = ["the AWS CLI with credentials (`aws configure`)", "Docker, running"]

  private static func amazon(_ service: String, region: ShellWord, _ host: String) -> ShellPipeline {
    ShellPipeline(
      ShellCommand(["aws", ShellWord(service), "get-login-password", "--region", region]),
      ShellCommand(["docker", "login", "--username", "AWS", "--password-stdin", CommandText.word(host)]))
  }
}
