import ContainerRegistries
import ZenMLCatalog

/// What is known of a thing, for hovers and for candidates.
extension Analyzer {
  /// In Markdown; nil where nothing is known of it.
  public func documentation(of topic: DocumentationTopic) -> String? {
    switch topic {
    case .key(let name): return KeyTexts.keys[name].map { "`\(name)`: \($0)" }
    case .componentType(let name): return componentType(name)
    case .flavor(let type, let name): return flavor(type, name)
    case .field(let type, let flavor, let path): return field(type, flavor, path)
    case .region(let cloud, let name): return region(cloud, name)
    case .rule(let name): return rule(name)
    case .setting(let name): return KeyTexts.settings[name].map { "`\(name)`: \($0)" }
    case .mlstacks(let name): return mlstacks(name)
    }
  }

  private func componentType(_ name: String) -> String? {
    guard let type = catalog.componentType(name) else {
      return catalog.formerComponentTypes.contains(name)
        ? "`\(name)`: a component type of former ZenML versions; \(catalog.version) has none of that name."
        : nil
    }
    var lines = ["**\(name)** · component type"]
    var facts: [String] = []
    if type.isRequired { facts.append("Every stack needs one.") }
    facts.append(type.allowsSeveral ? "A stack may hold several." : "A stack holds one at most.")
    if let since = type.since { facts.append("Since ZenML \(since).") }
    lines.append(facts.joined(separator: " "))
    let flavors = catalog.flavors(of: name).map { "`\($0.name)`" }
    let own = (settings.customFlavors[name]?.keys.sorted() ?? []).map { "`\($0)` (yours)" }
    lines.append("Flavors: " + (flavors + own).joined(separator: ", "))
    return lines.joined(separator: "\n\n")
  }

  private func flavor(_ type: String, _ name: String) -> String? {
    guard let summary = catalog.flavors.first(where: { $0.type == type && $0.name == name }) else {
      return settings.customFlavors[type]?[name].map { _ in
        "**\(name)** · \(StackWords.type(type))\n\nA custom flavor, declared in `.zenls.yaml`."
      }
    }
    var lines = ["**\(name)** · \(StackWords.type(type))"]
    lines.append(
      summary.integration.map { "Brought by the integration `\($0)`: `zenml integration install \($0)`." }
        ?? "Built into ZenML.")
    if let connector = summary.connector {
      let kind = connector.connectorType.map { "`\($0)` " } ?? ""
      lines.append("Can use a \(kind)service connector for `\(connector.resourceType)`.")
    }
    if let schema = catalog.flavor(type: type, name: name) {
      let required = schema.fields.filter(\.isRequired).map { "`\($0.name)`" }
      if !required.isEmpty { lines.append("Required: " + required.joined(separator: ", ")) }
      let optional = schema.fields.count - required.count
      if optional > 0 { lines.append("\(optional) optional field\(optional == 1 ? "" : "s").") }
    }
    return lines.joined(separator: "\n\n")
  }

  private func field(_ type: String, _ flavor: String, _ path: [String]) -> String? {
    guard let schema = settings.schema(type: type, flavor: flavor, in: catalog),
      let (field, model) = FieldLookup.find(path, in: schema.model)
    else { return nil }
    var lines = ["**\(path.joined(separator: "."))** · \(flavor) \(StackWords.type(type))"]
    lines.append("Takes \(field.type.words).")
    if field.isRequired {
      lines.append("Required.")
    } else if let value = field.defaultValue?.plainText {
      lines.append("Default: `\(value)`.")
    } else {
      lines.append("Optional.")
    }
    if model.deprecatedFields.contains(field.name) { lines.append(deprecation(of: field.name, in: model)) }
    if field.isSecret {
      lines.append("Sensitive: write a secret reference, `\"{{name.key}}\"`.")
    } else if !field.takesSecretReference, field.type.takesAnyText {
      lines.append("Takes no secret reference.")
    }
    if field.jsonString != .none { lines.append("Also as a text that holds JSON.") }
    return lines.joined(separator: "\n\n")
  }

  private func deprecation(of name: String, in model: ModelSchema) -> String {
    for case .deprecated(let all) in model.before {
      guard let found = all.first(where: { $0.field == name }) else { continue }
      return found.replacement.map { "Deprecated: use `\($0)`." } ?? "Deprecated."
    }
    return "Deprecated."
  }

  private func region(_ cloud: String, _ name: String) -> String? {
    guard let provider = CloudProvider(rawValue: cloud), let location = CloudLocations.of(provider)[name]
    else {
      return settings.extraRegions[cloud]?.contains(name) == true
        ? "**\(name)** · declared in `.zenls.yaml`" : nil
    }
    var facts = [location.name.map { "\($0): \(location.place)" } ?? location.place]
    if location.isRestricted { facts.append("Not open to everybody.") }
    if location.isLowCarbon { facts.append("Low CO₂, says Google.") }
    if let partition = location.partition, partition != "aws" { facts.append("Partition `\(partition)`.") }
    return "**\(name)** · \(cloudName(provider)) \(location.kind.rawValue)\n\n"
      + facts.joined(separator: "\n\n")
  }

  private func cloudName(_ provider: CloudProvider) -> String {
    switch provider {
    case .gcp: "Google Cloud"
    case .aws: "AWS"
    case .azure: "Azure"
    }
  }

  private func rule(_ name: String) -> String? {
    guard let rule = RuleRegistry.rule(named: name), let page = RulePage.of(rule.id) else { return nil }
    return "**\(rule.id.name)** · \(rule.severity.rawValue)\n\n" + page.prose
  }

  private func mlstacks(_ name: String) -> String? {
    let last = name.split(separator: ".").last.map(String.init) ?? name
    let keys =
      name.hasPrefix("metadata.")
      ? MLStacksFacts.metadataKeys
      : MLStacksFacts.SpecificationKind.allCases.flatMap { MLStacksFacts.keys(of: $0) }
    guard let key = keys.first(where: { $0.name == last }) else { return nil }
    return "`\(name)`: \(key.meaning)." + (key.isRequired ? " Required." : "")
      + "\n\nmlstacks \(MLStacksFacts.version)"
  }
}

/// Finds a field by its path through nested models.
enum FieldLookup {
  /// The field and the model that has it.
  static func find(_ path: [String], in model: ModelSchema) -> (field: FieldSchema, model: ModelSchema)? {
    var models = [model]
    var found: (field: FieldSchema, model: ModelSchema)?
    for name in path {
      found = models.lazy.compactMap { model in model.field(name).map { ($0, model) } }.first
      guard let field = found?.field else { return nil }
      models = innerModels(field.type)
    }
    return found
  }

  /// The models that a value may hold, in lists, mappings and unions too.
  private static func innerModels(_ type: ValueType) -> [ModelSchema] {
    switch type {
    case .model(let model): [model]
    case .nullable(let inner), .validated(_, _, let inner), .list(let inner), .dictionary(_, let inner):
      innerModels(inner)
    case .union(_, let members), .tuple(let members): members.flatMap { innerModels($0) }
    default: []
    }
  }
}

// MARK: Texts

private enum KeyTexts {
  /// Of stack files and components.
  static let keys = [
    "zenml_version":
      "the ZenML version that the stack was exported from; `zenml stack import` compares it with its own.",
    "stack_name": "the name that the stack gets; not `default`, and not one that is taken.",
    "components": "the stack's components, by component type.",
    "name": "the component's name, unique among those of its type.",
    "flavor": "which implementation of the component type this is.",
    "configuration": "the settings of the flavor; `{}` where it needs none.",
    "type": "the component type.",
  ]

  /// Of `.zenls.yaml`.
  static let settings = [
    "zenml_version": "fills in a missing `zenml_version`.",
    "files": "which kind of document the files of a glob are, where their content does not tell.",
    "exclude": "files and folders that are not looked at; a file that is named is checked all the same.",
    "rules": "the level of rules: `off`, `hint`, `information`, `warning` or `error`.",
    "custom_flavors": "flavors that ZenML does not bring, by component type, with their fields.",
    "custom_flavors.type": "what the field takes.",
    "custom_flavors.values": "the only texts that the field takes.",
    "custom_flavors.required": "whether the field has to be there.",
    "registries": "regions and registry hosts that zenls cannot know.",
    "registries.regions": "regions that are newer than zenls, by cloud.",
    "registries.hosts": "registry hosts of your own, about which nothing is said.",
  ]
}
