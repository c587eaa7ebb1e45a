// Which token begins here.
extension Parser {
  mutating func fetchMoreTokens() throws(ParseFailure) {
    if firstToken > 1024 || firstSimpleKey > 1024 { compact() }
    skipToNextToken()
    if isRecovering, try repairBeforeToken() { return }
    try dropStaleSimpleKeys()
    if flowLevel == 0 { unwindIndent(to: column()) }
    let character = byte()
    if !isClass(character, .indicator) {
      if character == 0x2E, isDocumentMarker(at: position), column() == 0 {
        return try fetchDocumentMarker(.documentEnd)
      }
      return try fetchPlain()
    }
    switch character {
    case 0x00: return try fetchStreamEnd()
    case 0x25 where column() == 0: return try fetchDirective()  // %
    case 0x2D:  // -
      if isDocumentMarker(at: position), column() == 0 { return try fetchDocumentMarker(.documentStart) }
      if isBlank(at: position + 1) { return try fetchBlockEntry() }
    case 0x5B: return try fetchFlowStart(.flowSequenceStart)
    case 0x7B: return try fetchFlowStart(.flowMappingStart)
    case 0x5D: return try fetchFlowEnd(.flowSequenceEnd)
    case 0x7D: return try fetchFlowEnd(.flowMappingEnd)
    case 0x2C: return try fetchFlowEntry()
    case 0x3F where flowLevel != 0 || isBlank(at: position + 1): return try fetchKey()
    case 0x3A where flowLevel != 0 || isBlank(at: position + 1): return try fetchValue()
    case 0x2A: return try fetchAnchor(.alias)
    case 0x26: return try fetchAnchor(.anchor)
    case 0x21:
      try saveSimpleKey()
      allowsSimpleKey = false
      return try scanTag()
    case 0x7C where flowLevel == 0: return try fetchBlockScalar(.literal)
    case 0x3E where flowLevel == 0: return try fetchBlockScalar(.folded)
    case 0x27, 0x22:
      try saveSimpleKey()
      allowsSimpleKey = false
      return try scanQuoted(character)
    default: break
    }
    // `-` anywhere, `?` and `:` outside brackets, may begin a plain scalar when
    // a character follows at once.
    if !isBlank(at: position + 1),
      character == 0x2D || (flowLevel == 0 && (character == 0x3F || character == 0x3A))
    {
      return try fetchPlain()
    }
    if isRecovering, flowLevel > 0, flowLimit != Int.max {
      position += 1
      return
    }
    throw ParseFailure(reason: .cannotStartToken, offset: position)
  }

  /// Skips blanks, comments and line breaks, but no tabs. A byte order mark is
  /// skipped at the very beginning only.
  mutating func skipToNextToken() {
    if position == 0, base[0] == 0xEF, base[1] == 0xBB, base[2] == 0xBF {
      position = 3
      lineStart = 3
    }
    while true {
      skipSpaces()
      if isRecovering, lineStart == tabLine {
        while base[position] == 0x20 || base[position] == 0x09 { position += 1 }
      }
      if base[position] == 0x23 {
        let start = position
        skipLine()
        comments.append(ByteRange(start, position))
      }
      guard skipBreak() else { return }
      if flowLevel == 0 { allowsSimpleKey = true }
    }
  }

  private mutating func fetchPlain() throws(ParseFailure) {
    try saveSimpleKey()
    allowsSimpleKey = false
    scanPlain()
  }

  private mutating func fetchStreamEnd() throws(ParseFailure) {
    unwindIndent(to: -1)
    try removeSimpleKey()
    allowsSimpleKey = false
    simpleKeys.removeAll()
    firstSimpleKey = 0
    append(.streamEnd, from: position, to: position)
    isAtStreamEnd = true
  }

  private mutating func fetchDirective() throws(ParseFailure) {
    unwindIndent(to: -1)
    try removeSimpleKey()
    allowsSimpleKey = false
    try scanDirective()
  }

  private mutating func fetchDocumentMarker(_ kind: TokenKind) throws(ParseFailure) {
    unwindIndent(to: -1)
    try removeSimpleKey()
    allowsSimpleKey = false
    appendIndicator(kind, length: 3)
  }

  private mutating func appendIndicator(_ kind: TokenKind, length: Int = 1) {
    append(kind, from: position, to: position + length)
    position += length
  }

  private mutating func fetchFlowStart(_ kind: TokenKind) throws(ParseFailure) {
    try saveSimpleKey()
    if isRecovering { recovery.openFlow(kind, at: position, limit: &flowLimit) }
    flowLevel += 1
    allowsSimpleKey = true
    appendIndicator(kind)
  }

  private mutating func fetchFlowEnd(_ kind: TokenKind) throws(ParseFailure) {
    try removeSimpleKey()
    if isRecovering {
      // A stray bracket would count as one that closes.
      if flowLevel <= 0 { throw ParseFailure(reason: .cannotStartToken, offset: position) }
      _ = recovery.openFlows.popLast()
      if flowLevel == 1 { flowLimit = Int.max }
    }
    flowLevel -= 1
    allowsSimpleKey = false
    appendIndicator(kind)
  }

  private mutating func fetchFlowEntry() throws(ParseFailure) {
    allowsSimpleKey = true
    try removeSimpleKey()
    appendIndicator(.flowEntry)
  }

  private mutating func fetchBlockEntry() throws(ParseFailure) {
    if flowLevel == 0 {
      guard allowsSimpleKey else { throw ParseFailure(reason: .entryNotAllowed, offset: position) }
      if addIndent(column(), isSequence: true) { append(.blockSequenceStart, from: position, to: position) }
    }
    allowsSimpleKey = true
    try removeSimpleKey()
    appendIndicator(.blockEntry)
  }

  private mutating func fetchKey() throws(ParseFailure) {
    if flowLevel == 0 {
      guard allowsSimpleKey else { throw ParseFailure(reason: .keyNotAllowed, offset: position) }
      if addIndent(column()) { append(.blockMappingStart, from: position, to: position) }
    }
    allowsSimpleKey = flowLevel == 0
    try removeSimpleKey()
    appendIndicator(.key)
  }

  private mutating func fetchValue() throws(ParseFailure) {
    if firstSimpleKey < simpleKeys.count, let key = simpleKeys.last, key.flowLevel == flowLevel {
      simpleKeys.removeLast()
      let place = firstToken + key.tokenNumber - tokensTaken
      let offset = Int32(truncatingIfNeeded: key.offset)
      tokens.insert(Token(kind: .key, start: offset, end: offset), at: place)
      if flowLevel == 0, addIndent(key.column) {
        tokens.insert(Token(kind: .blockMappingStart, start: offset, end: offset), at: place)
      }
      allowsSimpleKey = false
    } else {
      if flowLevel == 0 {
        guard allowsSimpleKey else { throw ParseFailure(reason: .valueNotAllowed, offset: position) }
        if addIndent(column()) { append(.blockMappingStart, from: position, to: position) }
      }
      allowsSimpleKey = flowLevel == 0
      try removeSimpleKey()
    }
    appendIndicator(.value)
  }

  private mutating func fetchAnchor(_ kind: TokenKind) throws(ParseFailure) {
    try saveSimpleKey()
    allowsSimpleKey = false
    try scanAnchor(kind)
  }

  private mutating func fetchBlockScalar(_ style: NodeStyle) throws(ParseFailure) {
    allowsSimpleKey = true
    try removeSimpleKey()
    try scanBlockScalar(style)
  }
}
