import ZenMLCatalog

extension Explanations {
  /// A key of a stack file or of a component, wherever it stands.
  func key(_ name: String) -> String? { Self.stackKeys[name] ?? Self.componentKeys[name] }

  /// A key of a stack file itself.
  func documentKey(_ key: String) -> String? { Self.stackKeys[key] }

  /// A key of a component, beside its configuration.
  func componentKey(_ key: String, of component: StackComponent) -> String? {
    guard let text = Self.componentKeys[key] else { return nil }
    switch key {
    case "flavor": return Self.joined([text, component.typeName.flatMap { flavorList(of: $0) }])
    case "configuration":
      let schema = component.flavorKey.flatMap { self.schema(type: $0.type, flavor: $0.flavor) }
      return Self.joined([text, schema.map { fieldList($0) }])
    default: return text
    }
  }

  private func flavorList(of type: String) -> String? {
    let names =
      catalog.flavors(of: type).map(\.name) + (analyzer.settings.customFlavors[type] ?? [:]).keys.sorted()
    return names.isEmpty ? nil : "One of " + WordList.quoted(names, last: "or", limit: 40) + "."
  }

  private static let stackKeys = [
    "stack_name":
      "**`stack_name`** · required\n\nThe stack's name where `zenml stack import` is given none: at most 255 characters on one line, and not `default`.",
    "zenml_version":
      "**`zenml_version`** · required\n\nThe version that exported the stack. Another one imports it only with `--ignore-version-mismatch`.",
    "components":
      "**`components`** · required\n\nThe stack's components: for each component type a list of them, or one.",
  ]

  private static let exported =
    "written by `zenml stack export`, and not read by `zenml stack import`"

  private static let componentKeys = [
    "name":
      "**`name`** · required\n\nThe component's name among those of its type: at most 255 characters on one line.",
    "flavor": "**`flavor`** · required\n\nWhich implementation of the component type it is.",
    "configuration":
      "**`configuration`** · required\n\nThe fields of the flavor; `{}` where nothing is to be set.",
    "type":
      "**`type`** · the component type\n\nIn a stack file ZenML does not read it: the key below `components` counts.",
    "component_type": "**`component_type`** · the component type",
    "id": "**`id`** · \(exported)",
  ]
}
