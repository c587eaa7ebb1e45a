import ContainerRegistries
import YAMLSyntax

/// What may stand in mlstacks specifications.
extension CompletionRequest {
  var mlstacks: Expectation { .dependent { level in .mapping(specificationKeys(level)) } }

  private func specificationKeys(_ level: CursorLevel) -> [ExpectedKey] {
    let named = level.value(of: "spec_type", in: source).flatMap(MLStacksFacts.SpecificationKind.init)
    let isComponent = ["component_type", "component_flavor", "metadata"].contains {
      level.has($0, in: source)
    }
    let isStack = level.has("components", in: source)
    let kinds =
      named.map { [$0] } ?? (isComponent ? [.component] : isStack ? [.stack] : [.stack, .component])
    var seen: Set<String> = []
    let keys = kinds.flatMap { MLStacksFacts.keys(of: $0) }.filter { seen.insert($0.name).inserted }
    return keys.map { key in
      ExpectedKey(
        name: key.name, detail: key.meaning, isRequired: key.isRequired, shape: shape(of: key.name),
        hasWords: !["name", "default_tags"].contains(key.name), topic: .mlstacks(key.name),
        value: { value(of: key.name, level) })
    }
  }

  private func shape(of key: String) -> ExpectedKey.Shape {
    switch key {
    case "components": .list
    case "default_tags", "metadata": .mapping
    default: .scalar
    }
  }

  private func value(of key: String, _ level: CursorLevel) -> Expectation {
    let provider = level.value(of: "provider", in: source)
    let type = level.value(of: "component_type", in: source)
    switch key {
    case "spec_version":
      return .words { [ExpectedWord(label: "\(MLStacksFacts.specificationVersion)", isText: false)] }
    case "spec_type": return words(MLStacksFacts.SpecificationKind.allCases.map(\.rawValue))
    case "provider": return words(MLStacksFacts.providers)
    case "deployment_method": return words(MLStacksFacts.deploymentMethods)
    case "component_type":
      let deployable = provider.map { MLStacksFacts.componentTypes(of: $0) } ?? []
      return words(deployable, MLStacksFacts.componentTypes, .componentType)
    case "component_flavor":
      let deployable = flavors(of: type, at: provider)
      return words(deployable, MLStacksFacts.flavors, .flavor)
    case "default_region":
      guard let cloud = provider.flatMap(CloudProvider.init) else { return .nothing }
      return .words { regionWords(of: CloudField(cloud)) }
    case "metadata":
      return .mapping(
        MLStacksFacts.metadataKeys.map {
          ExpectedKey(
            name: $0.name, detail: $0.meaning, shape: .mapping, topic: .mlstacks("metadata.\($0.name)"))
        })
    case "components": return .list { .words { componentFiles(provider: provider) } }
    case "default_tags": return .free { .nothing }
    default: return .nothing
    }
  }

  private func flavors(of type: String?, at provider: String?) -> [String] {
    guard let type else { return [] }
    return (provider.map { [$0] } ?? MLStacksFacts.providers).flatMap {
      MLStacksFacts.flavors(of: type, at: $0)
    }
  }

  private func words(_ names: [String]) -> Expectation { .words { names.map { ExpectedWord(label: $0) } } }

  /// What can be deployed first; the others only as far as nothing is known.
  private func words(
    _ deployable: [String], _ all: [String], _ kind: CompletionCandidate.Kind
  ) -> Expectation {
    .words {
      var seen: Set<String> = []
      return (deployable + all).filter { seen.insert($0).inserted }.map { name in
        ExpectedWord(
          label: name, kind: kind, description: deployable.contains(name) ? "deployable" : nil)
      }
    }
  }
}
