// The resilient parse. It is the ordinary parser, which on damage goes back to
// the line that is to blame, and reads that line differently.
extension Parser {
  /// Reads a text that is known to be broken.
  ///
  /// - Parameter first: the failure that ended the ordinary parse.
  mutating func runRecovering(after first: ParseFailure) {
    recovery.first = first
    recovery.skipsConflictMarkers = hasConflictMarkers()
    while state != .end {
      if flowLevel == 0, lineStart != recovery.latestLine {
        recovery.latest = makeCheckpoint()
        recovery.latestLine = lineStart
      }
      do {
        try step()
      } catch {
        if !recover(from: error) { break }
      }
      for failure in builder.deferred { report(failure, nil) }
      builder.deferred = []
    }
    if !recovery.hasReportedFirst { recovery.problems.insert(diagnose(first, nil), at: 0) }
  }

  // MARK: Hooks

  /// Called between tokens: closes brackets that end here, and repairs a line
  /// before its first token is read.
  /// - Returns: whether tokens were added.
  mutating func repairBeforeToken() throws(ParseFailure) -> Bool {
    if flowLevel > 0 {
      guard position >= flowLimit else { return false }
      closeFlows()
      return true
    }
    while lineStart != recovery.enteredLine {
      recovery.enteredLine = lineStart
      remember()
      switch try repairLine() {
      case .done(let addedTokens):
        if addedTokens || lineStart == recovery.enteredLine { return addedTokens }
      case .leftOut: break
      }
    }
    return false
  }

  private enum Repaired {
    case done(addedTokens: Bool)
    /// The scanner stands on a later line.
    case leftOut
  }

  private mutating func repairLine() throws(ParseFailure) -> Repaired {
    if recovery.skipsConflictMarkers, isConflictMarker(at: lineStart) { return try leaveOutLine() }
    switch recovery.repairs[lineStart] {
    case nil: return .done(addedTokens: false)
    case .skip: return try leaveOutLine()
    case .withoutDash:
      let dash = column()
      position = firstText(onLine: position + 1)
      shiftedLine = -1
      columnShift = dash - column()
      shiftedLine = lineStart
      // A comment may be all that is left.
      skipToNextToken()
      return .done(addedTokens: false)
    case .tabs:
      tabLine = lineStart
      skipToNextToken()
      return .done(addedTokens: false)
    case .column(let column):
      tabLine = lineStart
      skipToNextToken()
      shiftedLine = -1
      columnShift = (column ?? guessColumn(LineForm(self))) - self.column()
      shiftedLine = lineStart
      return .done(addedTokens: false)
    case .withDash:
      try salvageLine(valueIsText: false, addsDash: true)
      return .done(addedTokens: true)
    case .salvage(let valueIsText):
      let form = LineForm(self)
      if form.key.isEmpty, form.dashes.isEmpty { return try leaveOutLine() }
      try salvageLine(valueIsText: valueIsText)
      return .done(addedTokens: true)
    }
  }

  private mutating func remember() {
    guard let latest = recovery.latest else { return }
    // The first one stays: what is wrong with the root shows late.
    if recovery.points.count >= 8 { recovery.points.remove(at: 1) }
    recovery.points.removeAll { $0.lineStart >= lineStart }
    recovery.points.append(Recovery.Point(lineStart: lineStart, state: latest))
  }

  /// Reads the line as nothing, or, where lines below would hang in the air, as
  /// a key without name.
  private mutating func leaveOutLine() throws(ParseFailure) -> Repaired {
    builder.markDamage()
    let line = lineStart
    if let next = nextSpeakingLine(after: line), firstText(onLine: next) - next > max(indent, 0) {
      let form = LineForm(self, isJunk: true)
      let column = min(guessColumn(form), firstText(onLine: next) - next - 1)
      if previousLineOpens(line), column <= indent {
        skipLine()
        skipToNextToken()
        return .leftOut
      }
      try dropStaleSimpleKeys()
      unwindIndent(to: column)
      if recovery.sequenceIndents.last != true || indent != column {
        try removeSimpleKey()
        appendKey(form, at: column)
        position = endOfLine(at: form.text)
        allowsSimpleKey = true
        return .done(addedTokens: true)
      }
    }
    skipLine()
    skipToNextToken()
    return .leftOut
  }

  private mutating func closeFlows() {
    position = min(position, flowLimit)
    lineStart = startOfLine(at: position)
    while let kind = recovery.openFlows.popLast() {
      append(kind == .flowSequenceStart ? .flowSequenceEnd : .flowMappingEnd, from: position, to: position)
      flowLevel -= 1
    }
    flowLevel = 0
    flowLimit = Int.max
    compact()
    simpleKeys.removeAll { $0.flowLevel > 0 }
    allowsSimpleKey = false
  }

  /// Inside brackets, after an item: what stands where a comma should.
  /// - Returns: false where the failure is to be handled.
  mutating func toleratesMissingComma() throws(ParseFailure) -> Bool {
    guard isRecovering, recovery.flowStart >= 0, recovery.flowLimits[recovery.flowStart] != nil else {
      return false
    }
    while true {
      switch try peek() {
      case .scalar, .alias, .anchor, .tag, .flowSequenceStart, .flowMappingStart, .key: return true
      case .flowSequenceEnd, .flowMappingEnd:
        // The wrong bracket closes what is open.
        if firstToken < tokens.count {
          tokens[firstToken].kind =
            tokens[firstToken].kind == .flowSequenceEnd ? .flowMappingEnd : .flowSequenceEnd
        }
        return true
      case .flowEntry:
        _ = take()
        return true
      case .streamEnd: return false
      default: _ = take()
      }
    }
  }

  // MARK: Failures

  /// Keeps a failure unless its top-level entry has one: what follows in there
  /// is most likely its consequence.
  private mutating func report(_ failure: ParseFailure, _ blame: Blame?) {
    if !recovery.hasReportedFirst, let first = recovery.first, failure.reason == first.reason,
      failure.offset == first.offset
    {
      recovery.hasReportedFirst = true
      let problem = diagnose(failure, blame)
      recovery.damagedEntries.formUnion([
        startOfEntry(at: problem.range.start), startOfEntry(at: failure.offset),
      ])
      recovery.problems.insert(problem, at: 0)
      return
    }
    guard recovery.problems.count < Recovery.maximumProblems else { return }
    let problem = diagnose(failure, blame)
    let entries = [startOfEntry(at: problem.range.start), startOfEntry(at: min(failure.offset, count))]
    defer { recovery.damagedEntries.formUnion(entries) }
    guard recovery.damagedEntries.isDisjoint(with: entries) else { return }
    recovery.problems.append(problem)
  }

  /// Where the top-level entry of `offset` begins: the last line before it that
  /// is not indented. Failures come in order of place, mostly, so that a search
  /// ends where the one before it began.
  private mutating func startOfEntry(at offset: Int) -> Int {
    let first = startOfLine(at: offset)
    var line = first
    while line > 0, line != recovery.lastEntry.line {
      let byte = base[line]
      if byte != 0x20, byte != 0x09, byte != 0x23, byte != 0x5D, byte != 0x7D, !isLineEnd(at: line) { break }
      let before = startOfLine(at: line - 1)
      if before >= line { break }
      line = before
    }
    let entry = line == recovery.lastEntry.line ? recovery.lastEntry.start : line
    recovery.lastEntry = (first, entry)
    return entry
  }

  /// Decides which line is to blame and goes back to it.
  /// - Returns: false where the parse ends.
  private mutating func recover(from failure: ParseFailure) -> Bool {
    switch failure.reason {
    case .multipleDocuments, .tooManyNodes:
      report(failure, nil)
      return false
    default: break
    }
    let blame = blame(for: failure)
    report(failure, blame)
    guard recovery.repeatedBytes <= 6 * count + 65_536 else { return false }
    guard let point = recovery.points.last(where: { $0.lineStart <= blame.line }) ?? recovery.points.first
    else {
      return false
    }
    let line = blame.line
    let attempt = recovery.attempts[line, default: 0]
    recovery.attempts[line] = attempt + 1
    switch attempt {
    case 0: recovery.repairs[line] = blame.repair ?? recovery.repairs[line]
    case 1: recovery.repairs[line] = .salvage(valueIsText: true)
    case 2: recovery.repairs[line] = .skip
    case 3:
      // What is wrong shows on a later line: leave that one out.
      recovery.repairs[startOfLine(at: failure.offset)] = .skip
    default: return false
    }
    restore(point.state)
    recovery.points.removeAll { $0.lineStart >= line }
    return true
  }
}
