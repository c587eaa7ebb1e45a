import ContainerRegistries
import ShellCommands
import ZenMLCatalog

/// Service connectors: credentials that ZenML keeps, for components of which the
/// flavor takes them.
extension CommandPlanner {
  /// GCP connectors knew Google Container Registry alone before it.
  private static let artifactRegistrySince = ZenMLVersion(0, 61, 0)

  mutating func connectorSteps() -> [CommandStep] {
    // One connector serves all components that want the same.
    var list = StepList()
    for component in components(for: .connector) {
      guard let target = ConnectorTarget(component) else { continue }
      if case .refused = component.fate { continue }
      if lacksArtifactRegistry(component) {
        notes.append(
          "before ZenML 0.61.0 its GCP connector knows Google Container Registry alone: for Artifact Registry "
            + "Docker is to be logged in on each machine (`--for auth`)")
        if !request.wants(.auth) { list += [authenticationStep(component)].compactMap(\.self) }
        continue
      }
      list += registration(target, component) + use(target, component)
    }
    return list.steps
  }

  private func lacksArtifactRegistry(_ component: PlannedComponent) -> Bool {
    guard let version = words.version, version < Self.artifactRegistrySince,
      case .artifactRegistry? = component.registry?.registry
    else { return false }
    return true
  }

  private static let connector = ShellWord(placeholder: "CONNECTOR_NAME")

  // MARK: A connector

  private func registration(_ target: ConnectorTarget, _ component: PlannedComponent) -> [CommandStep] {
    let path = ["service-connector", "register"]
    let start: [ZenMLWords.Part] = [.argument(Self.connector), .option("--type", target.type)]
    let resource: ZenMLWords.Part = .option("--resource-type", ShellWord(target.resourceType))
    let what = target.typeName.map { "a service connector of type \($0)" } ?? "a service connector"
    let kinds = target.typeName.flatMap { ConnectorFacts.methods[$0] } ?? []
    var steps: [CommandStep] = []
    func add(_ id: String, _ purpose: String, _ parts: [ZenMLWords.Part], _ requires: [String]) {
      guard let command = words.command(path, parts) else { return }
      steps.append(
        CommandStep(
          id, .connector, purpose, command, requires: requires,
          check: words.command(["service-connector", "list"], []),
          alternativeTo: steps.first?.id, component: component.path))
    }
    if let name = target.typeName, ConnectorFacts.configuresItself.contains(name) {
      add(
        "register-connector", "Register \(what) with the credentials that this machine has",
        start + [resource, .flag("--auto-configure")],
        ["the integration `\(name)` and local credentials"])
    }
    add(
      "register-connector-interactively", "Register \(what), asked for everything", start + [.flag("-i")], [])
    // All of them only for those who ask for connectors.
    for method in kinds where request.topics != nil {
      add(
        "register-connector-\(method)", "Register \(what) that signs in by \(method), asked for its values",
        start + [resource, .option("--auth-method", ShellWord(method)), .flag("-i")], [])
    }
    return steps
  }

  // MARK: Its use

  private func use(_ target: ConnectorTarget, _ component: PlannedComponent) -> [CommandStep] {
    let type: ZenMLWords.Part = .option("--resource-type", ShellWord(target.resourceType))
    let resource = target.resourceID.map { [ZenMLWords.Part.option("--resource-id", $0)] } ?? []
    let owner = component.commandName
    func connect(_ parts: [ZenMLWords.Part]) -> ShellCommand? {
      words.command([owner, "connect"], .named(component.name, parts))
    }
    let existing = ["the service connector"]
    var steps: [CommandStep] = []
    func add(
      _ id: String, _ purpose: String, _ command: ShellCommand?, _ requires: [String], or other: String? = nil
    ) {
      guard let command else { return }
      steps.append(
        CommandStep(
          id, .connector, purpose, command, requires: requires, alternativeTo: other,
          component: component.path))
    }
    let typed = target.typeName.map { [ZenMLWords.Part.option("--connector-type", ShellWord($0))] } ?? []
    add(
      "list-connector-resources", "Show what the connectors reach",
      words.command(["service-connector", "list-resources"], typed + [type]), [])
    add(
      "verify-connector", "Check that the connector reaches it",
      words.command(["service-connector", "verify"], [.argument(Self.connector), type] + resource), existing)
    let registered = "\(component.inWords), registered"
    let id = "connect-\(owner)"
    add(
      id, "Give \(component.inWords) the connector",
      connect([.option("--connector", Self.connector)] + resource), existing + [registered])
    add(
      "\(id)-interactively", "Choose a connector for \(component.inWords)", connect([.flag("-i")]),
      [registered],
      or: id)
    if target.resourceType == "docker-registry" {
      add(
        "login-connector", "Let Docker on this machine use the connector's credentials",
        words.command(["service-connector", "login"], [.argument(Self.connector), type] + resource), existing)
    }
    return steps
  }
}

/// What a component wants of a connector.
private struct ConnectorTarget {
  /// `gcp`; nil where several types would do.
  let typeName: String?
  let resourceType: String
  /// What the connector calls the resource; nil where the document does not tell.
  let resourceID: ShellWord?

  var type: ShellWord { typeName.map { ShellWord($0) } ?? ShellWord(placeholder: "CONNECTOR_TYPE") }

  init?(_ component: PlannedComponent) {
    guard let wanted = component.schema?.connector else { return nil }
    resourceType = wanted.resourceType
    let text = wanted.resourceField.flatMap(component.text)
    typeName = wanted.connectorType ?? Self.type(of: wanted.resourceType, component.registry?.login)
    let field = wanted.resourceField ?? "RESOURCE_ID"
    let isRegistry = component.type == "container_registry"
    resourceID = text.map { text in
      AddressSecret.stands(in: text, isRegistry: isRegistry)
        ? ShellWord(placeholder: field) : CommandText.word(text, field: field)
    }
  }

  private static func type(of resource: String, _ login: RegistryLogin?) -> String? {
    guard resource == "docker-registry" else { return nil }
    return switch login {
    case .gcloud: "gcp"
    case .ecr: "aws"
    case .azure: "azure"
    default: "docker"
    }
  }
}

/// Connector types and the ways in which they sign in with values of their own:
/// `implicit` asks for none (ZenML 0.98.0,
/// `*_service_connector.py`).
private enum ConnectorFacts {
  static let configuresItself: Set<String> = ["aws", "azure", "gcp", "kubernetes"]
  static let methods: [String: [String]] = [
    "aws": ["secret-key", "sts-token", "iam-role", "session-token", "federation-token"],
    "azure": ["service-principal", "access-token"],
    "docker": ["password"],
    "gcp": ["user-account", "service-account", "external-account", "oauth2-token", "impersonation"],
    "kubernetes": ["password", "token"],
  ]
}
