import YAMLSyntax

/// Moves entries of a component to below its `configuration`.
struct EntryMove {
  let context: AnalysisContext
  let component: StackComponent

  /// One entry that stands beside a configuration with entries of its own.
  func edits(moving pair: SyntaxPair) -> [TextEdit]? {
    guard let node = component.configuration?.value, node.kind == .mapping, component.node.kind == .mapping,
      let lines = lines(of: pair, inFlow: node.style == .flow),
      let cut = context.entryEdits.removal(of: pair, from: component.node),
      let insertion = context.entryEdits.insertion(of: lines, into: node)
    else { return nil }
    return [cut, insertion]
  }

  /// Entries that follow a `configuration` that has no value: they are indented.
  func edits(indenting names: (String) -> Bool) -> [TextEdit]? {
    let pairs = component.node.pairs
    guard component.node.style == .block, let configuration = component.configuration,
      configuration.value.style == .absent,
      let index = pairs.firstIndex(where: { $0.key == configuration.key })
    else { return nil }
    let moved = pairs[(index + 1)...].prefix { pair in pair.key.resolved.value.string.map(names) ?? false }
    // One that stands elsewhere is not among those that follow.
    let all = pairs.count { pair in pair.key.resolved.value.string.map(names) ?? false }
    guard !moved.isEmpty, moved.count == all else { return nil }
    let source = context.source
    return moved.flatMap { pair in
      let first = source.line(at: pair.key.fullRange.start)
      let last = source.line(at: max(pair.key.fullRange.start, pair.range.end - 1))
      return (first...last).compactMap { line in
        let range = source.lineRange(line)
        return range.isEmpty ? nil : TextEdit(range: .empty(at: range.start), text: "  ")
      }
    }
  }

  /// The entry's lines, the others indented relative to the first; nil where they
  /// cannot be.
  private func lines(of pair: SyntaxPair, inFlow: Bool) -> [String]? {
    let source = context.source
    let place = pair.key.fullRange.start
    let first = source.line(at: place)
    var end = pair.range.end
    while end > place, [0x0A, 0x0D].contains(source.bytes[end - 1]) { end -= 1 }
    let last = source.line(at: end)
    guard pair.value.style != .absent else { return nil }
    if last == first { return [source.string(in: ByteRange(place, end))] }
    let indentation = place - source.lineRange(first).start
    guard !inFlow, component.node.style == .block else { return nil }
    var lines = [source.string(in: ByteRange(place, source.lineRange(first).end))]
    for line in (first + 1)...last {
      let range = source.lineRange(line)
      let text = source.bytes[range.start..<min(range.end, end)]
      let lead = text.prefix { $0 == 0x20 }.count
      guard lead >= indentation || text.isEmpty else { return nil }
      lines.append(String(decoding: text.dropFirst(min(indentation, text.count)), as: UTF8.self))
    }
    return lines
  }
}

extension AnalysisContext {
  /// The edits that give a component's fields these values, which are YAML on one
  /// line: in the place of the old ones, else as new entries.
  func setting(_ fields: [(name: String, yaml: String)], of component: StackComponent) -> [TextEdit]? {
    guard let node = component.isFlat ? component.node : component.configuration?.value, node.kind == .mapping
    else { return nil }
    let table = EntryTable(node)
    var edits: [TextEdit] = []
    var added: [String] = []
    for field in fields {
      guard let pair = table[field.name] else {
        added.append("\(field.name): \(field.yaml)")
        continue
      }
      guard pair.value.kind == .scalar, !pair.value.range.isEmpty, pair.value.tag == nil,
        pair.value.style != .literal, pair.value.style != .folded
      else { return nil }
      edits.append(TextEdit(range: pair.value.range, text: field.yaml))
    }
    if added.isEmpty { return edits }
    // In a flow mapping, and in an empty one, there is one line.
    let lines = node.style == .flow ? [added.joined(separator: ", ")] : added
    guard let insertion = entryEdits.insertion(of: lines, into: node) else { return nil }
    return edits + [insertion]
  }
}
