import YAMLSyntax
import ZenMLCatalog

/// One question: what may stand at this cursor?
struct CompletionRequest {
  let analyzer: Analyzer
  let analysis: Analysis
  let workspace: WorkspaceKnowledge
  let context: CompletionContext
  let cursor: Int

  var catalog: Catalog { analyzer.catalog }
  var source: SourceText { analysis.source }

  /// The part of the token that stands before the cursor.
  var typed: String { source.string(in: ByteRange(context.token.range.start, cursor)) }

  /// The part behind it.
  var rest: String { source.string(in: ByteRange(cursor, context.token.range.end)) }

  func completions() -> Completions {
    if case .comment = context.place { return comment() }
    let kinds = CompletionKinds(self).kinds
    guard !kinds.isEmpty else { return Completions() }
    if context.token.quote == .none, typed.hasPrefix("*") { return aliases() }
    let root: Expectation = kinds.count == 1 ? expectation(of: kinds[0]) : beginnings
    return answer(root)
  }

  private func expectation(of kind: DocumentKind) -> Expectation {
    switch kind {
    case .stack: stackFile
    case .component: componentFile
    case .mlstacks: mlstacks
    case .settings: settings
    }
  }

  /// Follows the levels to the cursor.
  private func answer(_ root: Expectation) -> Completions {
    var expectation = root
    for (index, level) in context.levels.enumerated() {
      let isLast = index == context.levels.count - 1
      let here = settle(expectation, level)
      if isLast, case .key = context.place { return Completions(candidates: keys(here, level)) }
      switch level.kind {
      case .mapping: expectation = value(of: level.currentKey(in: source) ?? "", in: here)
      case .sequence: expectation = item(of: here)
      }
    }
    let here = settle(expectation, nil)
    let words = words(of: here)
    return Completions(
      isIncomplete: words.isIncomplete, candidates: writer.candidates(words.words) + below(here))
  }

  /// What a mapping or list begins with, for a cursor behind its key: on a line of
  /// its own.
  private func below(_ here: Expectation) -> [CompletionCandidate] {
    let token = context.token
    guard let level = context.levels.last, level.kind == .mapping, !level.isFlow, token.quote == .none,
      token.range.isEmpty, isLineFree
    else { return [] }
    if let following = context.following,
      following.column > level.column || (following.column == level.column && following.isItem)
    {
      return []
    }
    var writer = writer
    writer.beginsLine = true
    let keys = order(mappings(here))
    guard let item = listItem(here), keys.isEmpty || writesLists else {
      writer.context.token.column = level.column + writer.step
      return writer.candidates(keys)
    }
    writer.context.token.column = level.column + writer.itemStep
    writer.beginsItem = true
    let first = settle(item, nil)
    return writer.candidates(order(mappings(first))) + writer.candidates(self.words(of: first).words)
  }

  /// Nothing but blanks follows on the line.
  private var isLineFree: Bool {
    let end = source.lineRange(source.line(at: cursor)).end
    return cursor >= end || source.bytes[cursor..<end].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private func keys(_ here: Expectation, _ level: CursorLevel) -> [CompletionCandidate] {
    let present = level.keys(in: source)
    let isOpen = level.isFresh && present.isEmpty && !context.token.hasColon
    // The items of a list stand below, in the cursor's column.
    let isList = isOpen && context.following.map { $0.isItem && $0.column == context.token.column } ?? false
    var candidates: [CompletionCandidate] = []
    if isOpen, !context.token.needsDash, context.token.range.isEmpty, let item = listItem(here) {
      var writer = writer
      writer.beginsItem = true
      let item = settle(item, level)
      candidates += writer.candidates(order(mappings(item))) + writer.candidates(words(of: item).words)
    }
    if isList { return candidates }
    candidates += writer.candidates(order(mappings(here).filter { !present.contains($0.name) }))
    // Nothing says yet that this will be a mapping.
    if isOpen { candidates += writer.candidates(words(of: here).words) }
    return candidates + (takesSnippets ? snippets(here, level) : [])
  }

  /// Several lines fit in: nothing stands on the line, and no value below it.
  private var takesSnippets: Bool {
    let token = context.token
    guard !context.isFlow, !token.hasColon, !token.hasRest, token.quote == .none else { return false }
    guard let following = context.following else { return true }
    return following.column < token.column || (following.column == token.column && !following.isItem)
  }

  private func snippets(_ here: Expectation, _ level: CursorLevel) -> [CompletionCandidate] {
    switch snippetPlace {
    case .stack: return level.has("components", in: source) ? [] : stackSnippets()
    case .components:
      let open = catalog.componentTypes.filter { !level.has($0.name, in: source) }
      return componentSnippets(types: Set(open.map(\.name)))
    case .component(let type):
      return level.keys(in: source).isEmpty ? itemSnippets(type: type) : []
    case nil: return []
    }
  }

  private enum SnippetPlace {
    case stack, components
    case component(String)
  }

  private var snippetPlace: SnippetPlace? {
    guard CompletionKinds(self).kinds.contains(.stack) else { return nil }
    let path = context.levels.dropLast().compactMap { $0.kind == .mapping ? $0.currentKey(in: source) : nil }
    switch (context.levels.count, path.count) {
    case (1, 0): return context.levels.last?.kind == .mapping ? .stack : nil
    case (2, 1) where path[0] == "components": return .components
    case (3, 2), (4, 2): return path[0] == "components" ? .component(path[1]) : nil
    default: return nil
    }
  }

  /// Required keys first, rare ones last.
  private func order(_ keys: [ExpectedKey]) -> [ExpectedKey] {
    keys.filter { $0.isRequired } + keys.filter { !$0.isRequired && !$0.isRare }
      + keys.filter { !$0.isRequired && $0.isRare }
  }

  var writer: CandidateWriter { CandidateWriter(context: context, source: source, cursor: cursor) }

  // MARK: The way to the cursor

  private func settle(_ expectation: Expectation, _ level: CursorLevel?) -> Expectation {
    switch expectation {
    case .dependent(let make):
      return settle(make(level ?? CursorLevel(kind: .mapping, column: 0, isFlow: false)), level)
    case .either(let members): return .either(members.map { settle($0, level) })
    default: return expectation
    }
  }

  private func value(of key: String, in expectation: Expectation) -> Expectation {
    switch expectation {
    case .mapping(let keys): return keys.first { $0.name == key }?.value() ?? .nothing
    case .free(let value): return value()
    case .either(let members):
      let found = members.map { value(of: key, in: $0) }.filter {
        if case .nothing = $0 { false } else { true }
      }
      return found.count == 1 ? found[0] : .either(found)
    default: return .nothing
    }
  }

  private func item(of expectation: Expectation) -> Expectation {
    switch expectation {
    case .list(let item): return item()
    case .either(let members): return .either(members.map { item(of: $0) })
    default: return .nothing
    }
  }

  private func listItem(_ expectation: Expectation) -> Expectation? {
    switch expectation {
    case .list(let item): return item()
    case .either(let members): return members.lazy.compactMap { listItem($0) }.first
    default: return nil
    }
  }

  private func mappings(_ expectation: Expectation) -> [ExpectedKey] {
    switch expectation {
    case .mapping(let keys): return keys
    case .either(let members):
      var seen: Set<String> = []
      return members.flatMap { mappings($0) }.filter { seen.insert($0.name).inserted }
    default: return []
    }
  }

  private func words(of expectation: Expectation) -> (words: [ExpectedWord], isIncomplete: Bool) {
    switch expectation {
    case .words(let make):
      let words = make()
      return (words, words.contains { $0.kind == .registry })
    case .either(let members):
      let all = members.map { words(of: $0) }
      var seen: Set<String> = []
      return (
        all.flatMap(\.words).filter { seen.insert($0.label).inserted }, all.contains { $0.isIncomplete }
      )
    default: return ([], false)
    }
  }
}

extension Analyzer {
  /// What may stand at a byte offset (clamped to the text), best first. One pass
  /// over the text.
  public func completions(
    at offset: Int, in analysis: Analysis, workspace: WorkspaceKnowledge = WorkspaceKnowledge()
  ) -> Completions {
    let source = analysis.source
    let offset = min(max(offset, 0), source.bytes.count)
    guard source.bytes.count <= SizeLimit.maximumBytes,
      let context = CursorScanner.context(at: offset, in: source)
    else { return Completions() }
    return CompletionRequest(
      analyzer: self, analysis: analysis, workspace: workspace, context: context, cursor: offset
    ).completions()
  }
}
