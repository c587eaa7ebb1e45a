import ContainerRegistries
import YAMLSyntax
import ZenMLCatalog

extension Explanations {
  /// - Parameter name: a key of `.zenls.yaml` with those around it, free names
  ///   left out: `registries.hosts`.
  func setting(_ name: String) -> String? {
    guard let text = Self.settings[name] else { return nil }
    let key = name.split(separator: ".").last.map(String.init) ?? name
    return "**`\(key)`** · setting of zenls\n\n\(text)"
  }

  /// A key of `.zenls.yaml`, or a value below it, by its whole path.
  func settingsEntry(_ path: [String], value: String?) -> String? {
    switch (path.first, path.count) {
    case ("rules", 2): return rule(path[1])
    case ("files", 2): return value.flatMap { Self.kinds[$0] }.map { "**`\(value ?? "")`** · \($0)" }
    case ("custom_flavors", 2): return componentType(path[1])
    case ("custom_flavors", 3):
      return Self.joined(["**`\(path[2])`** · custom flavor", setting("custom_flavors")])
    case ("custom_flavors", 5): return setting("custom_flavors." + path[4])
    case ("registries", 3) where path[1] == "regions": return setting("registries.regions")
    default: return setting(path.joined(separator: "."))
    }
  }

  private static let kinds = [
    "stack": "a stack file: what `zenml stack export` writes and `zenml stack import` reads",
    "component": "a component, or a list of them, kept beside `zenml … register` scripts",
    "mlstacks": "an mlstacks specification",
    "config": "zenls' own settings",
  ]

  private static let settings = [
    "zenml_version": "The ZenML version of files that name none.",
    "files": "Globs of files whose content does not say what they are, each with its kind: "
      + WordList.quoted(DocumentKind.allCases.map(\.rawValue), last: "or") + ".",
    "exclude":
      "Globs of files and folders that are not looked at; a file that is named is checked all the same.",
    "rules": "Rules with the level that they are to have: "
      + WordList.quoted(["off"] + Severity.allCases.map(\.rawValue), last: "or") + ".",
    "custom_flavors":
      "Flavors that ZenML does not bring: by component type their names, each with its fields where they are to be checked.",
    "custom_flavors.type": "What the field takes.",
    "custom_flavors.values": "The only texts that the field takes.",
    "custom_flavors.required": "Whether the field has to be there.",
    "registries": "What zenls cannot know of registries.",
    "registries.hosts": "Registry hosts of your own, about which nothing is said.",
    "registries.regions": "Regions that are newer than zenls' lists, by cloud: "
      + WordList.quoted(CloudProvider.allCases.map(\.rawValue), last: "or") + ".",
  ]

  // MARK: mlstacks

  /// - Parameter name: a key of a specification; those below `metadata` with it
  ///   in front.
  func mlstacks(_ name: String) -> String? {
    let last = name.split(separator: ".").last.map(String.init) ?? name
    let keys =
      name.hasPrefix("metadata.")
      ? MLStacksFacts.metadataKeys
      : MLStacksFacts.SpecificationKind.allCases.flatMap { MLStacksFacts.keys(of: $0) }
    guard let key = keys.first(where: { $0.name == last }) else { return nil }
    return
      "**`\(last)`** · \(key.isRequired ? "required" : "optional"), mlstacks \(MLStacksFacts.version)\n\n"
      + key.meaning.prefix(1).uppercased() + key.meaning.dropFirst() + "."
  }

  /// A value of an mlstacks specification, by the path of its key.
  func mlstacksValue(_ path: [String], _ value: String, of specification: MLStacksSpecification) -> String? {
    let provider = specification.provider?.value.resolved.text ?? ""
    switch path {
    case ["provider"]:
      guard MLStacksFacts.providers.contains(value) else { return nil }
      let types = MLStacksFacts.componentTypes(of: value)
      return Self.joined([
        "**`\(value)`** · provider",
        types.isEmpty
          ? "mlstacks \(MLStacksFacts.version) deploys nothing there."
          : "mlstacks \(MLStacksFacts.version) deploys there: " + WordList.quoted(types, limit: 20) + ".",
      ])
    case ["component_type"]:
      let flavors = MLStacksFacts.flavors(of: value, at: provider)
      let deployable =
        flavors.isEmpty
        ? nil : "Flavors that mlstacks deploys at `\(provider)`: " + WordList.quoted(flavors) + "."
      return Self.joined([componentType(value) ?? "**`\(value)`** · component type of mlstacks", deployable])
    case ["default_region"]: return region(cloud: provider, name: value)
    default: return nil
    }
  }
}
