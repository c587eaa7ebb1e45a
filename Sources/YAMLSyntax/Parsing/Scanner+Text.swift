// Bytes, blanks, breaks and columns.
extension Parser {
  @inline(__always)
  func byte(_ distance: Int = 0) -> UInt8 { base[position + distance] }

  @inline(__always)
  func isClass(_ byte: UInt8, _ class: ByteClass) -> Bool { classes[Int(byte)] & `class`.rawValue != 0 }

  /// Bytes of the line break at `offset`; 0 where there is none.
  @inline(__always)
  func breakLength(at offset: Int) -> Int {
    switch base[offset] {
    case 0x0A: 1
    case 0x0D: base[offset + 1] == 0x0A ? 2 : 1
    case 0xC2: base[offset + 1] == 0x85 ? 2 : 0
    case 0xE2: base[offset + 1] == 0x80 && base[offset + 2] | 1 == 0xA9 ? 3 : 0
    default: 0
    }
  }

  /// Space, tab, line break or the end of the text.
  @inline(__always)
  func isBlank(at offset: Int) -> Bool {
    isClass(base[offset], .blank) || (base[offset] >= 0xC2 && breakLength(at: offset) > 0)
  }

  /// Space, line break or the end of the text, but not a tab.
  func isBlankNotTab(at offset: Int) -> Bool { base[offset] != 0x09 && isBlank(at: offset) }

  /// A line break or the end of the text.
  @inline(__always)
  func isLineEnd(at offset: Int) -> Bool { base[offset] == 0 || breakLength(at: offset) > 0 }

  /// Moves over a line break, if there is one.
  @inline(__always)
  mutating func skipBreak() -> Bool {
    let length = breakLength(at: position)
    if length == 0 { return false }
    position += length
    lineStart = position
    return true
  }

  @inline(__always)
  mutating func skipSpaces() {
    while base[position] == 0x20 { position += 1 }
  }

  /// Moves to the end of the line.
  mutating func skipLine() {
    while true {
      while !isClass(base[position], .lineStop) { position += 1 }
      if isLineEnd(at: position) { return }
      position += 1
    }
  }

  /// The column as PyYAML counts it: code points since the line began, byte
  /// order marks left out.
  @inline(__always)
  mutating func column() -> Int {
    if isASCII, !isRecovering { return position - lineStart }
    return slowColumn()
  }

  private mutating func slowColumn() -> Int {
    let shift = lineStart == shiftedLine ? columnShift : 0
    if isASCII { return position - lineStart + shift }
    countCodePoints()
    return countedCodePoints - countedMarks + shift
  }

  /// Code points since the line began.
  @inline(__always)
  mutating func distance() -> Int {
    if isASCII { return position - lineStart }
    countCodePoints()
    return countedCodePoints
  }

  /// Brings the counts up to `position`; only new bytes are read, so that all
  /// calls together are linear.
  private mutating func countCodePoints() {
    if countedLine != lineStart || countedOffset > position {
      countedLine = lineStart
      countedOffset = lineStart
      countedCodePoints = 0
      countedMarks = 0
    }
    while countedOffset < position {
      let byte = base[countedOffset]
      if byte & 0xC0 != 0x80 {
        countedCodePoints += 1
        if byte == 0xEF, base[countedOffset + 1] == 0xBB, base[countedOffset + 2] == 0xBF {
          countedMarks += 1
        }
      }
      countedOffset += 1
    }
  }

  /// `---` or `...` followed by a blank, at `offset`.
  func isDocumentMarker(at offset: Int) -> Bool {
    let byte = base[offset]
    guard byte == 0x2D || byte == 0x2E else { return false }
    return base[offset + 1] == byte && base[offset + 2] == byte && isBlank(at: offset + 3)
  }
}
