import YAMLSyntax
import ZenMLCatalog

/// What may stand in stack files and component files.
extension CompletionRequest {
  var stackFile: Expectation {
    .mapping([
      ExpectedKey(
        name: "zenml_version", detail: "the version that the stack was exported from", isRequired: true,
        hasWords: true, topic: .key("zenml_version"),
        value: { .words { versionWords } }),
      ExpectedKey(
        name: "stack_name", detail: "the name of the stack", isRequired: true, topic: .key("stack_name")),
      ExpectedKey(
        name: "components", detail: "the components by type", isRequired: true, shape: .mapping,
        hasWords: true, topic: .key("components"), value: { components }),
    ])
  }

  /// An empty document may become any of them.
  var beginnings: Expectation {
    .either([
      stackFile,
      .mapping(
        componentKeys(flavor: nil, type: nil, isStandalone: true).map { key in
          var key = key
          key.isRequired = false
          return key
        }),
      mlstacks,
    ])
  }

  var versionWords: [ExpectedWord] {
    let others = workspace.versions.subtracting([catalog.version]).sorted(by: >)
    return [ExpectedWord(label: catalog.version, detail: "judged by zenls", isPreselected: true)]
      + others.map { ExpectedWord(label: $0, detail: "used in this workspace") }
  }

  // MARK: Components

  private var components: Expectation {
    .dependent { level in
      let missing = catalog.componentTypes.filter { $0.isRequired && !level.has($0.name, in: source) }
      let isList = writesLists
      return .mapping(
        catalog.componentTypes.map { type in
          ExpectedKey(
            name: type.name, kind: .componentType, detail: flavorCount(type.name),
            isRequired: missing.contains(type), shape: .lines(skeleton(of: type.name, isList: isList)),
            hasWords: true, topic: .componentType(type.name), value: { group(type.name) })
        })
    }
  }

  private func flavorCount(_ type: String) -> String {
    let count = catalog.flavors(of: type).count + (analyzer.settings.customFlavors[type]?.count ?? 0)
    return count == 1 ? "1 flavor" : "\(count) flavors"
  }

  /// Whether components are written as lists: as in the rest of the document, else
  /// as its version exports them.
  var writesLists: Bool {
    if case .stack(let file)? = analysis.document {
      for group in file.groups where group.form != .other { return group.form == .list }
    }
    guard let version = analysis.zenmlVersion.flatMap(ZenMLVersion.init) else { return true }
    return version >= ZenMLVersion(0, 94, 3)
  }

  private func skeleton(of type: String, isList: Bool) -> [SnippetLine] {
    let steps = isList ? 0 : 1
    let items = isList ? 1 : 0
    return [
      SnippetLine(
        steps: steps, items: items, isItem: isList, parts: [.text("name: "), .placeholder(1, "default")]),
      SnippetLine(
        steps: steps, items: items,
        parts: [.text("flavor: "), .choice(2, flavorNames(of: type))]),
      SnippetLine(steps: steps, items: items, parts: [.text("configuration: {"), .final, .text("}")]),
    ]
  }

  private func flavorNames(of type: String) -> [String] {
    catalog.flavors(of: type).map(\.name) + (analyzer.settings.customFlavors[type]?.keys.sorted() ?? [])
  }

  private func group(_ type: String) -> Expectation {
    .either([component(type), .list { component(type) }])
  }

  private func component(_ type: String) -> Expectation {
    .dependent { level in
      .mapping(componentKeys(flavor: flavor(in: level), type: type, isStandalone: false))
    }
  }

  var componentFile: Expectation { .either([standaloneComponent, .list { standaloneComponent }]) }

  private var standaloneComponent: Expectation {
    .dependent { level in
      let flavor = flavor(in: level)
      let type = standaloneType(level, flavor: flavor)
      var keys = componentKeys(flavor: flavor, type: type, isStandalone: true)
      if !level.has("configuration", in: source), let type, let flavor {
        let own = Set(keys.map(\.name))
        keys += fieldKeys(type: type, flavor: flavor, level).filter { !own.contains($0.name) }
      }
      return .mapping(keys)
    }
  }

  private func standaloneType(_ level: CursorLevel, flavor: String?) -> String? {
    if let named = value("type", in: level) ?? value("component_type", in: level) {
      return StackComponent.typeName(named)
    }
    if level.has("uri", in: source) { return "container_registry" }
    let types = flavor.map { catalog.types(ofFlavor: $0) } ?? []
    return types.count == 1 ? types[0] : nil
  }

  private func componentKeys(flavor: String?, type: String?, isStandalone: Bool) -> [ExpectedKey] {
    var keys = [
      ExpectedKey(
        name: "name", kind: .componentKey, detail: "the component's name", isRequired: true,
        topic: .key("name")),
      ExpectedKey(
        name: "flavor", kind: .componentKey, detail: "which implementation it is", isRequired: true,
        hasWords: true, topic: .key("flavor"), value: { .words { flavorWords(of: type) } }),
      ExpectedKey(
        name: "configuration", kind: .componentKey, detail: "the flavor's settings",
        isRequired: !isStandalone, shape: configurationShape(type: type, flavor: flavor), hasWords: true,
        topic: .key("configuration"),
        value: {
          guard let type else { return .nothing }
          return flavor.map { configuration(type: type, flavor: $0) } ?? configuration(ofAny: type)
        }),
    ]
    let typeKey = ExpectedKey(
      name: "type", kind: .componentKey, detail: "the component's type", isRare: !isStandalone,
      hasWords: true, topic: .key("type"),
      value: { .words { typeWords(only: isStandalone ? nil : type) } })
    keys.append(typeKey)
    if isStandalone {
      var other = typeKey
      other = ExpectedKey(
        name: "component_type", kind: .componentKey, detail: typeKey.detail, isRare: true, hasWords: true,
        topic: .key("type"), value: typeKey.value)
      keys.append(other)
    }
    return keys
  }

  /// The fields that have to be there come with the key.
  private func configurationShape(type: String?, flavor: String?) -> ExpectedKey.Shape {
    guard let type, let flavor, let schema = analyzer.settings.schema(type: type, flavor: flavor, in: catalog)
    else { return .mapping }
    let required = schema.fields.filter(\.isRequired)
    guard !required.isEmpty else { return .mapping }
    return .lines(
      required.enumerated().map { index, field in
        SnippetLine(steps: 1, parts: [.text(field.name + ": "), .placeholder(index + 1, "")])
      })
  }

  private func typeWords(only type: String?) -> [ExpectedWord] {
    catalog.componentTypes.filter { type == nil || $0.name == type }.map {
      ExpectedWord(label: $0.name, kind: .componentType, topic: .componentType($0.name))
    }
  }

  private func flavorWords(of type: String?) -> [ExpectedWord] {
    guard let type else {
      var seen: Set<String> = []
      return catalog.flavors.filter { seen.insert($0.name).inserted }.map { flavor in
        ExpectedWord(
          label: flavor.name, kind: .flavor, detail: flavor.type, description: flavor.integration,
          topic: .flavor(type: flavor.type, name: flavor.name))
      }
    }
    let own = (analyzer.settings.customFlavors[type]?.keys.sorted() ?? []).map { name in
      ExpectedWord(
        label: name, kind: .flavor, detail: "custom flavor", topic: .flavor(type: type, name: name))
    }
    let clouds = CloudTerms(of: self)
    let words = catalog.flavors(of: type).map { flavor in
      (
        isLikely: clouds.match(flavor.integration ?? flavor.name),
        word: ExpectedWord(
          label: flavor.name, kind: .flavor,
          detail: flavor.integration.map { "integration \($0)" } ?? "built in",
          description: flavor.connector?.connectorType,
          topic: .flavor(type: type, name: flavor.name))
      )
    }
    return own + words.filter(\.isLikely).map(\.word) + words.filter { !$0.isLikely }.map(\.word)
  }

  // MARK: What stands beside the cursor

  func flavor(in level: CursorLevel) -> String? { value("flavor", in: level) }

  /// The value of a key beside the cursor; the tree knows those that come by an
  /// alias or a merge key.
  private func value(_ key: String, in level: CursorLevel) -> String? {
    if let value = level.value(of: key, in: source), !value.hasPrefix("*") { return value }
    guard let entry = level.entries.first(where: { !$0.isAtCursor }),
      let node = analysis.tree.node(at: entry.key.start)
    else { return nil }
    let mapping = node.kind == .mapping ? node : node.parent
    return mapping?.entry(key)?.value.resolved.value.string
  }
}

/// The clouds that the document's other components belong to.
private struct CloudTerms {
  private let words: Set<String>

  init(of request: CompletionRequest) {
    var words: Set<String> = []
    for component in request.analysis.document?.components ?? [] {
      guard let type = component.typeName, let flavor = component.flavorName else { continue }
      let summary = request.catalog.flavors.first { $0.type == type && $0.name == flavor }
      words.formUnion([summary?.integration, summary?.connector?.connectorType].compactMap { $0 })
    }
    self.words = words.intersection(["gcp", "aws", "azure", "s3"])
  }

  func match(_ name: String) -> Bool {
    words.contains(name) || (name == "s3" && words.contains("aws")) || (name == "aws" && words.contains("s3"))
  }
}
