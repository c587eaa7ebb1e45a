import YAMLSyntax

/// What stands in brackets.
extension CursorScanner {
  /// What has been read of the entry or item that is open.
  private enum Slot { case empty, key, colon, value }

  /// Reads from an opening bracket to the one that closes it; a bracket that is
  /// never closed ends where a line begins a key in an outer column.
  ///
  /// - Returns: where the next line starts.
  mutating func readFlow(_ start: Int, owner: Int, lineEnd: Int) -> Int {
    let base = frames.count
    hasContent = true
    var slots: [Slot] = []
    var place = start
    while place < bytes.count {
      let byte = bytes[place]
      if isAtCursor(place), !startsToken(byte), !slots.isEmpty { passGap(slots.last ?? .empty, place) }
      switch byte {
      case UInt8(ascii: "{") where !isReference(place) || slots.isEmpty, UInt8(ascii: "["):
        if isAtCursor(place) { isPassed = true }
        if let last = slots.indices.last { slots[last] = .value }
        if frames.count > base { markContent() }
        let isMapping = byte == UInt8(ascii: "{")
        var level = CursorLevel(kind: isMapping ? .mapping : .sequence, column: 0, isFlow: true)
        level.itemIndex = 0
        push(level)
        slots.append(.empty)
        place += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        slots.removeLast()
        close(to: frames.count - 1)
        place += 1
        if slots.isEmpty { return behind(place) }
      case UInt8(ascii: ","):
        if let last = slots.indices.last { slots[last] = .empty }
        if let last = frames.indices.last, frames[last].kind == .sequence {
          frames[last].itemIndex += 1
        }
        place += 1
      case UInt8(ascii: ":"):
        if let last = slots.indices.last { slots[last] = .colon }
        place += 1
      case 0x20, 0x09: place += 1
      case 0x0A, 0x0D:
        place = nextLine(place)
        if beginsOuterLine(place, owner) {
          close(to: base)
          return place
        }
      case UInt8(ascii: "#") where startsComment(place):
        let end = self.lineEnd(place)
        if !isPassed, cursor > place, cursor <= end {
          pass(.comment, token: CursorToken(range: ByteRange(place, end)))
        }
        place = end
      default:
        place = readFlowScalar(place, owner: owner, slots: &slots)
      }
    }
    if isAtCursor(place), !slots.isEmpty { passGap(slots.last ?? .empty, place) }
    close(to: base)
    return bytes.count
  }

  private func startsToken(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"): false
    default: true
    }
  }

  /// The cursor stands between two tokens.
  private mutating func passGap(_ slot: Slot, _ place: Int) {
    guard let last = frames.indices.last else { return }
    var token = CursorToken(range: .empty(at: place))
    token.needsSpace =
      place > 0 && (bytes[place - 1] == UInt8(ascii: ":") || bytes[place - 1] == UInt8(ascii: ","))
    var next = place
    while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
    let hasNext = next < bytes.count && startsToken(bytes[next])
    token.needsComma = slot == .empty && hasNext
    // The value stands behind the cursor.
    if slot == .colon, hasNext {
      isPassed = true
      return
    }
    switch (frames[last].kind, slot) {
    case (.mapping, .empty):
      addEntry(CursorEntry(key: token.range, value: token.range, isAtCursor: true))
      pass(.key, token: token)
    case (.mapping, .colon), (.sequence, .empty): pass(.value, token: token)
    default: isPassed = true
    }
  }

  private mutating func readFlowScalar(_ place: Int, owner: Int, slots: inout [Slot]) -> Int {
    var end = self.lineEnd(place)
    var scalar = scalar(place, end, isFlow: true)
    let holdsCursor = !isPassed && cursor >= place && cursor <= scalar.end
    if !scalar.isClosed, !holdsCursor {
      // A quoted scalar of several lines.
      let next = skipQuoted(place, owner: owner, lineEnd: end)
      if next > nextLine(end) {
        if let last = slots.indices.last { slots[last] = .value }
        end = next
        return quoteEnd(place, next)
      }
      scalar = ScalarToken(
        inner: scalar.inner, end: max(scalar.end, place + 1), quote: scalar.quote, isClosed: false)
    }
    if scalar.quote == .none {
      let blank = bytes[place..<scalar.end].firstIndex { $0 <= 0x20 } ?? scalar.end
      noteAnchor(ByteRange(place, blank))
    }
    guard let last = frames.indices.last, let slot = slots.last else { return max(scalar.end, place + 1) }
    var token = CursorToken(range: scalar.inner)
    token.quote = scalar.quote
    token.isClosed = scalar.isClosed
    let isInside = cursor >= scalar.inner.start && cursor <= scalar.inner.end
    let colon = skipBlanks(scalar.end, end)
    token.hasColon = colon < end && bytes[colon] == UInt8(ascii: ":")
    // A colon makes a key of it also where the comma in front is not there yet.
    let isKey = frames[last].kind == .mapping && (slot == .empty || token.hasColon)
    if isKey {
      addEntry(
        CursorEntry(key: scalar.inner, value: .empty(at: scalar.end), isAtCursor: holdsCursor && isInside))
    } else if frames[last].kind == .mapping, slot == .colon {
      setValue(scalar.inner)
    }
    if holdsCursor {
      if isInside, isKey || slot == .colon || (slot == .empty && frames[last].kind == .sequence) {
        pass(isKey ? .key : .value, token: token)
      } else {
        isPassed = true
      }
    }
    if let last = slots.indices.last { slots[last] = isKey ? .key : .value }
    return max(scalar.end, place + 1)
  }

  /// Just behind the quote that closes a scalar of several lines.
  private func quoteEnd(_ place: Int, _ next: Int) -> Int {
    var index = min(next, bytes.count)
    while index > place + 1, bytes[index - 1] != bytes[place] { index -= 1 }
    return index
  }

  /// Behind the last bracket: only a comment may hold the cursor.
  private mutating func behind(_ place: Int) -> Int {
    let end = lineEnd(place)
    if !isPassed, cursor >= place, cursor <= end {
      let mark = skipBlanks(place, end)
      if startsComment(mark), cursor > mark {
        pass(.comment, token: CursorToken(range: ByteRange(mark, end)))
      } else {
        isPassed = true
      }
    }
    return nextLine(end)
  }

  /// Does the line begin a key or an item in a column of the outer nodes?
  private func beginsOuterLine(_ start: Int, _ owner: Int) -> Bool {
    let end = lineEnd(start)
    let first = skipBlanks(start, end)
    guard first < end, first - start <= owner else { return false }
    switch bytes[first] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
      return key(first, end) != nil
    default: return isDash(first, end)
    }
  }
}
