import YAMLSyntax
import ZenMLCatalog

/// A component to be filled in, written in the style of the file that gets it.
struct ComponentSkeleton {
  let type: String
  let name: String
  let flavor: String
  /// Fields and their texts.
  let configuration: [(name: String, text: String)]

  /// What a stack runs with on the user's own machine.
  static func local(_ type: String) -> ComponentSkeleton {
    ComponentSkeleton(type: type, name: "local", flavor: "local", configuration: [])
  }

  /// On one line: `{name: …, flavor: …, configuration: {…}}`.
  var flow: String? {
    var fields: [String] = []
    for field in configuration {
      guard let text = PlainText.written(field.text) else { return nil }
      fields.append("\(field.name): \(text)")
    }
    return "{name: \(name), flavor: \(flavor), configuration: {\(fields.joined(separator: ", "))}}"
  }

  /// The lines of the block form, the first one the type's key.
  ///
  /// - Parameter listIndentation: how far the dash stands behind the type; nil for
  ///   a single mapping.
  func lines(listIndentation: Int?) -> [String]? {
    var body = ["name: \(name)", "flavor: \(flavor)"]
    body.append(configuration.isEmpty ? "configuration: {}" : "configuration:")
    for field in configuration {
      guard let text = PlainText.written(field.text) else { return nil }
      body.append("  \(field.name): \(text)")
    }
    let indented = body.enumerated().map { index, line in
      guard let listIndentation else { return "  " + line }
      return String(repeating: " ", count: listIndentation) + (index == 0 ? "- " : "  ") + line
    }
    return ["\(type):"] + indented
  }
}

/// Puts components into a stack file.
struct ComponentInsertion {
  let file: StackFile
  let context: AnalysisContext

  private var source: SourceText { context.source }

  /// The edit that puts the components behind the last one; nil where there is
  /// no place for them.
  func edit(adding skeletons: [ComponentSkeleton]) -> TextEdit? {
    guard let node = file.components?.value, node.kind == .mapping else { return nil }
    if let first = skeletons.first, skeletons.count == 1,
      let group = file.groups.first(where: { $0.typeName == first.type })
    {
      return filling(group, with: first)
    }
    guard !file.groups.contains(where: { group in skeletons.contains { $0.type == group.typeName } }),
      let last = node.pairs.last
    else { return nil }
    if node.style == .flow {
      let texts = skeletons.compactMap { skeleton in
        skeleton.flow.map { "\(skeleton.type): \(isList ? "[\($0)]" : $0)" }
      }
      guard texts.count == skeletons.count, last.value.style != .absent else { return nil }
      return TextEdit(range: .empty(at: last.range.end), text: texts.map { ", " + $0 }.joined())
    }
    return blockEdit(skeletons, in: node, behind: last)
  }

  private func blockEdit(
    _ skeletons: [ComponentSkeleton], in node: SyntaxNode, behind last: SyntaxPair
  ) -> TextEdit? {
    guard let first = node.pairs.first else { return nil }
    let indentation = source.position(at: first.key.fullRange.start, unit: .codePoints).column
    let lists = skeletons.map {
      $0.lines(listIndentation: isList ? listIndentation(behind: indentation) : nil)
    }
    let lines = lists.compactMap { $0 }.flatMap { $0 }
    guard !lists.contains(where: { $0 == nil }) else { return nil }
    let lineBreak = context.entryEdits.lineBreak(ofLineAt: first.key.range.start)
    let block = lines.map { String(repeating: " ", count: indentation) + $0 + lineBreak }.joined()
    let end = last.range.end
    // A block scalar ends behind its line break, every other node in its line.
    if end > 0, end <= source.bytes.count, source.bytes[end - 1] == 0x0A || source.bytes[end - 1] == 0x0D {
      return TextEdit(range: .empty(at: end), text: block)
    }
    let line = source.line(at: end)
    if line + 1 < source.lineCount {
      return TextEdit(range: .empty(at: source.lineRange(line + 1).start), text: block)
    }
    // No line break at the end of the file before, none after.
    let text = lineBreak + block.dropLast(1)
    return TextEdit(range: .empty(at: source.bytes.count), text: text)
  }

  /// A type that stands there without a component: `container_registry: []`.
  private func filling(_ group: ComponentGroup, with skeleton: ComponentSkeleton) -> TextEdit? {
    let value = group.pair.value
    guard value.kind == .sequence, value.items.isEmpty, value.style == .flow, value.range.count == 2,
      let text = skeleton.flow
    else { return nil }
    return TextEdit(range: value.range, text: "[\(text)]")
  }

  /// As the file does it; ZenML reads lists since 0.94.3.
  private var isList: Bool {
    if let form = file.groups.first?.form { return form != .mapping }
    return context.zenmlVersion.map { $0 >= VersionFeature.listForm } ?? true
  }

  private func listIndentation(behind indentation: Int) -> Int {
    let list = file.groups.first { $0.form == .list && $0.pair.value.style == .block }?.pair.value
    let column = list.map { source.position(at: $0.range.start, unit: .codePoints).column - indentation }
    return max(0, min(column ?? 2, 8))
  }
}
