extension Analyzer {
  /// What is known of a thing, in Markdown; nil where nothing is.
  public func documentation(of topic: DocumentationTopic) -> String? {
    let texts = Explanations(analyzer: self)
    switch topic {
    case .key(let name): return texts.key(name)
    case .componentType(let name): return texts.componentType(name)
    case .flavor(let type, let name): return texts.flavor(type: type, name: name)
    case .field(let type, let flavor, let path): return texts.field(type: type, flavor: flavor, path: path)
    case .region(let cloud, let name): return texts.region(cloud: cloud, name: name)
    case .rule(let name): return texts.rule(name)
    case .setting(let name): return texts.setting(name)
    case .mlstacks(let name): return texts.mlstacks(name)
    }
  }
}
