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
  var openLevels = 0
  /// A node stands at the top already.
  var hasContent = false
  /// A second document begins, which ZenML does not read.
  private var isOver = false
  var indentationStep: Int?
  var itemStep: Int?
  /// Those in front of the cursor.
  var anchors: [CursorAnchor] = []

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
}
