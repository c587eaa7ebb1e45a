import YAMLSyntax

extension Analysis {
  /// Where what stands at `offset` is defined: the anchor of an alias, the file
  /// that an mlstacks stack names. Empty where nothing is.
  public func definition(at offset: Int) -> [SymbolPlace] {
    if let file = componentFiles.first(where: { $0.range.start <= offset && offset <= $0.range.end }) {
      return [SymbolPlace(file: file.path)]
    }
    return symbol(at: offset)?.places.filter(\.isDefinition).map { SymbolPlace($0.range) } ?? []
  }

  /// Where the symbol at `offset` is used.
  public func references(at offset: Int, includeDefinition: Bool) -> [SymbolPlace] {
    let places = symbol(at: offset)?.places ?? []
    return places.filter { includeDefinition || !$0.isDefinition }.map { SymbolPlace($0.range) }
  }

  /// All places of the symbol at `offset`.
  public func highlights(at offset: Int) -> [SymbolHighlight] { symbol(at: offset)?.places ?? [] }
}
