// Where scalars end, and whether they are well formed. Their text is decoded
// later, from the same bytes, by `ScalarDecoder`.
extension Parser {
  mutating func appendScalar(
    _ style: NodeStyle, from start: Int, to end: Int, flags: NodeFlags = [], indent: Int = 0
  ) {
    tokens.append(
      Token(
        kind: .scalar, style: style, flags: flags, start: Int32(truncatingIfNeeded: start),
        end: Int32(truncatingIfNeeded: end), indent: Int32(truncatingIfNeeded: indent)))
  }

  // MARK: Plain

  mutating func scanPlain() {
    let start = position
    var end = position
    let parentIndent = indent + 1
    let stop: ByteClass = flowLevel != 0 ? .flowPlainStop : .plainStop
    let firstLine = lineStart
    let limit = isRecovering ? min(flowLimit, recovery.scalarLimits[start] ?? Int.max) : Int.max
    var lastLine = lineStart
    while base[position] != 0x23 {
      let chunk = position
      skipPlainCharacters(stop)
      if position == chunk { break }
      allowsSimpleKey = false
      end = position
      lastLine = lineStart
      let afterText = (position, lineStart, allowsSimpleKey)
      guard skipPlainBlanks() else { break }
      if position > limit {
        (position, lineStart, allowsSimpleKey) = afterText
        break
      }
      if base[position] == 0x23 || (flowLevel == 0 && column() < parentIndent) { break }
    }
    let isOneLine = lastLine == firstLine
    if isRecovering, !isOneLine { recovery.lastLongPlain = (start, firstLine, lastLine) }
    appendScalar(.plain, from: start, to: end, flags: isOneLine ? .verbatim : [])
  }

  @inline(__always)
  private mutating func skipPlainCharacters(_ stop: ByteClass) {
    while true {
      while !isClass(base[position], stop) { position += 1 }
      switch base[position] {
      case 0x3A:
        if isBlank(at: position + 1) || (flowLevel != 0 && isFlowIndicator(base[position + 1])) { return }
      case 0xC2, 0xE2:
        if breakLength(at: position) > 0 { return }
      default: return
      }
      position += 1
    }
  }

  /// `,`, `[`, `]`, `{` or `}`.
  @inline(__always)
  private func isFlowIndicator(_ byte: UInt8) -> Bool {
    byte == 0x2C || byte == 0x5B || byte == 0x5D || byte == 0x7B || byte == 0x7D
  }

  /// Moves over the blanks inside a plain scalar.
  /// - Returns: whether the scalar may go on: there were blanks, and no document
  ///   marker follows.
  @inline(__always)
  private mutating func skipPlainBlanks() -> Bool {
    let start = position
    skipSpaces()
    guard skipBreak() else { return position > start }
    allowsSimpleKey = true
    if isDocumentMarker(at: position) { return false }
    while true {
      skipSpaces()
      guard skipBreak() else { return true }
      if isDocumentMarker(at: position) { return false }
    }
  }

  // MARK: Quoted

  mutating func scanQuoted(_ quote: UInt8) throws(ParseFailure) {
    let start = position
    let isDouble = quote == 0x22
    var isVerbatim = true
    let firstLine = lineStart
    position += 1
    if isRecovering, let limit = recovery.scalarLimits[start] {
      position = limit
      return appendScalar(isDouble ? .doubleQuoted : .singleQuoted, from: start, to: limit, flags: .damaged)
    }
    while true {
      while !isClass(base[position], .quotedStop) { position += 1 }
      let character = base[position]
      if character == quote {
        if !isDouble, base[position + 1] == quote {
          isVerbatim = false
          position += 2
          continue
        }
        break
      }
      switch character {
      case 0x00:
        throw ParseFailure(reason: .unclosedQuote, offset: position, context: start)
      case 0x5C where isDouble:
        isVerbatim = false
        try skipEscape(start)
      case 0x0A, 0x0D, 0xC2, 0xE2:
        if skipBreak() {
          isVerbatim = false
          try skipQuotedBreaks(start)
        } else {
          position += 1
        }
      default:
        position += 1
      }
    }
    position += 1
    if isRecovering, lineStart != firstLine {
      recovery.lastLongQuote = (start, firstLine, lineStart)
      if position > flowLimit {
        // It runs out of its brackets, so it is not closed where it should be.
        lineStart = firstLine
        position = endOfText(onLineOf: start)
        return appendScalar(
          isDouble ? .doubleQuoted : .singleQuoted, from: start, to: position, flags: .damaged)
      }
    }
    appendScalar(
      isDouble ? .doubleQuoted : .singleQuoted, from: start, to: position, flags: isVerbatim ? .verbatim : [])
  }

  private mutating func skipEscape(_ start: Int) throws(ParseFailure) {
    position += 1
    var digits = 0
    switch byte() {
    case 0x30, 0x61, 0x62, 0x74, 0x09, 0x6E, 0x76, 0x66, 0x72, 0x65, 0x20, 0x22, 0x5C, 0x2F, 0x4E, 0x5F, 0x4C,
      0x50:
      position += 1
      return
    case 0x78: digits = 2
    case 0x75: digits = 4
    case 0x55: digits = 8
    default:
      if skipBreak() { return try skipQuotedBreaks(start) }
      return try object(ParseFailure(reason: .unknownEscape, offset: position, context: start))
    }
    position += 1
    var code: UInt64 = 0
    for index in 0..<digits {
      guard let digit = hexDigit(byte(index)) else {
        return try object(ParseFailure(reason: .hexEscape, offset: position, context: start))
      }
      code = code << 4 | UInt64(digit)
    }
    if code > 0x10FFFF {
      try object(ParseFailure(reason: .escapeOutOfRange, offset: position, context: start))
    }
    position += digits
  }

  /// A bad escape does not hide where a damaged scalar ends.
  private mutating func object(_ failure: ParseFailure) throws(ParseFailure) {
    guard isRecovering else { throw failure }
    builder.deferred.append(failure)
  }

  /// Moves to the first character of the next line that has one.
  private mutating func skipQuotedBreaks(_ start: Int) throws(ParseFailure) {
    repeat {
      if isDocumentMarker(at: position) {
        throw ParseFailure(reason: .documentMarkerInQuote, offset: position, context: start)
      }
      while base[position] == 0x20 || base[position] == 0x09 { position += 1 }
    } while skipBreak()
  }

  // MARK: Block

  mutating func scanBlockScalar(_ style: NodeStyle) throws(ParseFailure) {
    let start = position
    position += 1
    let increment = try scanBlockScalarIndicators(start)
    try scanIgnoredLine(.blockScalarHeader, context: start)

    let minimum = max(indent + 1, 1)
    let textIndent: Int
    var end: Int
    if let increment {
      textIndent = minimum + increment - 1
      end = skipBlockScalarBreaks(textIndent)
    } else {
      var deepest = 0
      end = position
      while true {
        skipSpaces()
        deepest = max(deepest, position - lineStart)
        guard skipBreak() else { break }
        end = position
      }
      textIndent = max(minimum, deepest)
    }
    while position - lineStart == textIndent, base[position] != 0 {
      skipLine()
      _ = skipBreak()
      end = skipBlockScalarBreaks(textIndent)
    }
    appendScalar(style, from: start, to: end, indent: textIndent)
  }

  /// Reads the indicators for indentation and for the last line breaks.
  private mutating func scanBlockScalarIndicators(_ start: Int) throws(ParseFailure) -> Int? {
    var increment: Int?
    func isChomping(_ byte: UInt8) -> Bool { byte == 0x2B || byte == 0x2D }
    let chompsFirst = isChomping(byte())
    if chompsFirst { position += 1 }
    if byte() >= 0x30, byte() <= 0x39 {
      if byte() == 0x30 { throw ParseFailure(reason: .blockScalarIndent, offset: position, context: start) }
      increment = Int(byte() - 0x30)
      position += 1
      if !chompsFirst, isChomping(byte()) { position += 1 }
    }
    guard isBlankNotTab(at: position) else {
      throw ParseFailure(reason: .blockScalarHeader, offset: position, context: start)
    }
    return increment
  }

  /// Moves over empty lines and then up to `column` spaces.
  /// - Returns: where the last of those lines ends.
  private mutating func skipBlockScalarBreaks(_ column: Int) -> Int {
    var end = position
    while true {
      while position - lineStart < column, base[position] == 0x20 { position += 1 }
      guard skipBreak() else { return end }
      end = position
    }
  }

  /// Blanks, an optional comment, and the end of the line.
  mutating func scanIgnoredLine(_ reason: ParseFailure.Reason, context: Int) throws(ParseFailure) {
    skipSpaces()
    if byte() == 0x23 {
      let start = position
      skipLine()
      comments.append(ByteRange(start, position))
    }
    guard isLineEnd(at: position) else {
      throw ParseFailure(reason: reason, offset: position, context: context)
    }
    _ = skipBreak()
  }
}

/// The value of an ASCII hexadecimal digit.
@inline(__always)
func hexDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x37
  case 0x61...0x66: byte - 0x57
  default: nil
  }
}
