import YAMLSyntax

/// A name of the document that stands in several places, or can be changed in
/// one step: what the cursor is on.
struct NamedSymbol {
  enum Kind: Equatable {
    /// An anchor and its aliases.
    case anchor
    /// The name of a component of that type.
    case component(type: String?)
    case stack
  }

  let kind: Kind
  let name: String
  /// The place under the cursor.
  let range: ByteRange
  let places: [SymbolHighlight]
}

extension Analysis {
  /// The symbol at a place; nil where there is none.
  func symbol(at offset: Int) -> NamedSymbol? {
    guard document != nil, let node = tree.node(at: offset) else { return nil }
    if let symbol = anchorSymbol(at: offset, node) { return symbol }
    guard node.kind == .scalar, node.range.start <= offset, offset <= node.range.end else { return nil }
    return nameSymbol(of: node)
  }

  // MARK: Anchors

  private func anchorSymbol(at offset: Int, _ node: SyntaxNode) -> NamedSymbol? {
    guard let anchor = node.anchor, anchor.range.start <= offset, offset <= anchor.range.end,
      !anchor.name.isEmpty
    else { return nil }
    let definition = node.kind == .alias ? node.aliasTarget : node
    var places: [SymbolHighlight] = []
    if let place = definition?.anchor?.range {
      places.append(SymbolHighlight(range: place.withoutSign, isDefinition: true))
    }
    for alias in aliases {
      let isSame = definition.map { alias.aliasTarget == $0 } ?? (alias.anchor?.name == anchor.name)
      if isSame { places.append(SymbolHighlight(range: alias.range.withoutSign, isDefinition: false)) }
    }
    return NamedSymbol(kind: .anchor, name: anchor.name, range: anchor.range.withoutSign, places: places)
  }

  /// Every alias of the document, in order of place.
  private var aliases: [SyntaxNode] {
    var found: [SyntaxNode] = []
    var todo = [tree.root].compactMap { $0 }
    while let node = todo.popLast() {
      if node.kind == .alias { found.append(node) }
      todo += node.items
      for pair in node.pairs { todo += [pair.key, pair.value] }
    }
    return found.sorted { $0.range.start < $1.range.start }
  }

  // MARK: Names

  private func nameSymbol(of node: SyntaxNode) -> NamedSymbol? {
    if case .stack(let file) = document, let pair = file.stackName, pair.value.resolved == node, node.isString
    {
      return NamedSymbol(
        kind: .stack, name: node.text, range: node.range,
        places: [SymbolHighlight(range: node.range, isDefinition: true)])
    }
    guard let components = document?.components,
      let component = components.first(where: { $0.name?.value.resolved == node }), node.isString
    else { return nil }
    let name = node.text
    var seen: Set<ByteRange> = []
    let places = components.compactMap { other -> SymbolHighlight? in
      guard other.typeName == component.typeName, let value = other.name?.value.resolved,
        value.isString, value.text == name, seen.insert(value.range).inserted
      else { return nil }
      return SymbolHighlight(range: value.range, isDefinition: true)
    }
    return NamedSymbol(
      kind: .component(type: component.typeName), name: name, range: node.range, places: places)
  }
}

extension ByteRange {
  /// Without the `&` or `*` in front of an anchor's name.
  fileprivate var withoutSign: ByteRange { ByteRange(start + 1, end) }
}

extension Analysis {
  /// The names of all anchors of the document.
  var anchorNames: Set<String> {
    var names: Set<String> = []
    var todo = [tree.root].compactMap { $0 }
    while let node = todo.popLast() {
      if node.kind != .alias, let anchor = node.anchor { names.insert(anchor.name) }
      todo += node.items
      for pair in node.pairs { todo += [pair.key, pair.value] }
    }
    return names
  }
}
