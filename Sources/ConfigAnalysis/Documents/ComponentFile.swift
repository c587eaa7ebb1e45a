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
    let typeName: String?
    if let named = StackComponent.typeEntry(in: entries) {
      typeName = NameJudge.text(of: named.value.resolved.value).map(StackComponent.typeName)
    } else if entries["uri"] != nil {
      typeName = "container_registry"
    } else {
      let types = (entries["flavor"]?.value.resolved.value.string).map { catalog.types(ofFlavor: $0) } ?? []
      typeName = types.count == 1 ? types.first : nil
    }
    self.init(
      node: node, typeName: typeName, name: entries["name"], flavor: entries["flavor"],
      configuration: configuration, groupLocation: "", index: index, isFlat: configuration == nil)
  }

  /// The entry by which a component that stands by itself names its type.
  var typeEntry: SyntaxPair? { StackComponent.typeEntry(in: EntryTable(node)) }

  private static func typeEntry(in entries: EntryTable) -> SyntaxPair? {
    ["type", "component_type"].lazy.compactMap { entries[$0] }.first { !$0.value.resolved.value.isNone }
  }

  /// The commands spell component types with hyphens.
  static func typeName(_ word: String) -> String { word.replacing("-", with: "_") }
}
