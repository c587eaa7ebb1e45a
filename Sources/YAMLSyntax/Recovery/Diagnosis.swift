// Where a failure is reported, and in which words.
extension Parser {
  /// What is said about a failure.
  ///
  /// The place is PyYAML's (its problem mark), except where that is far from the
  /// text to change: an unclosed quote or bracket is reported where it opens, a
  /// key without a colon at the key, a directive in the middle of a document at
  /// the directive, and a line that all lines below it disagree with at that line.
  ///
  /// - Parameter blame: the line that recovery found to be at fault.
  func diagnose(_ failure: ParseFailure, _ blame: Blame?) -> SyntaxProblem {
    let line = startOfLine(at: failure.offset)
    for start in [line, failure.context >= 0 ? startOfLine(at: failure.context) : line]
    where isConflictMarker(at: start) {
      return conflict(at: start)
    }
    let quote = recovery.lastLongQuote
    switch failure.reason {
    case .unclosedQuote, .documentMarkerInQuote: return unclosedQuote(at: failure.context)
    case .undefinedAlias, .duplicateAnchor, .multipleDocuments, .tooDeep, .tooManyNodes:
      return diagnoseComposition(failure)
    default: break
    }
    if let blame, quote.start >= 0, !isTab(failure), blame.line == startOfLine(at: quote.start),
      blame.line < line,
      recovery.scalarLimits[quote.start] != nil || contentStart(onLine: blame.line) == quote.start
    {
      return unclosedQuote(at: quote.start)
    }
    switch failure.reason {
    case .missingColon: return missingColon(at: failure.context)
    case .valueNotAllowed:
      if let blame, blame.line < line, contentStart(onLine: blame.line) == recovery.lastLongPlain.start {
        return missingColon(at: contentStart(onLine: blame.line))
      }
      return diagnoseValue(failure, blamed: blame?.line ?? line)
    case .flowSequenceSeparator, .flowMappingSeparator: return diagnoseFlow(failure)
    case .nodeExpected where !recovery.openFlows.isEmpty: return diagnoseFlow(failure)
    case .blockMappingKeyExpected, .blockSequenceEntryExpected, .documentStartExpected:
      return blame.flatMap { diagnoseOutvoted($0.line, failure) } ?? diagnoseStructure(failure)
    default: return diagnoseToken(failure)
    }
  }

  func isTab(_ failure: ParseFailure) -> Bool {
    failure.reason == .cannotStartToken && base[failure.offset] == 0x09
  }

  // MARK: Text

  /// A piece of the text in quotes, shortened.
  func excerpt(_ range: Range<Int>) -> String {
    let end = min(range.upperBound, count, range.lowerBound + 60)
    guard range.lowerBound < end else { return "``" }
    let text = String(
      decoding: UnsafeBufferPointer(start: base + range.lowerBound, count: end - range.lowerBound),
      as: UTF8.self)
    return "`\(text)\(end < range.upperBound ? "…" : "")`"
  }

  /// From `offset` to the end of the line's text, at least one character.
  func restOfLine(_ offset: Int) -> Range<Int> {
    let start = min(max(offset, 0), count)
    return start..<max(endOfText(onLineOf: start), start)
  }

  private func character(at offset: Int) -> Range<Int> {
    let start = min(offset, count)
    var end = min(start + 1, count)
    while end < count, base[end] & 0xC0 == 0x80 { end += 1 }
    return start..<end
  }

  func problem(_ range: Range<Int>, _ message: String) -> SyntaxProblem { problem(.syntax, range, message) }

  func problem(_ kind: SyntaxProblem.Kind, _ range: Range<Int>, _ message: String) -> SyntaxProblem {
    SyntaxProblem(kind, message, at: ByteRange(range.lowerBound, range.upperBound))
  }

  // MARK: Kinds

  private func conflict(at line: Int) -> SyntaxProblem {
    let range = restOfLine(line)
    return problem(
      .conflictMarker, range,
      "\(excerpt(range)) was left by a merge; keep one of the two versions and remove the markers")
  }

  private func unclosedQuote(at start: Int) -> SyntaxProblem {
    let range = restOfLine(start)
    let quote = base[start] == 0x22 ? "\"" : "'"
    return problem(
      range, "the quote that opens at \(excerpt(range)) is not closed; add `\(quote)` at the end of the value"
    )
  }

  private func missingColon(at key: Int) -> SyntaxProblem {
    var end = restOfLine(key).upperBound
    if let comment = (key..<max(key, end)).first(where: {
      base[$0] == 0x23 && $0 > key && base[$0 - 1] == 0x20
    }) {
      end = comment - 1
    }
    let range = key..<max(end, key)
    if let colon = range.first(where: { base[$0] == 0x3A }), colon > key, colon + 1 < end,
      base[colon + 1] != 0x2F
    {
      return problem(
        range,
        "a space is missing after the colon in \(excerpt(range)); write \(excerpt(key..<colon + 1).dropLast()) \(excerpt(colon + 1..<end).dropFirst())"
      )
    }
    return problem(
      range,
      "\(excerpt(range)) has no colon behind the key; write `key: value`, with a space after the colon")
  }

  private func diagnoseValue(_ failure: ParseFailure, blamed: Int) -> SyntaxProblem {
    let line = startOfLine(at: failure.offset)
    let start = contentStart(onLine: line)
    let text = restOfLine(start)
    if blamed < line {
      let column = firstText(onLine: line) - line
      if siblingColumn(line, column) == column {
        let range = restOfLine(firstText(onLine: blamed))
        return problem(
          range,
          "\(excerpt(range)) has a value, yet the lines below it are indented deeper; align them, or remove the value"
        )
      }
      return problem(
        start..<max(failure.offset, start),
        "\(excerpt(start..<failure.offset)) is indented deeper than the entry above it, which has a value already; align it with that entry"
      )
    }
    return problem(
      character(at: failure.offset),
      "\(excerpt(text)) holds a second colon; put the value in quotes, or begin a new line")
  }

  private func diagnoseFlow(_ failure: ParseFailure) -> SyntaxProblem {
    let open = failure.context >= 0 ? failure.context : recovery.flowStart
    let bracket = open >= 0 ? base[open] : 0x5B
    let closing = bracket == 0x7B ? "}" : "]"
    let limit = recovery.flowLimits[recovery.flowStart] ?? Int.max
    let wrongBracket = failure.found == .flowSequenceEnd || failure.found == .flowMappingEnd
    if open >= 0, failure.found == .streamEnd || failure.offset > limit || wrongBracket {
      let range = restOfLine(open)
      return problem(
        character(at: open), "the bracket that opens at \(excerpt(range)) is not closed; add `\(closing)`")
    }
    let range = restOfLine(failure.offset)
    return problem(
      character(at: failure.offset), "a comma or `\(closing)` is missing before \(excerpt(range))")
  }

  /// PyYAML stumbles where two lines disagree about their indentation, at the
  /// second one. Where that one has company at its column, the first is wrong.
  private func diagnoseOutvoted(_ blamed: Int, _ failure: ParseFailure) -> SyntaxProblem? {
    let line = startOfLine(at: failure.offset)
    let column = failure.offset - line
    guard blamed < line, firstText(onLine: line) == failure.offset, siblingColumn(line, column) == column
    else { return nil }
    let range = restOfLine(firstText(onLine: blamed))
    return problem(
      range,
      "\(excerpt(range)) is indented otherwise than the lines below it, such as \(excerpt(restOfLine(failure.offset))); align them"
    )
  }

  private func diagnoseStructure(_ failure: ParseFailure) -> SyntaxProblem {
    if failure.reason == .documentStartExpected, !builder.hasDocument {
      let range = restOfLine(failure.offset)
      return problem(
        range, "the directives must be followed by a line with `---` before \(excerpt(range)); add it")
    }
    if failure.reason == .documentStartExpected, failure.context >= 0, base[failure.context] == 0x25 {
      let range = restOfLine(failure.context)
      return problem(
        range,
        "\(excerpt(range)) reads as a YAML directive, which may stand only before the document; quote it or remove it"
      )
    }
    let line = startOfLine(at: failure.offset)
    let range = restOfLine(failure.offset)
    guard firstText(onLine: line) == failure.offset else {
      return problem(
        range,
        "\(excerpt(range)) cannot follow the value in front of it; put the whole value in quotes, or remove this"
      )
    }
    if failure.reason == .blockMappingKeyExpected, failure.found == .blockEntry {
      return problem(
        range,
        "\(excerpt(range)) is a list item among the keys of a mapping; remove the `- `, or indent it below the key it belongs to"
      )
    }
    if failure.reason == .blockSequenceEntryExpected, failure.found == .key {
      return problem(
        range,
        "\(excerpt(range)) is a key among the items of a list; begin it with `- `, or indent it to belong to the item above"
      )
    }
    return problem(
      range,
      "the indentation of \(excerpt(range)) matches no line above it; align it with the entries it belongs to"
    )
  }
}
