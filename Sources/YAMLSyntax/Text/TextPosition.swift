/// What a column counts.
public enum ColumnUnit: Sendable {
  /// Bytes of UTF-8.
  case utf8
  /// UTF-16 code units, as the Language Server Protocol counts by default.
  case utf16
  /// Unicode code points.
  case codePoints
}

/// A place in a text as people and editors count it.
public struct TextPosition: Hashable, Sendable {
  /// 0-based.
  public var line: Int
  /// 0-based, in the unit that the conversion was asked for.
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

extension SourceText {
  /// The position of a byte offset. Offsets outside the text are clamped; one
  /// inside a character counts as that character's start, and one inside a line
  /// terminator as the end of the line.
  public func position(at offset: Int, unit: ColumnUnit) -> TextPosition {
    let offset = min(max(offset, 0), bytes.count)
    let line = line(at: offset)
    let range = lineRange(line)
    let end = bytes.characterStart(at: min(offset, range.end), from: range.start, to: range.end)
    if unit == .utf8 { return TextPosition(line: line, column: end - range.start) }
    let mark = longLines.mark(before: end, line: line, lineStart: range.start)
    var column = unit == .utf16 ? mark.utf16 : mark.codePoints
    var index = mark.offset
    while index < end {
      let character = bytes.characterWidth(at: index, end: range.end)
      if index + character.bytes > end { break }
      column += unit == .utf16 ? character.utf16 : 1
      index += character.bytes
    }
    return TextPosition(line: line, column: column)
  }

  /// The byte offset of a position. A line or column outside the text is
  /// clamped; a column inside a character gives that character's start: between
  /// the bytes of one in UTF-8, between its two units in UTF-16. No protocol says
  /// what such a column means, and an edit there must not leave half a character.
  public func offset(of position: TextPosition, unit: ColumnUnit) -> Int {
    if position.line >= lineCount { return bytes.count }
    if position.line < 0 { return 0 }
    let range = lineRange(position.line)
    if unit == .utf8 {
      let place = range.start + min(max(position.column, 0), range.count)
      return bytes.characterStart(at: place, from: range.start, to: range.end)
    }
    var column = 0
    var index = range.start
    while index < range.end {
      let character = bytes.characterWidth(at: index, end: range.end)
      let width = unit == .utf16 ? character.utf16 : 1
      if column + width > position.column { break }
      column += width
      index += character.bytes
    }
    return index
  }
}

extension [UInt8] {
  /// `index`, or the start of the character that it lies in.
  fileprivate func characterStart(at index: Int, from start: Int, to end: Int) -> Int {
    guard index < end, self[index] & 0xC0 == 0x80 else { return index }
    for lead in stride(from: index - 1, through: Swift.max(start, index - 3), by: -1)
    where self[lead] & 0xC0 != 0x80 {
      return lead + characterWidth(at: lead, end: end).bytes > index ? lead : index
    }
    return index
  }

  /// How many bytes and UTF-16 units the character at `index` takes; each byte
  /// that is not part of a valid character counts as one.
  func characterWidth(at index: Int, end: Int) -> (bytes: Int, utf16: Int) {
    let lead = self[index]
    let length = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1
    if length == 1 || index + length > end { return (1, 1) }
    for next in self[(index + 1)..<(index + length)] where next & 0xC0 != 0x80 { return (1, 1) }
    return (length, length == 4 ? 2 : 1)
  }
}
