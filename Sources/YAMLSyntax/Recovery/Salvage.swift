// Reading a damaged line by its outward form.
extension Parser {
  /// The columns of the open block collections, and whether they are sequences.
  private var levels: [(column: Int, isSequence: Bool)] {
    zip(indents.dropFirst() + [indent], recovery.sequenceIndents).filter { $0.0 >= 0 }.map { ($0.0, $0.1) }
  }

  /// The column that a line most likely was meant for.
  func guessColumn(_ form: LineForm) -> Int {
    let written = form.text - form.line
    let hasTab = (form.line..<form.text).contains { base[$0] == 0x09 }
    let opens = previousLineOpens(form.line)
    let next = nextSpeakingLine(after: form.line)
    let nextColumn = next.map { firstText(onLine: $0) - $0 } ?? 0
    let hasDash = !form.dashes.isEmpty
    let fitting = levels.filter { $0.isSequence == hasDash }
    guard let deepest = levels.last?.column else { return hasTab ? 0 : written }

    if opens, !hasTab, written > deepest { return written }
    if form.opensBlock, !hasDash, let next, nextColumn > 0 {
      return guessParent(of: next, at: nextColumn, opens: opens, fitting: fitting) ?? deepest
    }
    if opens, hasDash, let next, base[firstText(onLine: next)] != 0x2D, nextColumn > deepest {
      // Its content stands above the next line's.
      return max(deepest, nextColumn - 2)
    }
    if opens, hasTab || fitting.isEmpty { return nextColumn > deepest ? nextColumn : deepest + 2 }
    // Nothing can stand below this line, so it is at least as deep as the next.
    let deepEnough = fitting.filter { $0.column >= nextColumn }
    return nearest(to: hasTab ? nextColumn : written, deepEnough.isEmpty ? fitting : deepEnough)?.column
      ?? deepest
  }

  /// The column of a key whose children begin on the line `next`.
  private func guessParent(
    of next: Int, at column: Int, opens: Bool, fitting: [(column: Int, isSequence: Bool)]
  ) -> Int? {
    guard let deepest = levels.last?.column else { return nil }
    let nextHasDash = base[firstText(onLine: next)] == 0x2D
    let steps = zip(levels.dropFirst(), levels).map { $0.column - $1.column }
    let step = steps.last ?? (column - deepest >= 8 ? 4 : 2)
    if opens, column - deepest > step { return column - step }
    if opens, nextHasDash, column > deepest { return column }
    return fitting.last { $0.column < column || (nextHasDash && $0.column == column) }?.column
  }

  private func nearest(
    to column: Int, _ levels: [(column: Int, isSequence: Bool)]
  ) -> (column: Int, isSequence: Bool)? {
    levels.reversed().min { abs($0.column - column) < abs($1.column - column) }
  }

  /// Adds the tokens of the line that the scanner is on, by its form.
  mutating func salvageLine(valueIsText: Bool, addsDash: Bool = false) throws(ParseFailure) {
    let form = LineForm(self)
    let opens = previousLineOpens(form.line)
    var column = guessColumn(form)
    let written = form.text - form.line
    if levels.contains(where: { $0.column == written }) || (opens && written > indent) { column = written }
    if column > indent, !opens, indent >= 0 { column = indent }
    try dropStaleSimpleKeys()
    unwindIndent(to: column)

    var dashes = form.dashes
    let isSequence = indent == column && recovery.sequenceIndents.last == true
    if indent == column, !isSequence, !opens { dashes = [] }
    if addsDash { dashes = [form.text] }
    if isSequence, dashes.isEmpty { dashes = [form.text] }
    if form.key.isEmpty, dashes.isEmpty { return leaveOut(form) }
    try removeSimpleKey()
    for dash in dashes {
      if addIndent(column, isSequence: true) { append(.blockSequenceStart, from: dash, to: dash) }
      append(.blockEntry, from: dash, to: dash + (base[dash] == 0x2D ? 1 : 0))
      column += 2
    }
    builder.markDamage()
    if !form.key.isEmpty { appendKey(form, at: column) }
    allowsSimpleKey = form.key.isEmpty
    if !form.key.isEmpty, hasChildren(form) {
      // What looks like a value is damage.
      position = endOfLine(at: form.text)
      allowsSimpleKey = true
    } else if valueIsText || form.value.isEmpty {
      appendValue(form)
      allowsSimpleKey = true
    } else {
      position = form.value.lowerBound
    }
  }

  /// The next line is indented deeper than the key, and no text of a block scalar.
  private func hasChildren(_ form: LineForm) -> Bool {
    guard let next = nextSpeakingLine(after: form.line) else { return false }
    if !form.value.isEmpty, base[form.value.lowerBound] == 0x7C || base[form.value.lowerBound] == 0x3E {
      return false
    }
    return firstText(onLine: next) - next > form.key.lowerBound - form.line
  }

  private mutating func leaveOut(_ form: LineForm) {
    builder.markDamage()
    position = endOfLine(at: form.text)
    allowsSimpleKey = true
  }

  mutating func appendKey(_ form: LineForm, at column: Int) {
    let key = form.key
    if addIndent(column) { append(.blockMappingStart, from: key.lowerBound, to: key.lowerBound) }
    append(.key, from: key.lowerBound, to: key.lowerBound)
    let quote = base[key.lowerBound]
    let isQuoted =
      (quote == 0x22 || quote == 0x27) && key.count >= 2 && base[key.upperBound - 1] == quote
    appendScalar(
      !isQuoted ? .plain : quote == 0x22 ? .doubleQuoted : .singleQuoted, from: key.lowerBound,
      to: key.upperBound,
      flags: isQuoted ? .damaged : [.verbatim, .damaged])
    append(.value, from: key.upperBound, to: min(key.upperBound + 1, form.end))
  }

  private mutating func appendValue(_ form: LineForm) {
    let value = form.value
    position = endOfLine(at: form.text)
    guard !value.isEmpty else { return }
    guard base[value.lowerBound] == 0x7C || base[value.lowerBound] == 0x3E else {
      return appendScalar(.plain, from: value.lowerBound, to: value.upperBound, flags: [.verbatim, .damaged])
    }
    // The lines below that are indented deeper are its text.
    let depth = contentStart(onLine: form.line) - form.line
    var last = form.line
    var textColumn = -1
    var next = lineAfter(form.line)
    while let line = next {
      let text = firstText(onLine: line)
      let isEmpty = isLineEnd(at: text)
      if !isEmpty, text - line <= depth { break }
      if !isEmpty {
        last = line
        if textColumn < 0 { textColumn = text - line }
      }
      next = lineAfter(line)
    }
    position = endOfLine(at: last)
    lineStart = last
    appendScalar(
      base[value.lowerBound] == 0x7C ? .literal : .folded, from: value.lowerBound, to: position,
      flags: .damaged,
      indent: max(0, textColumn))
  }
}
