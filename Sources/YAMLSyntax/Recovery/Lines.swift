// Lines as text, for the decisions of recovery.
extension Parser {
  /// Where the line of `offset` begins; a byte order mark is no part of it.
  func startOfLine(at offset: Int) -> Int {
    var start = min(max(offset, 0), count)
    while start > 0 {
      let length = base[start - 1] == 0x0A || base[start - 1] == 0x0D ? 1 : breakLengthBefore(start)
      // A CRLF lies wholly before or behind an offset.
      if length > 0, !(base[start - 1] == 0x0D && base[start] == 0x0A) { break }
      start -= 1
    }
    return start == 0 && base[0] == 0xEF && base[1] == 0xBB && base[2] == 0xBF ? 3 : start
  }

  /// Bytes of a NEL, LS or PS that ends at `offset`.
  private func breakLengthBefore(_ offset: Int) -> Int {
    if offset >= 2, base[offset - 2] == 0xC2, base[offset - 1] == 0x85 { return 2 }
    if offset >= 3, base[offset - 3] == 0xE2, breakLength(at: offset - 3) == 3 { return 3 }
    return 0
  }

  /// Where the line of `offset` ends, its break not counted.
  func endOfLine(at offset: Int) -> Int {
    var end = offset
    while end < count, breakLength(at: end) == 0 { end += 1 }
    return min(end, count)
  }

  /// Where the text on the line of `offset` ends, blanks at its end not counted.
  func endOfText(onLineOf offset: Int) -> Int {
    var end = endOfLine(at: offset)
    while end > offset, base[end - 1] == 0x20 || base[end - 1] == 0x09 { end -= 1 }
    return end
  }

  /// The line behind the one that begins at `line`; nil at the end.
  func lineAfter(_ line: Int) -> Int? {
    let end = endOfLine(at: line)
    return end < count ? end + breakLength(at: end) : nil
  }

  /// Where the first character stands that is no blank.
  func firstText(onLine line: Int) -> Int {
    var offset = line
    while base[offset] == 0x20 || base[offset] == 0x09 { offset += 1 }
    return offset
  }

  /// Empty, or nothing but a comment.
  func isSilentLine(_ line: Int) -> Bool {
    let text = firstText(onLine: line)
    return base[text] == 0x23 || isLineEnd(at: text)
  }

  /// Where the line's content begins behind dashes.
  func contentStart(onLine line: Int) -> Int {
    var offset = firstText(onLine: line)
    while base[offset] == 0x2D, base[offset + 1] == 0x20 { offset = firstText(onLine: offset + 1) }
    return offset
  }

  /// The next line with text on it, looking a limited way ahead.
  func nextSpeakingLine(after line: Int) -> Int? {
    var next = lineAfter(line)
    for _ in 0..<64 {
      guard let line = next else { return nil }
      if !isSilentLine(line) { return line }
      next = lineAfter(line)
    }
    return nil
  }

  /// Whether the line before leaves a node open: it ends with `:` or is a dash.
  func previousLineOpens(_ line: Int) -> Bool {
    var end = line
    for _ in 0..<64 {
      guard end > 0 else { return true }
      let start = startOfLine(at: end - 1)
      if start >= end { return true }
      if !isSilentLine(start) {
        var last = endOfText(onLineOf: start)
        var offset = start
        while offset < last {
          if base[offset] == 0x23, offset > start, base[offset - 1] == 0x20 {
            last = offset
            break
          }
          offset += 1
        }
        while last > start, base[last - 1] == 0x20 { last -= 1 }
        guard last > start else { return false }
        return base[last - 1] == 0x3A
          || (base[last - 1] == 0x2D && (last - 1 == start || base[last - 2] == 0x20))
      }
      end = start
    }
    return false
  }

  // MARK: Conflict markers

  /// `<<<<<<<`, `|||||||`, `=======` or `>>>>>>>` at the beginning of a line.
  func isConflictMarker(at line: Int) -> Bool {
    let byte = base[line]
    guard byte == 0x3C || byte == 0x7C || byte == 0x3D || byte == 0x3E else { return false }
    for distance in 1..<7 where base[line + distance] != byte { return false }
    return isBlank(at: line + 7)
  }

  func hasConflictMarkers() -> Bool {
    var line: Int? = 0
    while let start = line {
      if base[start] == 0x3C, isConflictMarker(at: start) { return true }
      line = lineAfter(start)
    }
    return false
  }
}
