import YAMLSyntax
import ZenMLCatalog

/// Which kinds of document are completed: the one that is recognised, else the
/// one that a document just begun can still become.
struct CompletionKinds {
  let kinds: [DocumentKind]

  init(_ request: CompletionRequest) {
    switch request.analysis.recognition {
    case .recognised(let kind): kinds = [kind]
    case .foreign:
      kinds = TemplateMarks.isTemplateFile(request.analysis.tree) ? [] : Self.guess(request)
    }
  }

  private static let stackKeys: Set<String> = ["stack_name", "zenml_version", "components"]
  private static let componentKeys: Set<String> = ["type", "component_type", "name"]

  private static func guess(_ request: CompletionRequest) -> [DocumentKind] {
    let source = request.source
    guard let root = request.context.levels.first else { return [] }
    if root.kind == .sequence {
      guard request.context.levels.count > 1, root.itemIndex == 0 else { return [] }
      let item = request.context.levels[1]
      if item.writtenKeys(in: source).isEmpty, request.context.levels.count == 2 {
        return request.isBeginning ? [.component] : []
      }
      return request.namesType(item) ? [.component] : []
    }
    let keys = root.writtenKeys(in: source)
    if keys.isEmpty, request.context.levels.count == 1 {
      return request.isBeginning ? [.stack, .component, .mlstacks] : []
    }
    if keys.contains("spec_type") || keys.contains("spec_version") { return [.mlstacks] }
    if keys.isSubset(of: stackKeys), keys != ["components"] || request.holdsOnlyTypes { return [.stack] }
    if keys.isSubset(of: componentKeys), request.namesType(root) { return [.component] }
    return []
  }
}

extension CursorLevel {
  /// The keys that stand there, without a word that is only being typed.
  fileprivate func writtenKeys(in source: SourceText) -> Set<String> {
    Set(entries.lazy.filter { !$0.isAtCursor || $0.hasContent }.map { source.string(in: $0.key) })
  }
}

extension CompletionRequest {
  /// Does the mapping say that it is a component of a type that there is?
  fileprivate func namesType(_ level: CursorLevel) -> Bool {
    let type = level.value(of: "type", in: source) ?? level.value(of: "component_type", in: source)
    return type.map { catalog.isPresentOrFormerType(StackComponent.typeName($0)) } ?? false
  }

  /// Is the word at the cursor all that the document holds?
  fileprivate var isBeginning: Bool {
    guard context.following == nil else { return false }
    let isWord = source.bytes[context.token.range.start..<context.token.range.end].allSatisfy { byte in
      (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_")
    }
    return isWord && context.levels.allSatisfy { $0.entries.allSatisfy { !$0.hasContent } }
  }

  /// `components` alone is also OpenAPI's: is everything below it a component
  /// type, but for the word that is being typed?
  fileprivate var holdsOnlyTypes: Bool {
    guard let value = analysis.tree.root?.entry("components")?.value.resolved else { return true }
    guard value.kind == .mapping else { return value.value.isNone || value.style == .plain }
    return value.pairs.allSatisfy { pair in
      if isBeingTyped(pair) { return true }
      return catalog.isPresentOrFormerType(pair.key.text) && mayBecomeComponents(pair.value.resolved)
    }
  }

  private func mayBecomeComponents(_ node: SyntaxNode) -> Bool {
    switch node.kind {
    case .mapping:
      node.pairs.allSatisfy { isBeingTyped($0) || KeyExpectations.component.knows($0.key.text) }
    case .sequence:
      node.items.allSatisfy { $0.resolved.kind != .sequence && mayBecomeComponents($0.resolved) }
    case .scalar, .alias: node.value.isNone || isAtCursor(node)
    }
  }

  private func isBeingTyped(_ pair: SyntaxPair) -> Bool { isAtCursor(pair.key) && pair.value.value.isNone }

  private func isAtCursor(_ node: SyntaxNode) -> Bool {
    node.range.start <= cursor && cursor <= node.range.end
  }
}
