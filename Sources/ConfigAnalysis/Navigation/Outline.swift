import YAMLSyntax

extension Analysis {
  /// The parts of the document, in order of place; none for a foreign one.
  /// What an alias or a merge key repeats is shown where it is written.
  public func outline() -> [OutlineSymbol] {
    guard let document else { return [] }
    switch document {
    case .stack(let file): return [Outline.stack(file)]
    case .component(let file):
      return file.components.compactMap { Outline.component($0, written: $0.node, in: nil) }
    case .mlstacks(let specification): return [Outline.specification(specification)]
    case .settings:
      guard let root = tree.root, root.kind == .mapping else { return [] }
      return root.pairs.compactMap { Outline.entry($0, in: root.fullRange) }
    case .unreadable: return []
    }
  }
}

/// Builds outlines from the views of a document.
private enum Outline {
  static func stack(_ file: StackFile) -> OutlineSymbol {
    let range = file.root.fullRange
    let groups = Dictionary(
      file.groups.map { ($0.pair.key, $0) }, uniquingKeysWith: { first, _ in first })
    let children = file.root.pairs.compactMap { pair -> OutlineSymbol? in
      if pair.key == file.components?.key, pair.value.kind == .mapping {
        return components(pair, groups, in: range)
      }
      return entry(pair, in: range)
    }
    let name = file.stackName.flatMap { shown($0.value.resolved) }
    let place = file.stackName?.value.range ?? .empty(at: range.start)
    return OutlineSymbol(
      name: name ?? "stack", detail: count(file.allComponents.count, "component"), kind: .stack, range: range,
      selectionRange: range.holds(place) ? place : .empty(at: range.start), children: children)
  }

  static func specification(_ specification: MLStacksSpecification) -> OutlineSymbol {
    let range = specification.root.fullRange
    let children = specification.root.pairs.compactMap { pair -> OutlineSymbol? in
      guard var symbol = entry(pair, in: range) else { return nil }
      if pair.key == specification.components?.key {
        symbol.children = pair.value.items.compactMap { file($0, in: symbol.range) }
      }
      return symbol
    }
    let name = specification.name.flatMap { shown($0.value.resolved) }
    let place = specification.name?.value.range ?? .empty(at: range.start)
    let flavor = specification.flavor.flatMap { shown($0.value.resolved) }
    let provider = specification.provider.flatMap { shown($0.value.resolved) }
    return OutlineSymbol(
      name: name ?? specification.kind.rawValue,
      detail: [flavor, provider].compactMap { $0 }.joined(separator: " on "),
      kind: specification.kind == .stack ? .stack : .component, range: range,
      selectionRange: range.holds(place) ? place : .empty(at: range.start), children: children)
  }

  private static func file(_ item: SyntaxNode, in outer: ByteRange) -> OutlineSymbol? {
    guard outer.holds(item.fullRange), let name = shown(item) else { return nil }
    return OutlineSymbol(
      name: name, detail: nil, kind: .file, range: item.fullRange, selectionRange: item.range, children: [])
  }

  private static func components(
    _ pair: SyntaxPair, _ groups: [SyntaxNode: ComponentGroup], in outer: ByteRange
  ) -> OutlineSymbol? {
    guard var symbol = entry(pair, in: outer) else { return nil }
    symbol.children = pair.value.pairs.compactMap { pair in
      groups[pair.key].map { group($0, in: symbol.range) } ?? entry(pair, in: symbol.range)
    }
    return symbol
  }

  private static func group(_ group: ComponentGroup, in outer: ByteRange) -> OutlineSymbol? {
    guard var symbol = entry(group.pair, in: outer) else { return nil }
    let value = group.pair.value
    symbol.kind = .group
    symbol.children = []
    switch value.kind {
    case .sequence:
      symbol.children = zip(value.items, group.components).compactMap {
        component($1, written: $0, in: symbol.range)
      }
    case .mapping, .alias:
      symbol.children = group.components.compactMap { component($0, written: value, in: symbol.range) }
    case .scalar: break
    }
    return symbol
  }

  /// - Parameter written: the component as it stands there, perhaps an alias.
  static func component(
    _ component: StackComponent, written: SyntaxNode, in outer: ByteRange?
  ) -> OutlineSymbol? {
    let range = written.fullRange
    guard outer?.holds(range) ?? true, !range.isEmpty else { return nil }
    let name = component.name.flatMap { shown($0.value.resolved) }
    let place = component.name?.value.range ?? .empty(at: range.start)
    let children = written.pairs.compactMap { pair -> OutlineSymbol? in
      if pair.key == component.name?.key || pair.key == component.flavor?.key { return nil }
      return entry(pair, in: range)
    }
    return OutlineSymbol(
      name: name ?? component.typeName ?? "component", detail: component.flavorName.map(short),
      kind: .component,
      range: range, selectionRange: range.holds(place) ? place : .empty(at: range.start),
      children: children)
  }

  /// A key with what stands below it, two levels deep; deeper ones are values
  /// rather than parts of a document.
  static func entry(_ pair: SyntaxPair, in outer: ByteRange, depth: Int = 0) -> OutlineSymbol? {
    let range = pair.range
    guard outer.holds(range), !range.isEmpty, let name = shown(pair.key) else { return nil }
    let children =
      depth < 2 ? pair.value.pairs.compactMap { entry($0, in: range, depth: depth + 1) } : []
    return OutlineSymbol(
      name: name, detail: nil, kind: .field, range: range, selectionRange: pair.key.range, children: children)
  }

  /// A name on one line, not too long; nil where there is none.
  private static func shown(_ node: SyntaxNode) -> String? {
    guard node.kind == .scalar else { return nil }
    let name = short(node.text)
    return name.isEmpty ? nil : name
  }

  private static func short(_ text: String) -> String {
    let line = text.prefix { !$0.isNewline }
    return line.count > 80 ? line.prefix(79) + "…" : String(line)
  }

  private static func count(_ number: Int, _ word: String) -> String {
    "\(number) \(word)\(number == 1 ? "" : "s")"
  }
}

extension ByteRange {
  /// Does the other range lie inside this one?
  func holds(_ other: ByteRange) -> Bool { start <= other.start && other.end <= end }
}
