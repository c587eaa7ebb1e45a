import YAMLSyntax

extension StackFile {
  /// Reads the view off a top-level mapping.
  init(root: SyntaxNode) {
    let entries = EntryTable(root)
    let components = entries["components"]
    self.init(
      root: root, stackName: entries["stack_name"], zenmlVersion: entries["zenml_version"],
      components: components, groups: components.map { Self.groups(in: $0.value.resolved) } ?? [])
  }

  private static func groups(in node: SyntaxNode) -> [ComponentGroup] {
    guard node.kind == .mapping else { return [] }
    return node.effectivePairs.map(ComponentGroup.init(pair:))
  }
}

extension ComponentGroup {
  init(pair: SyntaxPair) {
    let typeName = pair.key.resolved.value.string
    let location = "components." + (typeName ?? pair.key.text)
    let value = pair.value.resolved
    let form: Form
    let components: [StackComponent]
    switch value.kind {
    case .sequence:
      form = .list
      components = value.items.enumerated().map { index, item in
        StackComponent(node: item.resolved, typeName: typeName, groupLocation: location, index: index)
      }
    case .mapping:
      form = .mapping
      components = [StackComponent(node: value, typeName: typeName, groupLocation: location, index: nil)]
    case .scalar, .alias:
      form = .other
      components = []
    }
    self.init(pair: pair, typeName: typeName, form: form, components: components, location: location)
  }
}

extension StackComponent {
  /// Reads a component with a `configuration` of its own.
  convenience init(node: SyntaxNode, typeName: String?, groupLocation: String, index: Int?) {
    let entries = EntryTable(node)
    self.init(
      node: node, typeName: typeName, name: entries["name"], flavor: entries["flavor"],
      configuration: entries["configuration"], groupLocation: groupLocation, index: index, isFlat: false)
  }
}

/// The entries of the Python dict that a mapping becomes.
struct EntryTable {
  private let node: SyntaxNode

  /// - Parameter node: any node; only a mapping has entries.
  init(_ node: SyntaxNode) { self.node = node.resolved }

  var pairs: [SyntaxPair] { node.kind == .mapping ? node.effectivePairs : [] }
  var keys: Set<String> { Set(pairs.compactMap { $0.key.resolved.value.string }) }

  subscript(key: String) -> SyntaxPair? { node.entry(key) }
}
