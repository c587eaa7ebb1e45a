import YAMLSyntax
import ZenMLCatalog

/// What the text at a place of a document is for.
struct DocumentPlace {
  enum Role {
    /// A key of the document itself, such as `stack_name`.
    case documentKey(String)
    case documentValue(key: String)
    /// A key of `components`, or the value of a component's `type`.
    case componentType(String)
    /// `name`, `flavor`, `configuration`, or a key that ZenML does not read.
    case componentKey(String, StackComponent)
    case componentValue(key: String, StackComponent)
    case flavor(StackComponent)
    /// A key in a configuration.
    case field(FieldPlace)
    case fieldValue(FieldPlace)
    /// A key of an mlstacks specification or of zenls' settings, by its path.
    case entry([String])
    case entryValue([String])
  }

  /// The key or value that stands there.
  let node: SyntaxNode
  let role: Role
}

/// A place in the configuration of a component.
struct FieldPlace {
  let component: StackComponent
  /// Nil where the flavor is not known.
  let flavor: FlavorSchema?
  /// The keys that lead there, without places in lists.
  let path: [String]
  /// The field that the last key names; nil where there is none, and for free
  /// keys of a mapping.
  let field: FieldSchema?
  /// The field that the place lies in, itself or deeper.
  let outerField: FieldSchema?
  /// What ``outerField``'s model is, where it is not the configuration class.
  let model: ModelSchema?

  /// The value must not be shown.
  var isSecret: Bool {
    if field?.isSecret == true || outerField?.isSecret == true { return true }
    return path.contains { SecretName.isMarked($0) }
  }
}

/// Finds out what places are for.
struct PlaceFinder {
  let analyzer: Analyzer
  let analysis: Analysis

  /// Nil where no key and no single value stands.
  func place(at offset: Int) -> DocumentPlace? {
    guard let document = analysis.document, let node = analysis.tree.node(at: offset),
      node.kind == .scalar || node.kind == .alias, !node.range.isEmpty,
      node.range.start <= offset, offset <= node.range.end
    else { return nil }
    return role(of: node, in: document).map { DocumentPlace(node: node, role: $0) }
  }

  private func role(of node: SyntaxNode, in document: ConfigDocument) -> DocumentPlace.Role? {
    let chain = Self.chain(from: node)
    for component in document.components {
      if let role = role(in: component, chain) { return role }
    }
    if case .stack(let file) = document, let group = file.groups.first(where: { $0.pair.key == node }) {
      return group.typeName.map { .componentType($0) }
    }
    switch document {
    case .mlstacks, .settings: return entryRole(chain)
    case .stack, .component, .unreadable: break
    }
    guard chain.count == 2, let pair = NodePath.pair(of: node) else { return nil }
    return pair.key == node ? .documentKey(node.text) : .documentValue(key: pair.key.text)
  }

  private func entryRole(_ chain: [SyntaxNode]) -> DocumentPlace.Role? {
    var path: [String] = []
    var isKey = false
    for node in chain.reversed() {
      guard let pair = NodePath.pair(of: node) else { continue }
      path.append(pair.key.text)
      isKey = pair.key == node
    }
    return path.isEmpty ? nil : isKey ? .entry(path) : .entryValue(path)
  }

  /// The node, its parent, and so on up to the root.
  private static func chain(from node: SyntaxNode) -> [SyntaxNode] {
    var chain = [node]
    while let parent = chain.last?.parent { chain.append(parent) }
    return chain
  }

  private func role(in component: StackComponent, _ chain: [SyntaxNode]) -> DocumentPlace.Role? {
    guard let node = chain.first else { return nil }
    if node == component.name?.value { return .componentValue(key: "name", component) }
    if node == component.flavor?.value { return .flavor(component) }
    // Perhaps in a mapping that the component merges.
    for pair in [component.name, component.flavor, component.configuration] where pair?.key == node {
      return .componentKey(node.text, component)
    }
    if let configuration = component.configuration?.value.resolved,
      let index = chain.firstIndex(of: configuration), index > 0
    {
      return fieldRole(in: component, chain[..<index].reversed())
    }
    guard let index = chain.firstIndex(of: component.node), index > 0,
      let pair = NodePath.pair(of: chain[index - 1])
    else { return nil }
    let key = pair.key.text
    let isKey = pair.key == chain[index - 1]
    if key == "type" || key == "component_type", component.typeEntry != nil, !isKey, index == 1 {
      return component.typeName.map { .componentType($0) }
    }
    if component.isFlat, !["name", "flavor", "type", "component_type"].contains(key) {
      return fieldRole(in: component, chain[..<index].reversed())
    }
    guard index == 1 else { return nil }
    return isKey ? .componentKey(key, component) : .componentValue(key: key, component)
  }

  /// - Parameter steps: the nodes below the configuration, outermost first.
  private func fieldRole(
    in component: StackComponent, _ steps: some Collection<SyntaxNode>
  ) -> DocumentPlace.Role? {
    let flavor = component.flavorKey.flatMap {
      analyzer.settings.schema(type: $0.type, flavor: $0.flavor, in: analyzer.catalog)
    }
    var walk = FieldWalk(flavor)
    for step in steps { walk.enter(step) }
    guard !walk.path.isEmpty else { return nil }
    let place = FieldPlace(
      component: component, flavor: flavor, path: walk.path, field: walk.field, outerField: walk.outerField,
      model: walk.model)
    return walk.isKey ? .field(place) : .fieldValue(place)
  }
}

/// Follows keys through the types of a configuration.
private struct FieldWalk {
  private var type: ValueType?
  private(set) var path: [String] = []
  private(set) var field: FieldSchema?
  private(set) var outerField: FieldSchema?
  private(set) var model: ModelSchema?
  private(set) var isKey = false

  init(_ flavor: FlavorSchema?) { type = flavor.map { .model($0.model) } }

  mutating func enter(_ node: SyntaxNode) {
    guard let parent = node.parent else { return }
    if parent.kind == .sequence {
      if case .list(let item)? = type?.core { type = item } else { type = nil }
      field = nil
      return
    }
    guard let pair = NodePath.pair(of: node) else { return }
    isKey = pair.key == node
    let key = pair.key.text
    path.append(key)
    switch type?.core {
    case .model(let current)?:
      if path.count > 1 { model = current }
      field = current.field(key)
      outerField = field ?? outerField
      type = field?.type
    case .dictionary(_, let value)?:
      field = nil
      type = value
    case .union(_, let members)?:
      let inner = members.lazy.compactMap(\.innerModel).first
      model = inner
      field = inner?.field(key)
      outerField = field ?? outerField
      type = field?.type
    default:
      field = nil
      type = nil
    }
  }
}
