import YAMLSyntax

/// A key with its colon.
struct KeyToken {
  /// Without quotes.
  let inner: ByteRange
  let quote: CursorToken.Quote
  let colon: Int
}

/// A scalar, as far as it stands on one line.
struct ScalarToken {
  /// Without quotes.
  let inner: ByteRange
  /// Just behind it, quotes included.
  let end: Int
  let quote: CursorToken.Quote
  let isClosed: Bool
}

extension CursorScanner {
  func lineEnd(_ start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    return index
  }

  func nextLine(_ end: Int) -> Int {
    guard end < bytes.count else { return end }
    return bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A ? end + 2 : end + 1
  }

  func skipBlanks(_ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, isBlank(index) { index += 1 }
    return index
  }

  func isBlank(_ index: Int) -> Bool { bytes[index] == 0x20 || bytes[index] == 0x09 }

  func isDash(_ place: Int, _ end: Int) -> Bool {
    place < end && bytes[place] == UInt8(ascii: "-") && (place + 1 == end || isBlank(place + 1))
  }

  func startsComment(_ place: Int) -> Bool {
    place < bytes.count && bytes[place] == UInt8(ascii: "#") && (place == 0 || bytes[place - 1] <= 0x20)
  }

  /// `---` or `...`.
  func isMarker(_ start: Int, _ end: Int) -> Bool {
    guard end - start >= 3, bytes[start] == UInt8(ascii: "-") || bytes[start] == UInt8(ascii: "."),
      bytes[start + 1] == bytes[start], bytes[start + 2] == bytes[start]
    else { return false }
    return end - start == 3 || isBlank(start + 3)
  }

  func isBlockScalar(_ place: Int) -> Bool {
    bytes[place] == UInt8(ascii: "|") || bytes[place] == UInt8(ascii: ">")
  }

  /// `{` or `[`, but not the `{{` of a secret reference that lacks its quotes.
  func isFlowStart(_ place: Int) -> Bool {
    bytes[place] == UInt8(ascii: "[") || (bytes[place] == UInt8(ascii: "{") && !isReference(place))
  }

  func isReference(_ place: Int) -> Bool {
    bytes[place] == UInt8(ascii: "{") && place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "{")
  }

  /// Skips anchors and tags with the blanks behind them; notes a cursor inside.
  mutating func skipProperties(_ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, bytes[index] == UInt8(ascii: "&") || bytes[index] == UInt8(ascii: "!") {
      let property = index
      while index < end, !isBlank(index) { index += 1 }
      if !isPassed, cursor >= property, cursor <= index { isPassed = true }
      noteAnchor(ByteRange(property, index))
      index = skipBlanks(index, end)
    }
    return index
  }

  /// The key that stands at `place`; nil where no colon follows.
  func key(_ place: Int, _ end: Int) -> KeyToken? {
    if quote(place) != .none {
      let token = scalar(place, end)
      guard token.isClosed else { return nil }
      let colon = skipBlanks(token.end, end)
      guard isColon(colon, end) else { return nil }
      return KeyToken(inner: token.inner, quote: token.quote, colon: colon)
    }
    guard !isFlowStart(place), !isBlockScalar(place), !isReference(place) else { return nil }
    var index = place
    while index < end {
      if isColon(index, end) {
        var last = index
        while last > place, isBlank(last - 1) { last -= 1 }
        return KeyToken(inner: ByteRange(place, last), quote: .none, colon: index)
      }
      if startsComment(index), index > place { return nil }
      index += 1
    }
    return nil
  }

  /// A colon with a blank or the line's end behind it.
  func isColon(_ index: Int, _ end: Int) -> Bool {
    index < end && bytes[index] == UInt8(ascii: ":") && (index + 1 == end || isBlank(index + 1))
  }

  func quote(_ place: Int) -> CursorToken.Quote {
    switch bytes[place] {
    case UInt8(ascii: "'"): .single
    case UInt8(ascii: "\""): .double
    default: .none
    }
  }

  /// - Parameter isFlow: brackets and commas end a plain scalar.
  func scalar(_ place: Int, _ end: Int, isFlow: Bool = false) -> ScalarToken {
    let quote = quote(place)
    if quote != .none { return quoted(place, end, quote) }
    let isReference = isReference(place)
    var index = place
    while index < end {
      if startsComment(index), index > place { break }
      if isReference, index > place + 2, bytes[index] == UInt8(ascii: "}"),
        bytes[index - 1] == UInt8(ascii: "}")
      {
        index += 1
        break
      }
      if isFlow, !isReference {
        if isIndicator(bytes[index]) { break }
        if bytes[index] == UInt8(ascii: ":"),
          index + 1 == end || isBlank(index + 1) || isIndicator(bytes[index + 1])
        {
          break
        }
      }
      index += 1
    }
    while index > place, isBlank(index - 1) { index -= 1 }
    return ScalarToken(inner: ByteRange(place, index), end: index, quote: .none, isClosed: true)
  }

  func isIndicator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
    default: false
    }
  }

  private func quoted(_ place: Int, _ end: Int, _ quote: CursorToken.Quote) -> ScalarToken {
    if let close = closingQuote(place + 1, end, quote) {
      return ScalarToken(inner: ByteRange(place + 1, close), end: close + 1, quote: quote, isClosed: true)
    }
    // The word that is being typed.
    var index = place + 1
    while index < end, !isBlank(index), !isIndicator(bytes[index]) || isReference(place + 1) { index += 1 }
    return ScalarToken(inner: ByteRange(place + 1, index), end: index, quote: quote, isClosed: false)
  }

  private func closingQuote(_ start: Int, _ end: Int, _ quote: CursorToken.Quote) -> Int? {
    var index = start
    while index < end {
      if quote == .double, bytes[index] == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if quote == .double, bytes[index] == UInt8(ascii: "\"") { return index }
      if quote == .single, bytes[index] == UInt8(ascii: "'") {
        guard index + 1 < end, bytes[index + 1] == UInt8(ascii: "'") else { return index }
        index += 1
      }
      index += 1
    }
    return nil
  }

  // MARK: Nodes of several lines

  /// Skips a block scalar's lines.
  ///
  /// - Returns: where the first line behind it starts.
  mutating func skipBlockScalar(_ end: Int, owner: Int) -> Int {
    var next = nextLine(end)
    if !isPassed, cursor <= end { isPassed = true }
    while next < bytes.count || (next == bytes.count && next > end) {
      let lineEnd = lineEnd(next)
      let first = skipBlanks(next, lineEnd)
      let isInside = first == lineEnd || first - next > owner
      guard isInside else { return next }
      if !isPassed, cursor >= next, cursor <= lineEnd {
        // An empty line in a column of the outer nodes ends the scalar.
        guard first != lineEnd || cursor - next > owner else { return next }
        isPassed = true
      }
      guard lineEnd < bytes.count else { return bytes.count }
      next = nextLine(lineEnd)
      if next == bytes.count { return next }
    }
    return next
  }

  /// Skips a quoted scalar that goes on behind its line, unless it is one whose
  /// quote was never closed: then only its line.
  ///
  /// - Returns: where the next line starts.
  mutating func skipQuoted(_ place: Int, owner: Int, lineEnd: Int) -> Int {
    let quote = quote(place)
    var end = lineEnd
    var start = place + 1
    while true {
      if let close = closingQuote(start, end, quote) {
        if !isPassed, cursor <= close { isPassed = true }
        return nextLine(self.lineEnd(close))
      }
      let next = nextLine(end)
      guard next < bytes.count else { break }
      end = self.lineEnd(next)
      let first = skipBlanks(next, end)
      guard first == end || first - next > owner else { break }
      start = next
    }
    return nextLine(lineEnd)
  }
}
