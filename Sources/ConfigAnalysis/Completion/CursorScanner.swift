import YAMLSyntax

/// Reads a text line by line, keeps the mappings and sequences that are open, and
/// notes where the cursor stands among them. Goes on behind the cursor only
/// while what was open there still is.
///
/// It knows no mistakes: a line that fits nowhere costs that line.
struct CursorScanner {
  let bytes: [UInt8]
  let cursor: Int
  /// What is open, outermost first.
  var frames: [CursorLevel] = []
  /// The cursor has been passed.
  var isPassed = false
  var context: CompletionContext?
  /// How many levels of the context are still open.
  private var openLevels = 0
  /// A node stands at the top already.
  var hasContent = false
  /// A second document begins, which ZenML does not read.
  private var isOver = false
  private var indentationStep: Int?
  private var itemStep: Int?

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The context of `offset`; nil where nothing can be offered there.
  static func context(at offset: Int, in source: SourceText) -> CompletionContext? {
    let offset = min(max(offset, 0), source.bytes.count)
    // Inside a byte order mark.
    if offset < 3, source.bytes.starts(with: byteOrderMark) { return nil }
    var scanner = CursorScanner(bytes: source.bytes, cursor: offset)
    scanner.run()
    return scanner.context
  }

  private init(bytes: [UInt8], cursor: Int) {
    self.bytes = bytes
    self.cursor = cursor
  }

  private mutating func run() {
    var position = bytes.starts(with: Self.byteOrderMark) ? 3 : 0
    while position <= bytes.count, !isOver {
      let end = lineEnd(position)
      let resume = readLine(position, end)
      if isPassed, openLevels == 0 { break }
      if resume >= bytes.count {
        // An empty last line still holds the cursor.
        if !isPassed, resume == bytes.count, endsWithBreak { position = resume } else { break }
        _ = readLine(position, position)
        break
      }
      position = max(resume, position + 1)
    }
    close(to: 0)
    context?.indentationStep = indentationStep
    context?.itemStep = itemStep
  }

  private var endsWithBreak: Bool { bytes.last == UInt8(ascii: "\n") || bytes.last == UInt8(ascii: "\r") }

  /// Reads a line, and what its node holds of the next ones.
  ///
  /// - Returns: where the next line starts.
  private mutating func readLine(_ start: Int, _ end: Int) -> Int {
    let next = nextLine(end)
    let first = skipBlanks(start, end)
    let hasCursor = !isPassed && cursor >= start && cursor <= end
    let isBlank = first == end || bytes[first] == UInt8(ascii: "#")
    if isBlank {
      if hasCursor {
        if first < end, cursor > first {
          pass(.comment, token: comment(first, end), at: start)
        } else if first < end, cursor == first {
          // What is written here would touch the comment.
          isPassed = true
        } else {
          openNode(at: cursor, lineStart: start, lineEnd: end)
        }
      }
      return next
    }
    if isPassed, context?.following == nil, context?.isFlow == false {
      let isItem = isDash(first, end)
      context?.following = (first - start, isItem)
    }
    if first == start, isMarker(start, end) {
      if hasContent { isOver = true }
      if hasCursor { isPassed = true }
      return next
    }
    if first == start, !hasContent, bytes[first] == UInt8(ascii: "%") {
      if hasCursor { isPassed = true }
      return next
    }
    // In front of what stands on the line.
    if hasCursor, cursor < first { isPassed = true }
    return readNode(first, lineStart: start, lineEnd: end)
  }

  /// Reads dashes, a key and a value.
  private mutating func readNode(_ first: Int, lineStart: Int, lineEnd end: Int) -> Int {
    var place = first
    leave(column: place - lineStart, isItem: isDash(place, end))
    while isDash(place, end) {
      if isAtCursor(place) { isPassed = true }
      enterItem(column: place - lineStart)
      let content = skipBlanks(place + 1, end)
      let isEmpty = content == end || startsComment(content)
      if !isPassed, cursor > place, cursor < content || (content == end && cursor == content) {
        if isEmpty {
          var token = CursorToken(range: .empty(at: cursor))
          token.needsSpace = cursor == place + 1
          token.column = cursor - lineStart + (token.needsSpace ? 1 : 0)
          passFresh(token)
        } else {
          isPassed = true
        }
      }
      if isEmpty { return readComment(content, end) }
      place = content
    }
    let start = place
    place = skipProperties(place, end)
    guard place < end, !startsComment(place) else { return readComment(place, end) }
    if let token = key(place, end) {
      enterKey(token, column: start - lineStart)
      let atCursor = !isPassed && cursor >= place && cursor <= token.colon
      if atCursor { passKey(token, lineStart: lineStart) }
      return readValue(token, lineEnd: end)
    }
    return readScalar(place, column: start - lineStart, lineStart: lineStart, lineEnd: end)
  }

  /// A node that is not the value of a key on its line.
  private mutating func readScalar(_ place: Int, column: Int, lineStart: Int, lineEnd end: Int) -> Int {
    if isFlowStart(place) {
      markContent()
      return readFlow(place, owner: ownerColumn, lineEnd: end)
    }
    if isBlockScalar(place) {
      markContent()
      return skipBlockScalar(end, owner: ownerColumn)
    }
    let token = scalar(place, end)
    if !isPassed, cursor >= place, cursor <= token.end {
      openNode(at: token, lineStart: lineStart, lineEnd: end, column: column)
      return nextLine(end)
    }
    markContent()
    return token.isClosed ? readComment(token.end, end) : skipQuoted(place, owner: ownerColumn, lineEnd: end)
  }

  private mutating func readValue(_ key: KeyToken, lineEnd end: Int) -> Int {
    let blank = skipBlanks(key.colon + 1, end)
    let place = skipProperties(blank, end)
    if place == end || startsComment(place) {
      let isFree = place == end ? cursor <= place : cursor < place
      if !isPassed, cursor > key.colon, isFree, place == blank || cursor == place {
        var token = CursorToken(range: .empty(at: cursor))
        token.needsSpace = cursor == key.colon + 1
        pass(.value, token: token)
      }
      return readComment(place, end)
    }
    setContent()
    if !isPassed, cursor > key.colon, cursor < place { passBefore(place, key, end) }
    if isFlowStart(place) { return readFlow(place, owner: ownerColumn, lineEnd: end) }
    if isBlockScalar(place) {
      if !isPassed, cursor >= place, cursor <= end { isPassed = true }
      return skipBlockScalar(end, owner: ownerColumn)
    }
    let token = scalar(place, end)
    setValue(token.inner)
    if !isPassed, cursor >= place, cursor <= token.end { passValue(token, end) }
    return token.isClosed ? readComment(token.end, end) : skipQuoted(place, owner: ownerColumn, lineEnd: end)
  }

  /// The cursor stands between a colon and a value.
  private mutating func passBefore(_ place: Int, _ key: KeyToken, _ end: Int) {
    guard !isFlowStart(place), !isBlockScalar(place), bytes[place] != UInt8(ascii: "\""),
      bytes[place] != UInt8(ascii: "'"), bytes[skipBlanks(key.colon + 1, end)] == bytes[place]
    else {
      isPassed = true
      return
    }
    var token = CursorToken(range: ByteRange(cursor, scalar(place, end).end))
    token.needsSpace = cursor == key.colon + 1
    pass(.value, token: token)
  }

  /// Looks for the cursor in what follows a value on its line.
  private mutating func readComment(_ place: Int, _ end: Int) -> Int {
    if !isPassed, cursor > place, cursor <= end {
      let mark = skipBlanks(place, end)
      if mark < end, bytes[mark] == UInt8(ascii: "#"), cursor > mark {
        pass(.comment, token: comment(mark, end))
      } else {
        isPassed = true
      }
    }
    return nextLine(end)
  }

  private func comment(_ mark: Int, _ end: Int) -> CursorToken { CursorToken(range: ByteRange(mark, end)) }

  // MARK: What is open

  /// The column that the children of the innermost node stand behind.
  var ownerColumn: Int { frames.last { !$0.isFlow }?.column ?? -1 }

  /// Closes what a line in this column does not belong to.
  private mutating func leave(column: Int, isItem: Bool) {
    while let last = frames.last {
      let ends =
        last.isFlow || last.column > column
        || (last.kind == .sequence && last.column == column && !isItem)
      guard ends else { break }
      close(to: frames.count - 1)
    }
  }

  private mutating func enterItem(column: Int) {
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

  private mutating func enterKey(_ token: KeyToken, column: Int) {
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
    guard let last = frames.indices.last else { return }
    if frames[last].kind == .sequence { frames[last].itemHasContent = true } else { setContent() }
  }

  private mutating func setContent() {
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

  // MARK: The cursor

  func isAtCursor(_ place: Int) -> Bool { !isPassed && cursor == place }

  /// Notes that the cursor stands here, in the innermost level.
  mutating func pass(_ place: CompletionContext.Place, token: CursorToken, at lineStart: Int = 0) {
    isPassed = true
    for index in frames.indices { frames[index].contextIndex = index }
    openLevels = frames.count
    context = CompletionContext(place: place, levels: frames, token: token)
  }

  private mutating func passKey(_ key: KeyToken, lineStart: Int) {
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

  private mutating func passValue(_ scalar: ScalarToken, _ end: Int) {
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
  private mutating func openNode(at cursor: Int, lineStart: Int, lineEnd: Int) {
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
  private mutating func openNode(at scalar: ScalarToken, lineStart: Int, lineEnd: Int, column: Int) {
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
  private mutating func passFresh(_ token: CursorToken) {
    markContent()
    var level = CursorLevel(kind: .mapping, column: token.column + (token.needsDash ? 2 : 0), isFlow: false)
    level.isFresh = true
    push(level)
    addEntry(CursorEntry(key: token.range, value: token.range, isAtCursor: true))
    pass(.key, token: token)
  }
}
