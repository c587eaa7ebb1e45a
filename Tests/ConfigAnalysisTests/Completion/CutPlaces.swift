import ConfigAnalysis
import YAMLSyntax
import ZenMLCatalog

/// A word of a valid document that completion has to offer when the document is
/// cut inside it.
struct CutPlace {
  enum Kind: String, CaseIterable { case key, componentType, flavor, value, location }

  let kind: Kind
  /// Without quotes.
  let range: ByteRange
  let word: String

  /// Every such word of a stack file: keys, component types, flavors, values of
  /// booleans, enums and literals, and locations in registry addresses; not
  /// names, free text, numbers and keys that users make up.
  static func all(in tree: SyntaxTree, catalog: Catalog) -> [CutPlace] {
    guard let root = tree.root else { return [] }
    var places: [CutPlace] = []
    for pair in root.pairs {
      places.append(scalar(.key, pair.key))
      guard pair.key.text == "components" else { continue }
      for group in pair.value.pairs where catalog.componentType(group.key.text) != nil {
        places.append(scalar(.componentType, group.key))
        let items = group.value.kind == .sequence ? Array(group.value.items) : [group.value]
        for item in items { places += component(item, type: group.key.text, catalog) }
      }
    }
    return places.filter { $0.range.count > 1 }
  }

  private static func component(_ node: SyntaxNode, type: String, _ catalog: Catalog) -> [CutPlace] {
    var places: [CutPlace] = []
    guard let flavor = node["flavor"]?.text, let schema = catalog.flavor(type: type, name: flavor) else {
      return []
    }
    for pair in node.pairs {
      switch pair.key.text {
      case "flavor": places += [scalar(.key, pair.key), scalar(.flavor, pair.value)]
      case "name", "type": places.append(scalar(.key, pair.key))
      case "configuration":
        places.append(scalar(.key, pair.key))
        places += fields(pair.value, schema.model)
        if type == "container_registry", let uri = pair.value["uri"] { places += location(uri) }
      default: break
      }
    }
    return places
  }

  private static func fields(_ node: SyntaxNode, _ model: ModelSchema) -> [CutPlace] {
    node.pairs.flatMap { pair -> [CutPlace] in
      guard let field = model.field(pair.key.text) else { return [] }
      return [scalar(.key, pair.key)] + value(pair.value, field.type)
    }
  }

  private static func value(_ node: SyntaxNode, _ type: ValueType) -> [CutPlace] {
    switch type {
    case .nullable(let inner), .validated(_, _, let inner): return value(node, inner)
    case .bool:
      guard node.kind == .scalar, case .bool = node.value.kind else { return [] }
      return [scalar(.value, node)]
    case .literal(let values), .enumeration(_, let values):
      return node.kind == .scalar && values.contains(node.text) ? [scalar(.value, node)] : []
    case .model(let model): return fields(node, model)
    case .list(let item): return node.items.flatMap { value($0, item) }
    case .union(_, let members):
      return members.lazy.map { value(node, $0) }.first { !$0.isEmpty } ?? []
    default: return []
    }
  }

  /// The region in an address, up to the end of its host's first part.
  private static func location(_ node: SyntaxNode) -> [CutPlace] {
    let text = node.text
    let start = node.range.start + (node.style == .plain ? 0 : 1)
    if let end = text.firstRange(of: "-docker.pkg.dev") {
      let word = String(text[..<end.lowerBound])
      return [CutPlace(kind: .location, range: ByteRange(start, start + word.utf8.count), word: word)]
    }
    let parts = text.split(separator: ".")
    guard parts.count > 4, parts[1] == "dkr", parts[2] == "ecr" else { return [] }
    let shift = parts[0].utf8.count + ".dkr.ecr.".utf8.count
    return [
      CutPlace(
        kind: .location, range: ByteRange(start + shift, start + shift + parts[3].utf8.count),
        word: String(parts[3]))
    ]
  }

  private static func scalar(_ kind: Kind, _ node: SyntaxNode) -> CutPlace {
    let isQuoted = node.style == .singleQuoted || node.style == .doubleQuoted
    let range = node.range
    return CutPlace(
      kind: kind, range: isQuoted ? ByteRange(range.start + 1, range.end - 1) : range,
      word: node.text)
  }
}
