import ContainerRegistries
import ShellCommands
import ZenMLCatalog

/// Service connectors: credentials that ZenML keeps, for components of which the
/// flavor takes them.
extension CommandPlanner {
  /// GCP connectors knew Google Container Registry alone before it.
  private static let artifactRegistrySince = ZenMLVersion(0, 61, 0)

  mutating func connectorSteps() -> [CommandStep] {
    let wanted = components(for: .connector).compactMap { component in
      ConnectorTarget(component).map { (component: component, target: $0) }
    }
    let connectors = Connectors(wanted.filter { !lacksArtifactRegistry($0.component) }.map(\.target))
    var list = StepList()
    for (component, target) in wanted {
      if lacksArtifactRegistry(component) {
        notes.append(
          "before ZenML 0.61.0 its GCP connector knows Google Container Registry alone: for Artifact Registry "
            + "Docker is to be logged in on each machine (`--for auth`)")
        if !request.wants(.auth) { list += [authenticationStep(component)].compactMap(\.self) }
        continue
      }
      let connector = connectors[target]
      list += registration(connector, component) + use(target, component, connector.name)
    }
    return list.steps
  }

  private func lacksArtifactRegistry(_ component: PlannedComponent) -> Bool {
    guard let version = words.version, version < Self.artifactRegistrySince,
      case .artifactRegistry? = component.registry?.registry
    else { return false }
    return true
  }

  // MARK: A connector

  private func registration(_ connector: Connectors.Connector, _ component: PlannedComponent) -> [CommandStep]
  {
    let path = ["service-connector", "register"]
    let type = connector.typeName.map { ShellWord($0) } ?? ShellWord(placeholder: "CONNECTOR_TYPE")
    let start: [ZenMLWords.Part] = [.argument(connector.name), .option("--type", type)]
    // Without it a connector is one for all that its type knows.
    let resource =
      connector.resourceType.map { [ZenMLWords.Part.option("--resource-type", ShellWord($0))] } ?? []
    let what = connector.typeName.map { "a service connector of type \($0)" } ?? "a service connector"
    let kinds = connector.typeName.flatMap { ConnectorFacts.methods[$0] } ?? []
    var steps: [CommandStep] = []
    func add(_ id: String, _ purpose: String, _ parts: [ZenMLWords.Part], _ requires: [String]) {
      guard let command = words.command(path, parts) else { return }
      steps.append(
        CommandStep(
          id, .connector, purpose, command, requires: requires,
          check: words.command(["service-connector", "list"], []),
          alternativeTo: steps.first?.id, component: component.path))
    }
    if let name = connector.typeName, ConnectorFacts.configuresItself.contains(name) {
      add(
        "register-connector", "Register \(what) with the credentials that this machine has",
        start + resource + [.flag("--auto-configure")],
        ["the integration `\(name)` and local credentials"])
    }
    add(
      "register-connector-interactively", "Register \(what), asked for everything", start + [.flag("-i")], [])
    // All of them only for those who ask for connectors.
    for method in kinds where request.topics != nil {
      add(
        "register-connector-\(method)", "Register \(what) that signs in by \(method), asked for its values",
        start + resource + [.option("--auth-method", ShellWord(method)), .flag("-i")], [])
    }
    return steps
  }

  // MARK: Its use

  private func use(
    _ target: ConnectorTarget, _ component: PlannedComponent, _ name: ShellWord
  ) -> [CommandStep] {
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
      words.command(["service-connector", "verify"], [.argument(name), type] + resource), existing)
    let registered = "\(component.inWords), registered"
    let id = "connect-\(owner)"
    add(
      id, "Give \(component.inWords) the connector",
      connect([.option("--connector", name)] + resource), existing + [registered])
    add(
      "\(id)-interactively", "Choose a connector for \(component.inWords)", connect([.flag("-i")]),
      [registered],
      or: id)
    if target.resourceType == "docker-registry" {
      add(
        "login-connector", "Let Docker on this machine use the connector's credentials",
        words.command(["service-connector", "login"], [.argument(name), type] + resource), existing)
    }
    return steps
  }
}

/// The connectors that components want: one serves all that its type knows.
private struct Connectors {
  struct Connector {
    let name: ShellWord
    let typeName: String?
    /// Nil where it is for resources of several types.
    let resourceType: String?
  }

  private let connectors: [String: Connector]

  init(_ targets: [ConnectorTarget]) {
    let groups = Dictionary(grouping: targets, by: \.connectorKey)
    connectors = Dictionary(
      uniqueKeysWithValues: groups.map { key, targets in
        let resources = Set(targets.map(\.resourceType))
        let prefix = groups.count == 1 ? "" : "\(key)_"
        let connector = Connector(
          name: ShellWord(placeholder: prefix + "CONNECTOR_NAME"), typeName: targets[0].typeName,
          resourceType: resources.count == 1 ? resources.first : nil)
        return (key, connector)
      })
  }

  subscript(target: ConnectorTarget) -> Connector {
    connectors[target.connectorKey]
      ?? Connector(
        name: ShellWord(placeholder: "CONNECTOR_NAME"), typeName: target.typeName,
        resourceType: target.resourceType)
  }
}

/// What a component wants of a connector.
private struct ConnectorTarget {
  /// `gcp`; nil where several types would do.
  let typeName: String?
  let resourceType: String
  /// What the connector calls the resource; nil where the document does not tell.
  let resourceID: ShellWord?

  /// Equal for components that one connector serves.
  var connectorKey: String { typeName ?? resourceType }

  init?(_ component: PlannedComponent) {
    if case .refused = component.fate { return nil }
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
    guard resource == "docker-registry" else { return ConnectorFacts.owners[resource] }
    return switch login {
    case .gcloud: "gcp"
    case .ecr: "aws"
    case .azure: "azure"
    default: "docker"
    }
  }
}

/// Connector types, the resources that only one of them knows, and the ways in which they sign in with values of their own:
/// `implicit` asks for none (ZenML 0.98.0,
/// `*_service_connector.py`).
private enum ConnectorFacts {
  /// By resource type.
  static let owners = [
    "aws-generic": "aws", "s3-bucket": "aws", "azure-generic": "azure", "blob-container": "azure",
    "gcp-generic": "gcp", "gcs-bucket": "gcp", "hyperai-instance": "hyperai",
  ]
  static let configuresItself: Set<String> = ["aws", "azure", "gcp", "kubernetes"]
  static let methods: [String: [String]] = [
    "aws": ["secret-key", "sts-token", "iam-role", "session-token", "federation-token"],
    "azure": ["service-principal", "access-token"],
    "docker": ["password"],
    "gcp": ["user-account", "service-account", "external-account", "oauth2-token", "impersonation"],
    "kubernetes": ["password", "token"],
  ]
}
