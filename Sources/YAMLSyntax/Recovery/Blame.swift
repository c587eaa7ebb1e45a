// Which line is to blame for a failure, and how to read it instead.
extension Parser {
  struct Blame {
    let line: Int
    /// nil where a limit has been set instead.
    let repair: LineRepair?
  }

  mutating func blame(for failure: ParseFailure) -> Blame {
    let line = startOfLine(at: failure.offset)
    let contextLine = failure.context >= 0 ? startOfLine(at: failure.context) : line
    let isFirstOnLine = firstText(onLine: line) == failure.offset
    switch failure.reason {
    case .unclosedQuote, .documentMarkerInQuote: return endQuote(at: failure.context)
    default: break
    }
    let quote = recovery.lastLongQuote
    if quote.start >= 0, !isTab(failure), quote.lastLine == line || quote.start == failure.context,
      runsIntoOtherLines(quote)
    {
      return endQuote(at: quote.start)
    }
    if !recovery.openFlows.isEmpty, recovery.flowStart >= 0, recovery.flowLimits[recovery.flowStart] == nil {
      recovery.flowLimits[recovery.flowStart] = endOfFlow(openedAt: recovery.flowStart)
      return Blame(line: startOfLine(at: recovery.flowStart), repair: nil)
    }
    switch failure.reason {
    case .missingColon: return Blame(line: contextLine, repair: .salvage(valueIsText: false))
    case .valueNotAllowed: return blameForValue(failure, line)
    case .cannotStartToken:
      guard base[failure.offset] == 0x09 else {
        return Blame(line: line, repair: .salvage(valueIsText: true))
      }
      return Blame(
        line: line, repair: isFirstOnLine || isIndentation(failure.offset, line) ? .column(nil) : .tabs)
    case .blockMappingKeyExpected, .blockSequenceEntryExpected:
      guard isFirstOnLine else { return Blame(line: line, repair: .salvage(valueIsText: true)) }
      return blameForIndentation(failure, line)
    case .documentStartExpected: return blameForSecondRoot(failure, line)
    case .directiveName, .directiveValue, .directiveRest, .duplicateYAMLDirective, .incompatibleVersion,
      .duplicateTagHandle:
      return Blame(line: contextLine, repair: .skip)
    case .blockScalarHeader, .blockScalarIndent, .anchorName, .anchorEnd, .tagHandle, .tagURI, .tagEscape,
      .tagEnd:
      return Blame(line: contextLine, repair: .salvage(valueIsText: true))
    default: return Blame(line: line, repair: .salvage(valueIsText: true))
    }
  }

  /// Only blanks stand before `offset` on its line.
  private func isIndentation(_ offset: Int, _ line: Int) -> Bool { firstText(onLine: line) >= offset }

  // MARK: Quotes

  private mutating func endQuote(at start: Int) -> Blame {
    let line = startOfLine(at: start)
    if contentStart(onLine: line) == start { return Blame(line: line, repair: .salvage(valueIsText: false)) }
    var end = endOfText(onLineOf: start)
    if !recovery.openFlows.isEmpty {
      while end > start + 1, base[end - 1] == 0x5D || base[end - 1] == 0x7D || base[end - 1] == 0x2C {
        end -= 1
      }
    }
    recovery.scalarLimits[start] = end
    return Blame(line: startOfLine(at: start), repair: nil)
  }

  /// A quoted scalar goes on over lines that are indented no deeper than the
  /// entry it stands in: rather its quote is missing.
  private func runsIntoOtherLines(_ quote: (start: Int, firstLine: Int, lastLine: Int)) -> Bool {
    let depth = contentStart(onLine: quote.firstLine) - quote.firstLine
    var next = lineAfter(quote.firstLine)
    while let line = next, line <= quote.lastLine {
      if !isSilentLine(line), firstText(onLine: line) - line <= depth { return true }
      next = lineAfter(line)
    }
    return false
  }

  // MARK: Brackets

  /// Where a bracket that opens at `start` ends at the latest: before the next
  /// line that is indented no deeper than its own, unless it closes a bracket.
  private func endOfFlow(openedAt start: Int) -> Int {
    let first = startOfLine(at: start)
    let content = contentStart(onLine: first)
    if content == start, indent < 0 { return count }
    let depth = content - first
    var last = first
    var next = lineAfter(first)
    while let line = next {
      let text = firstText(onLine: line)
      if !isSilentLine(line) {
        let closes = base[text] == 0x5D || base[text] == 0x7D
        if text - line <= depth, !closes { break }
        last = line
        if text - line <= depth { break }
      }
      next = lineAfter(line)
    }
    return endOfLine(at: last)
  }

  // MARK: Colons

  /// A `:` where no key can end: behind a second key on a line, or behind a
  /// plain scalar that runs over the end of its line.
  private mutating func blameForValue(_ failure: ParseFailure, _ line: Int) -> Blame {
    let plain = recovery.lastLongPlain
    guard plain.start >= 0, plain.lastLine == line, plain.firstLine < line else {
      return Blame(line: line, repair: .salvage(valueIsText: true))
    }
    if contentStart(onLine: plain.firstLine) == plain.start {
      // The line is a key that lacks its colon.
      return Blame(line: plain.firstLine, repair: .salvage(valueIsText: false))
    }
    let depth = contentStart(onLine: plain.firstLine) - plain.firstLine
    let column = firstText(onLine: line) - line
    if column == depth + 2, previousLineOpens(plain.firstLine),
      firstText(onLine: plain.firstLine) - plain.firstLine == depth
    {
      // The first of several keys of an item lost its dash.
      return Blame(line: plain.firstLine, repair: .withDash)
    }
    if let next = nextSpeakingLine(after: line), firstText(onLine: next) - next > depth,
      column > depth + 1, siblingColumn(line, column) == column
    {
      // A block follows, so the scalar in front of it is what should not be there.
      return Blame(line: plain.firstLine, repair: .salvage(valueIsText: false))
    }
    // The line is indented too deep, so that it looked like more of the scalar.
    recovery.scalarLimits[plain.start] = endOfText(onLineOf: startOfLine(at: line - 1))
    if recovery.repairs[line] == nil { recovery.repairs[line] = .column(nil) }
    return Blame(line: plain.firstLine, repair: nil)
  }

  // MARK: Indentation

  /// A line that does not fit the collection that is open at its column.
  private func blameForIndentation(_ failure: ParseFailure, _ line: Int) -> Blame {
    let column = firstText(onLine: line) - line
    let next = nextSpeakingLine(after: line)
    let nextColumn = next.map { firstText(onLine: $0) - $0 } ?? -1
    let nextHasDash = next.map { base[firstText(onLine: $0)] == 0x2D } ?? false
    let hasDash = base[firstText(onLine: line)] == 0x2D
    guard let frame = builder.frames.last else { return Blame(line: line, repair: .column(nil)) }
    let open = builder.records[Int(frame.node)]
    let openLine = startOfLine(at: Int(open.start))

    // The only entry before it may be what is indented wrongly.
    if frame.lastChild >= 0 {
      let child = builder.records[Int(frame.lastChild)]
      let childLine = startOfLine(at: Int(child.start))
      let isOnlyEntry = child.count <= (child.kind == .mapping ? 2 : 1)
      if child.style == .block, isOnlyEntry, childLine > openLine || open.kind == .mapping, childLine < line,
        firstText(onLine: childLine) == Int(child.start), Int(child.start) - childLine > column
      {
        return Blame(line: childLine, repair: .column(column))
      }
    }
    if failure.reason == .blockSequenceEntryExpected, !hasDash, firstText(onLine: openLine) == Int(open.start)
    {
      let dashColumn = Int(open.start) - openLine
      let opensBlock = nextColumn > column && endOfTextIsColon(line)
      if !opensBlock, nextColumn == column + 2, column == dashColumn {
        // It lost its dash.
        return Blame(line: line, repair: .salvage(valueIsText: false))
      }
      if frame.count == 1, column == dashColumn, opensBlock || nextColumn <= column,
        !siblingHasDash(line, column)
      {
        return Blame(line: openLine, repair: .withoutDash)
      }
      if frame.count == 1, column > dashColumn {
        return Blame(line: openLine, repair: .column(max(0, column - 2)))
      }
    }
    if failure.reason == .blockMappingKeyExpected, hasDash,
      nextColumn == column && !nextHasDash || (next == nil && indent == column)
    {
      return Blame(line: line, repair: .withoutDash)
    }
    return Blame(line: line, repair: .column(nil))
  }

  private func endOfTextIsColon(_ line: Int) -> Bool {
    let end = endOfText(onLineOf: line)
    return end > line && base[end - 1] == 0x3A
  }

  func siblingColumn(_ line: Int, _ column: Int) -> Int {
    sibling(of: line, column).map { firstText(onLine: $0) - $0 } ?? -1
  }

  private func siblingHasDash(_ line: Int, _ column: Int) -> Bool {
    guard let sibling = sibling(of: line, column) else { return false }
    let text = firstText(onLine: sibling)
    return text - sibling == column && base[text] == 0x2D
  }

  /// The next line that is indented no deeper than `column`.
  private func sibling(of line: Int, _ column: Int) -> Int? {
    var next = nextSpeakingLine(after: line)
    for _ in 0..<64 {
      guard let sibling = next else { return nil }
      if firstText(onLine: sibling) - sibling <= column { return sibling }
      next = nextSpeakingLine(after: sibling)
    }
    return nil
  }

  // MARK: Root

  /// Text behind the end of the document's only node.
  private func blameForSecondRoot(_ failure: ParseFailure, _ line: Int) -> Blame {
    if failure.context >= 0, base[failure.context] == 0x25 {
      return Blame(line: startOfLine(at: failure.context), repair: .skip)
    }
    guard builder.root >= 0 else { return Blame(line: line, repair: .skip) }
    let root = builder.records[Int(builder.root)]
    let rootLine = startOfLine(at: Int(root.start))
    guard rootLine < line else { return Blame(line: line, repair: .salvage(valueIsText: true)) }
    if root.style != .block { return Blame(line: rootLine, repair: .salvage(valueIsText: false)) }
    let column = firstText(onLine: line) - line
    if let second = nextSpeakingLine(after: rootLine), second == line {
      return Blame(line: rootLine, repair: .column(column))
    }
    return Blame(line: line, repair: .column(nil))
  }
}
