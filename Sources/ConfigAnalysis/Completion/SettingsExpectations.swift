import ContainerRegistries
import ZenMLCatalog

/// What may stand in `.zenls.yaml`.
extension CompletionRequest {
  var settings: Expectation {
    .mapping([
      setting("zenml_version", "fills in a missing one", hasWords: true) { .words { versionWords } },
      setting("files", "glob → kind of document", shape: .mapping) {
        .free { .words { DocumentKind.allCases.map { ExpectedWord(label: $0.rawValue) } } }
      },
      setting("exclude", "globs that are not looked at", shape: .list),
      setting("rules", "rule → level", shape: .mapping, hasWords: true) { rules },
      setting("custom_flavors", "flavors of your own, by type", shape: .mapping, hasWords: true) {
        customFlavors
      },
      setting("registries", "regions and hosts of your own", shape: .mapping, hasWords: true) {
        registries
      },
    ])
  }

  private func setting(
    _ name: String, _ detail: String, parent: String = "", shape: ExpectedKey.Shape = .scalar,
    hasWords: Bool = false, value: @escaping () -> Expectation = { .nothing }
  ) -> ExpectedKey {
    ExpectedKey(
      name: name, detail: detail, shape: shape, hasWords: hasWords, topic: .setting(parent + name),
      value: value)
  }

  private var rules: Expectation {
    let names = RuleRegistry.all.filter { $0.id != ConfigurationInvalid.metadata.id }
    return .mapping(
      names.map { rule in
        ExpectedKey(
          name: rule.id.name, kind: .rule, detail: rule.severity.rawValue, hasWords: true,
          topic: .rule(rule.id.name), value: { .words { levelWords } })
      })
  }

  private var levelWords: [ExpectedWord] {
    [ExpectedWord(label: "off", isText: false)]
      + Severity.allCases.map { ExpectedWord(label: $0.rawValue) }
  }

  private var customFlavors: Expectation {
    .mapping(
      catalog.componentTypes.map { type in
        ExpectedKey(
          name: type.name, kind: .componentType, shape: .mapping, topic: .componentType(type.name),
          value: { .free { .free { customField } } })
      })
  }

  private var customField: Expectation {
    let types: Expectation = .words {
      CustomFieldType.allCases.map { ExpectedWord(label: $0.rawValue) }
    }
    return .either([
      types,
      .mapping([
        setting("type", "what the field takes", parent: "custom_flavors.", hasWords: true) { types },
        setting("values", "the only texts that it takes", parent: "custom_flavors.", shape: .list),
        setting("required", "true or false", parent: "custom_flavors.", hasWords: true) {
          .words { ["true", "false"].map { ExpectedWord(label: $0, isText: false) } }
        },
      ]),
    ])
  }

  private var registries: Expectation {
    .mapping([
      setting("regions", "regions newer than zenls, by cloud", parent: "registries.", shape: .mapping) {
        .mapping(
          SettingsReader.clouds.map {
            ExpectedKey(name: $0, shape: .list, topic: .setting("registries.regions"))
          })
      },
      setting("hosts", "registry hosts of your own", parent: "registries.", shape: .list),
    ])
  }
}
