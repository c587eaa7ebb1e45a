// The token queue: what comes next, and what a later `:` makes of it.
extension Parser {
  /// The next token's kind, after as much scanning as deciding it takes.
  @inline(__always)
  mutating func peek() throws(ParseFailure) -> TokenKind {
    while try needsMoreTokens() { try fetchMoreTokens() }
    return firstToken < tokens.count ? tokens[firstToken].kind : .streamEnd
  }

  @inline(__always)
  mutating func take() -> Token {
    guard firstToken < tokens.count else {
      return Token(
        kind: .streamEnd, start: Int32(truncatingIfNeeded: count), end: Int32(truncatingIfNeeded: count))
    }
    let token = tokens[firstToken]
    firstToken += 1
    tokensTaken += 1
    return token
  }

  /// The token that ``peek()`` has made available.
  var nextToken: Token {
    firstToken < tokens.count
      ? tokens[firstToken]
      : Token(
        kind: .streamEnd, start: Int32(truncatingIfNeeded: count), end: Int32(truncatingIfNeeded: count))
  }

  @inline(__always)
  private mutating func needsMoreTokens() throws(ParseFailure) -> Bool {
    if isAtStreamEnd { return false }
    if firstToken == tokens.count { return true }
    if firstSimpleKey == simpleKeys.count { return false }
    try dropStaleSimpleKeys()
    return firstSimpleKey < simpleKeys.count && simpleKeys[firstSimpleKey].tokenNumber == tokensTaken
  }

  @inline(__always)
  mutating func append(_ kind: TokenKind, from start: Int, to end: Int) {
    tokens.append(
      Token(kind: kind, start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end)))
  }

  // MARK: Simple keys

  /// A simple key lies on one line and within 1024 characters.
  @inline(__always)
  mutating func dropStaleSimpleKeys() throws(ParseFailure) {
    // Keys are ordered by place, so the stale ones come first.
    while firstSimpleKey < simpleKeys.count {
      let key = simpleKeys[firstSimpleKey]
      if key.lineStart == lineStart {
        // No more code points than bytes: mostly there is nothing to count.
        if position - key.offset <= 1024 { return }
        if distance() - key.distance <= 1024 { return }
      }
      if key.isRequired { throw missingColon(after: key) }
      firstSimpleKey += 1
    }
  }

  @inline(__always)
  mutating func saveSimpleKey() throws(ParseFailure) {
    guard allowsSimpleKey else { return }
    let column = column()
    try removeSimpleKey()
    simpleKeys.append(
      SimpleKey(
        tokenNumber: tokensTaken + tokens.count - firstToken, isRequired: flowLevel == 0 && indent == column,
        flowLevel: flowLevel, offset: position, lineStart: lineStart, column: column, distance: distance()))
  }

  /// Gives up the possible key of this flow level.
  @inline(__always)
  mutating func removeSimpleKey() throws(ParseFailure) {
    guard firstSimpleKey < simpleKeys.count, let key = simpleKeys.last, key.flowLevel == flowLevel else {
      return
    }
    if key.isRequired { throw missingColon(after: key) }
    simpleKeys.removeLast()
  }

  /// Gives back the room of what has been taken. Rarely, since emptying an array
  /// costs more than a token.
  mutating func compact() {
    tokens.removeFirst(firstToken)
    firstToken = 0
    simpleKeys.removeFirst(firstSimpleKey)
    firstSimpleKey = 0
  }

  private func missingColon(after key: SimpleKey) -> ParseFailure {
    ParseFailure(reason: .missingColon, offset: position, context: key.offset)
  }

  // MARK: Indentation

  /// Closes the block collections that are indented deeper than `column`.
  @inline(__always)
  mutating func unwindIndent(to column: Int) {
    guard flowLevel == 0 else { return }
    while indent > column {
      indent = indents.popLast() ?? -1
      if isRecovering { _ = recovery.sequenceIndents.popLast() }
      append(.blockEnd, from: position, to: position)
    }
  }

  @inline(__always)
  mutating func addIndent(_ column: Int, isSequence: Bool = false) -> Bool {
    guard indent < column else { return false }
    if isRecovering { recovery.sequenceIndents.append(isSequence) }
    indents.append(indent)
    indent = column
    return true
  }
}
