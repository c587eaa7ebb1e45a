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
  private static let componentKeys: Set<String> = [
    "type", "component_type", "name", "flavor", "configuration", "uri",
  ]

  private static func guess(_ request: CompletionRequest) -> [DocumentKind] {
    let source = request.source
    guard let root = request.context.levels.first else { return [] }
    if root.kind == .sequence {
      guard request.context.levels.count > 1, root.itemIndex == 0 || request.isKnownComponent(at: 1) else {
        return []
      }
      let keys = request.context.levels[1].keys(in: source)
      return keys.isEmpty || request.isKnownComponent(at: 1) ? [.component] : []
    }
    let keys = root.keys(in: source)
    if keys.isEmpty, request.context.levels.count == 1 { return [.stack, .component, .mlstacks] }
    if !keys.isEmpty || root.currentKey(in: source) != nil {
      let all = keys.union(request.context.levels.count > 1 ? [root.currentKey(in: source) ?? ""] : [])
      if all.isSubset(of: stackKeys), all != ["components"] || request.holdsOnlyTypes { return [.stack] }
      if all.contains("spec_type") || all.contains("spec_version") { return [.mlstacks] }
      if all.isSubset(of: componentKeys), request.isKnownComponent(at: 0) { return [.component] }
    }
    return []
  }
}

extension CompletionRequest {
  /// Does the mapping at this level name a component type, or a flavor that
  /// there is?
  fileprivate func isKnownComponent(at index: Int) -> Bool {
    guard context.levels.indices.contains(index) else { return false }
    let level = context.levels[index]
    let type = level.value(of: "type", in: source) ?? level.value(of: "component_type", in: source)
    if let type, catalog.isPresentOrFormerType(StackComponent.typeName(type)) { return true }
    guard let flavor = level.value(of: "flavor", in: source), !catalog.types(ofFlavor: flavor).isEmpty else {
      return level.entry("flavor", in: source) == nil ? false : level.has("uri", in: source)
    }
    return level.has("name", in: source) || level.has("uri", in: source)
  }

  /// `components` alone is also OpenAPI's: is everything below it a component
  /// type, but for the word at the cursor?
  fileprivate var holdsOnlyTypes: Bool {
    guard let value = analysis.tree.root?.entry("components")?.value.resolved, value.kind == .mapping else {
      return true
    }
    return value.pairs.allSatisfy { pair in
      catalog.isPresentOrFormerType(pair.key.text)
        || (pair.key.range.start <= cursor && cursor <= pair.key.range.end)
    }
  }
}
