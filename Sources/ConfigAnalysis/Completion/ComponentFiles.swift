import YAMLSyntax

/// The files that a stack of mlstacks can name.
extension CompletionRequest {
  /// Specifications of components near the document that it does not name yet,
  /// those of its own provider first.
  func componentFiles(provider: String?) -> [ExpectedWord] {
    var named: Set<String> = []
    if case .mlstacks(let specification)? = analysis.document,
      let components = specification.components?.value.resolved
    {
      for item in components.items where !isAtCursor(item.range) { named.insert(item.resolved.text) }
    }
    let paths = analyzer.files.paths().filter { !named.contains($0) }.prefix(Self.maximumFiles)
    let words = paths.compactMap { path -> (fits: Bool, word: ExpectedWord)? in
      guard let component = specification(path) else { return nil }
      let own = component.provider?.value.resolved.text
      return (
        fits: provider == nil || own == provider,
        word: ExpectedWord(
          label: path, kind: .file, detail: component.componentType?.value.resolved.text, description: own)
      )
    }
    return words.filter(\.fits).map(\.word) + words.filter { !$0.fits }.map(\.word)
  }

  /// Reading more takes longer than a person waits.
  private static let maximumFiles = 200
  private static let maximumBytes = 64 * 1024

  private func isAtCursor(_ range: ByteRange) -> Bool { range.start <= cursor && cursor <= range.end }

  /// Nil where the file is no specification of a component.
  private func specification(_ path: String) -> MLStacksSpecification? {
    guard case .text(let source) = analyzer.files.read(path), source.bytes.count <= Self.maximumBytes,
      let root = SyntaxTree.parse(source).root?.resolved, root.kind == .mapping,
      root.entry("spec_type")?.value.resolved.text == MLStacksFacts.SpecificationKind.component.rawValue
    else { return nil }
    return MLStacksSpecification(root: root, as: .component)
  }
}
