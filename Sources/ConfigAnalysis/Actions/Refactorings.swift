import ContainerRegistries
import YAMLSyntax

extension ActionMaker {
  /// The same said in another way, and what is missing.
  func refactorings() -> [DocumentAction] {
    guard analysis.tree.isValid else { return [] }
    return [conversionOfAddress(), requiredComponent(), conversionOfForm()].compactMap { $0 }
  }

  private func refactor(_ title: String, _ edits: [TextEdit]) -> DocumentAction {
    DocumentAction(title: title, kind: .refactor, edits: edits, isPreferred: false)
  }

  // MARK: gcr.io

  /// Also where the rule about gcr.io is switched off or silenced.
  private func conversionOfAddress() -> DocumentAction? {
    guard
      !touchedFindings.contains(where: { $0.rule == RegistryGCRRetired.metadata.id && !$0.fixes.isEmpty }),
      let place = PlaceFinder(analyzer: analyzer, analysis: analysis).place(at: range.start),
      case .fieldValue(let field) = place.role, field.isRegistryAddress, place.node.isString
    else { return nil }
    let text = place.node.text
    guard let twin = RegistryReference.parse(text).artifactRegistryTwin,
      let edits = ScalarEditor(node: place.node, text: text, source: analysis.source)
        .edits([RegistryEdit(0..<text.utf8.count, twin)])
    else { return nil }
    return refactor("Convert to Artifact Registry", edits)
  }

  // MARK: Required components

  /// Offered at any key of `components`, not only where the finding stands.
  private func requiredComponent() -> DocumentAction? {
    guard case .stack(let file) = analysis.document, let components = file.components else { return nil }
    let keys = [components.key] + file.groups.map(\.pair.key)
    guard keys.contains(where: { $0.range.start <= range.end && range.start <= $0.range.end }),
      let finding = analysis.findings.first(where: { $0.rule == MissingRequiredComponent.metadata.id }),
      !touchedFindings.contains(finding),
      let fix = analyzer.provingFixes(of: [finding], in: analysis).first?.fixes.first
    else { return nil }
    return refactor(fix.title, fix.edits)
  }

  // MARK: List and mapping

  /// A single component is written as a mapping or as a list of one.
  private func conversionOfForm() -> DocumentAction? {
    guard case .stack(let file) = analysis.document,
      let group = file.groups.first(where: { group in
        let key = group.pair.key.range
        return key.start <= range.end && range.start <= key.end
      })
    else { return nil }
    let value = group.pair.value
    // An anchor would come to name something else.
    guard value.anchor == nil, value.tag == nil else { return nil }
    switch (value.kind, value.style) {
    case (.mapping, .block): return blockList(of: value, below: group.pair.key)
    case (.mapping, .flow):
      return refactor(
        Self.toList,
        [
          TextEdit(range: .empty(at: value.range.start), text: "["),
          TextEdit(range: .empty(at: value.range.end), text: "]"),
        ])
    case (.sequence, .block): return blockMapping(of: value)
    case (.sequence, .flow): return flowMapping(of: value)
    default: return nil
    }
  }

  /// A dash in the two columns in front of the first key: no other line changes.
  private func blockList(of value: SyntaxNode, below key: SyntaxNode) -> DocumentAction? {
    guard let first = value.pairs.first?.key.fullRange.start, first >= 2,
      column(of: first) >= column(of: key.fullRange.start) + 2,
      analysis.source.bytes[(first - 2)..<first].allSatisfy({ $0 == 0x20 })
    else { return nil }
    return refactor(Self.toList, [TextEdit(range: ByteRange(first - 2, first), text: "- ")])
  }

  private func blockMapping(of value: SyntaxNode) -> DocumentAction? {
    let dash = value.range.start
    guard value.items.count == 1, let item = value.items.first, item.kind == .mapping, item.style == .block,
      item.anchor == nil, item.tag == nil, dash < analysis.source.bytes.count,
      analysis.source.bytes[dash] == UInt8(ascii: "-")
    else { return nil }
    return refactor(Self.toMapping, [TextEdit(range: ByteRange(dash, dash + 1), text: " ")])
  }

  private func flowMapping(of value: SyntaxNode) -> DocumentAction? {
    guard value.items.count == 1, let item = value.items.first, item.kind == .mapping, item.style == .flow,
      item.range.start > value.range.start, item.range.end < value.range.end,
      isBlank(ByteRange(value.range.start + 1, item.fullRange.start)),
      isBlank(ByteRange(item.range.end, value.range.end - 1))
    else { return nil }
    return refactor(
      Self.toMapping,
      [
        TextEdit(range: ByteRange(value.range.start, item.fullRange.start), text: ""),
        TextEdit(range: ByteRange(item.range.end, value.range.end), text: ""),
      ])
  }

  private func isBlank(_ range: ByteRange) -> Bool {
    analysis.source.string(in: range).allSatisfy { $0 == " " }
  }

  private func column(of offset: Int) -> Int { analysis.source.position(at: offset, unit: .utf8).column }

  private static let toList = "Write as a list of components"
  private static let toMapping = "Write as a single component"
}
