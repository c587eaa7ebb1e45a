import YAMLSyntax

/// Notes where the cursor stands, once it is reached.
extension CursorScanner {
  func isAtCursor(_ place: Int) -> Bool { !isPassed && cursor == place }

  /// Notes that the cursor stands here, in the innermost level.
  mutating func pass(_ place: CompletionContext.Place, token: CursorToken, at lineStart: Int = 0) {
    isPassed = true
    for index in frames.indices { frames[index].contextIndex = index }
    openLevels = frames.count
    var context = CompletionContext(place: place, levels: frames, token: token)
    // An alias of what it stands in would be endless.
    context.anchors = anchors.filter { !isAround($0) }.map(\.name)
    self.context = context
  }

  mutating func passKey(_ key: KeyToken, lineStart: Int) {
    guard let last = frames.indices.last, let entry = frames[last].entries.indices.last else { return }
    frames[last].entries[entry].isAtCursor = true
    var token = CursorToken(range: key.inner)
    token.quote = key.quote
    token.hasColon = true
    token.column = frames[last].column
    if cursor > key.inner.end {
      // Behind the key's quote, or in blanks in front of the colon.
      isPassed = true
      return
    }
    guard cursor >= key.inner.start else {
      isPassed = true
      return
    }
    pass(.key, token: token)
  }

  mutating func passValue(_ scalar: ScalarToken, _ end: Int) {
    guard cursor >= scalar.inner.start, cursor <= scalar.inner.end else {
      isPassed = true
      return
    }
    var token = CursorToken(range: scalar.inner)
    token.quote = scalar.quote
    token.isClosed = scalar.isClosed
    pass(.value, token: token)
  }

  /// The cursor stands on a line of its own.
  mutating func openNode(at cursor: Int, lineStart: Int, lineEnd: Int) {
    let column = cursor - lineStart
    var token = CursorToken(range: .empty(at: cursor))
    token.column = column
    let items = frames.last { $0.kind == .sequence && !$0.isFlow && $0.column == column }
    if items != nil {
      leave(column: column, isItem: true)
      if frames.last?.kind == .sequence {
        // Either another item, or a key of the mapping above where dashes stand in its column.
        if frames.count > 1, frames[frames.count - 2].column == column {
          leave(column: column, isItem: false)
        } else {
          if let last = frames.indices.last { frames[last].itemIndex += 1 }
          token.needsDash = true
          passFresh(token)
          return
        }
      }
    }
    open(token)
  }

  /// The cursor stands in a word without a colon.
  mutating func openNode(at scalar: ScalarToken, lineStart: Int, lineEnd: Int, column: Int) {
    guard cursor >= scalar.inner.start, cursor <= scalar.inner.end else {
      isPassed = true
      return
    }
    var token = CursorToken(range: scalar.inner)
    // Of several words the first is the key.
    if scalar.quote == .none, let blank = bytes[scalar.inner.start..<scalar.inner.end].firstIndex(of: 0x20),
      bytes[scalar.inner.start] != UInt8(ascii: "{")
    {
      guard cursor <= blank else {
        isPassed = true
        return
      }
      token = CursorToken(range: ByteRange(scalar.inner.start, blank))
      token.hasRest = true
    }
    token.quote = scalar.quote
    token.isClosed = scalar.isClosed
    token.column = column
    open(token)
  }

  private mutating func open(_ token: CursorToken) {
    leave(column: token.column, isItem: false)
    guard let last = frames.last else {
      if hasContent { isPassed = true } else { passFresh(token) }
      return
    }
    if last.kind == .mapping, last.column == token.column {
      addEntry(CursorEntry(key: token.range, value: token.range, isAtCursor: true))
      pass(.key, token: token)
      return
    }
    let isFree = last.kind == .sequence ? !last.itemHasContent : last.entries.last?.hasContent == false
    if isFree { passFresh(token) } else { isPassed = true }
  }

  /// The cursor stands where nothing is yet: perhaps the first key of a mapping.
  mutating func passFresh(_ token: CursorToken) {
    markContent()
    var level = CursorLevel(kind: .mapping, column: token.column + (token.needsDash ? 2 : 0), isFlow: false)
    level.isFresh = true
    push(level)
    addEntry(CursorEntry(key: token.range, value: token.range, isAtCursor: true))
    pass(.key, token: token)
  }
}
