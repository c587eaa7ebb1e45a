/// The outward form of one line: dashes, a key, a value.
struct LineForm {
  /// Where the line begins, and where its text does.
  let line: Int
  let text: Int
  /// Text ends here, a comment not counted.
  let end: Int
  /// Offsets of the dashes in front.
  private(set) var dashes: [Int] = []
  /// Empty where there is none.
  private(set) var key = 0..<0
  private(set) var value = 0..<0

  /// The form of the line that the scanner is on.
  ///
  /// - Parameter isJunk: whatever stands there is the key, and there is no value.
  init(_ parser: Parser, isJunk: Bool = false) {
    line = parser.lineStart
    text = parser.firstText(onLine: parser.lineStart)
    let base = parser.base
    var end = parser.endOfText(onLineOf: text)
    var offset = text
    while base[offset] == 0x2D, offset + 1 >= end || base[offset + 1] == 0x20 || base[offset + 1] == 0x09,
      offset < end
    {
      dashes.append(offset)
      offset = parser.firstText(onLine: offset + 1)
    }
    let start = min(offset, end)
    if isJunk {
      dashes = []
      key = text..<end
      self.end = end
      return
    }
    // Where a key could end: behind a quoted one, or at a colon.
    var quote: UInt8 = base[start] == 0x22 || base[start] == 0x27 ? base[start] : 0
    var colon = -1
    var tightColon = -1
    var index = start
    while index < end {
      let byte = base[index]
      if quote != 0 {
        if byte == quote, index > start { quote = 0 }
      } else if byte == 0x23, index > start, base[index - 1] == 0x20 {
        end = index
        break
      } else if byte == 0x3A, colon < 0 {
        if index + 1 >= end || base[index + 1] == 0x20 || base[index + 1] == 0x09 {
          colon = index
        } else if tightColon < 0 {
          tightColon = index
        }
      }
      index += 1
    }
    if quote != 0 {
      // The quote is not closed, so it is no more than a character.
      colon = (start..<end).first { base[$0] == 0x3A && ($0 + 1 >= end || base[$0 + 1] == 0x20) } ?? -1
    }
    while end > start, base[end - 1] == 0x20 || base[end - 1] == 0x09 { end -= 1 }
    self.end = end
    setParts(parser, start: start, colon: colon, tightColon: tightColon)
  }

  private mutating func setParts(_ parser: Parser, start: Int, colon: Int, tightColon: Int) {
    guard start < end else { return }
    func isWord(_ range: Range<Int>) -> Bool {
      !range.isEmpty && range.allSatisfy { parser.isClass(parser.base[$0], .word) || parser.base[$0] == 0x2E }
    }
    func trimmed(_ range: Range<Int>) -> Range<Int> {
      var (lower, upper) = (range.lowerBound, range.upperBound)
      while lower < upper, parser.base[lower] == 0x20 || parser.base[lower] == 0x09 { lower += 1 }
      while upper > lower, parser.base[upper - 1] == 0x20 || parser.base[upper - 1] == 0x09 { upper -= 1 }
      return lower..<upper
    }
    if tightColon >= 0, colon < 0 || tightColon < colon, isWord(start..<tightColon),
      parser.base[tightColon + 1] != 0x2F
    {
      key = start..<tightColon
      value = trimmed(tightColon + 1..<end)
      return
    }
    if colon >= 0 {
      key = trimmed(start..<colon)
      value = trimmed(colon + 1..<end)
      return
    }
    // No colon: the first word is likely the key.
    var wordEnd = start
    while wordEnd < end, parser.isClass(parser.base[wordEnd], .word) { wordEnd += 1 }
    if wordEnd == end || (wordEnd > start && parser.base[wordEnd] == 0x20) {
      key = start..<wordEnd
      value = trimmed(wordEnd..<end)
    } else {
      value = start..<end
    }
  }

  var opensBlock: Bool { value.isEmpty }
}
