import YAMLSyntax

/// The mappings and sequences that are open.
extension CursorScanner {
  /// The column that the children of the innermost node stand behind.
  var ownerColumn: Int { frames.last { !$0.isFlow }?.column ?? -1 }

  /// Closes what a line in this column does not belong to.
  mutating func leave(column: Int, isItem: Bool) {
    while let last = frames.last {
      let ends =
        last.isFlow || last.column > column
        || (last.kind == .sequence && last.column == column && !isItem)
      guard ends else { break }
      close(to: frames.count - 1)
    }
  }

  mutating func enterItem(column: Int) {
    hasContent = true
    if let last = frames.indices.last, frames[last].kind == .sequence, frames[last].column == column {
      frames[last].itemIndex += 1
      frames[last].itemHasContent = false
      return
    }
    if let last = frames.last, last.kind == .mapping, itemStep == nil { itemStep = column - last.column }
    markContent()
    var level = CursorLevel(kind: .sequence, column: column, isFlow: false)
    level.itemIndex = 0
    push(level)
  }

  mutating func enterKey(_ token: KeyToken, column: Int) {
    hasContent = true
    openMapping(column: column)
    addEntry(CursorEntry(key: token.inner, value: .empty(at: token.colon)))
  }

  /// Makes the mapping of this column the innermost level.
  private mutating func openMapping(column: Int) {
    if let last = frames.last, last.kind == .mapping, last.column == column { return }
    if let last = frames.last, last.kind == .mapping, indentationStep == nil {
      indentationStep = column - last.column
    }
    markContent()
    push(CursorLevel(kind: .mapping, column: column, isFlow: false))
  }

  mutating func push(_ level: CursorLevel) { frames.append(level) }

  mutating func addEntry(_ entry: CursorEntry) {
    guard let last = frames.indices.last else { return }
    frames[last].entries.append(entry)
    frames[last].current = frames[last].entries.count - 1
  }

  /// Something stands behind the innermost key or dash.
  mutating func markContent() {
    guard let last = frames.indices.last else {
      // The whole document is a scalar.
      hasContent = true
      return
    }
    if frames[last].kind == .sequence { frames[last].itemHasContent = true } else { setContent() }
  }

  mutating func setContent() {
    guard let last = frames.indices.last, let entry = frames[last].entries.indices.last else { return }
    frames[last].entries[entry].hasContent = true
  }

  mutating func setValue(_ range: ByteRange) {
    guard let last = frames.indices.last, let entry = frames[last].entries.indices.last else { return }
    frames[last].entries[entry].value = range
    frames[last].entries[entry].hasContent = true
  }

  mutating func close(to count: Int) {
    while frames.count > count, let level = frames.popLast() {
      guard let index = level.contextIndex else { continue }
      openLevels -= 1
      // The cursor's own place stays; only the entries have grown.
      context?.levels[index].entries = level.entries
    }
  }
}
