extension Explanations {
  /// A key of the document itself.
  func documentKey(_ key: String, of kind: DocumentKind) -> String? {
    switch kind {
    case .stack: Self.stackKeys[key]
    case .component, .mlstacks: nil
    case .settings: Self.settings[key].map { "**`\(key)`** · setting of zenls\n\n\($0)" }
    }
  }

  /// A setting of `.zenls.yaml`, by its top-level key.
  func setting(_ key: String) -> String? { documentKey(key, of: .settings) }

  private static let stackKeys = [
    "stack_name":
      "**`stack_name`** · required\n\nThe stack's name where `zenml stack import` is given none: at most 255 characters on one line.",
    "zenml_version":
      "**`zenml_version`** · required\n\nThe version that exported the file. Another one imports it only with `--ignore-version-mismatch`.",
    "components":
      "**`components`** · required\n\nThe stack's components: for each component type a list of them, or one.",
  ]

  private static let settings = [
    "zenml_version": "The ZenML version of files that name none.",
    "files": "Globs of files whose content does not say what they are, each with its kind: "
      + WordList.quoted(DocumentKind.allCases.map(\.rawValue), last: "or") + ".",
    "exclude": "Globs of files and folders that are not looked at when a folder is checked.",
    "rules": "Rules with the severity that they are to have: "
      + WordList.quoted(["off"] + Severity.allCases.map(\.rawValue), last: "or") + ".",
    "custom_flavors": "Flavors of your own: component type, name, and, where they are to be checked, fields.",
    "registries":
      "What zenls cannot know of registries: `hosts` about which it says nothing, and `regions` by cloud "
      + "that are newer than its lists.",
  ]
}
