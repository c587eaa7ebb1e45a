public import YAMLSyntax
import ZenMLCatalog

/// A component file ("registry config"): one component or a list of them, for
/// people who register components by script; no ZenML command reads it.
public struct ComponentFile: Sendable {
  /// The top-level mapping or sequence.
  public let root: SyntaxNode
  public let components: [StackComponent]

  init(root: SyntaxNode, catalog: Catalog) {
    self.root = root
    switch root.kind {
    case .sequence:
      components = root.items.enumerated().map { index, item in
        StackComponent(standalone: item.resolved, index: index, catalog: catalog)
      }
    case .mapping: components = [StackComponent(standalone: root, index: nil, catalog: catalog)]
    case .scalar, .alias: components = []
    }
  }
}

extension StackComponent {
  /// Reads a component that stands by itself. Its type is the one that it
  /// names, else `container_registry` where `uri` stands, else the only type
  /// that has its flavor.
  convenience init(standalone node: SyntaxNode, index: Int?, catalog: Catalog) {
    let entries = EntryTable(node)
    let configuration = entries["configuration"]
    let flavor = entries["flavor"]?.value.resolved.value.string
    let named = ["type", "component_type"].lazy.compactMap { entries[$0]?.value.resolved.value.string }.first
    let only = flavor.map { catalog.types(ofFlavor: $0) }.flatMap { $0.count == 1 ? $0.first : nil }
    self.init(
      node: node, typeName: named ?? (entries["uri"] != nil ? "container_registry" : only),
      name: entries["name"], flavor: entries["flavor"], configuration: configuration, groupLocation: "",
      index: index,
      isFlat: configuration == nil)
  }
}
