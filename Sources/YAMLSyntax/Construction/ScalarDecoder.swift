/// Turns a scalar's source text into its value, as PyYAML's scanner would have
/// built it. The scanner has checked the text; on damaged text the result is
/// the best reading.
struct ScalarDecoder {
  let base: UnsafePointer<UInt8>
  let limit: Int

  /// NUL behind the end.
  private func byte(_ offset: Int) -> UInt8 { offset < limit ? base[offset] : 0 }

  struct Text {
    var bytes: [UInt8] = []
    /// An escape gave half of a surrogate pair, which Python's `str` can hold
    /// and UTF-8 cannot; U+FFFD stands in its place.
    var hasSurrogate = false
  }

  func decode(style: NodeStyle, from start: Int, to end: Int, indent: Int, isVerbatim: Bool) -> Text {
    let isQuoted = style == .singleQuoted || style == .doubleQuoted
    if isVerbatim {
      let inset = isQuoted ? 1 : 0
      let first = start + inset
      let count = max(0, end - inset - first)
      return Text(bytes: Array(UnsafeBufferPointer(start: base + first, count: count)))
    }
    switch style {
    case .plain: return decodePlain(from: start, to: end)
    case .singleQuoted, .doubleQuoted:
      // A damaged scalar may lack its closing quote.
      let quote = base[start]
      let isClosed = end - start >= 2 && base[end - 1] == quote
      return decodeQuoted(isDouble: quote == 0x22, from: start + 1, to: isClosed ? end - 1 : end)
    case .literal, .folded:
      return decodeBlock(isFolded: style == .folded, from: start, to: end, indent: indent)
    case .block, .flow, .absent: return Text()
    }
  }

  // MARK: Line breaks

  /// Bytes of the line break at `offset`; 0 where there is none.
  private func breakLength(at offset: Int) -> Int {
    switch byte(offset) {
    case 0x0A: 1
    case 0x0D: byte(offset + 1) == 0x0A ? 2 : 1
    case 0xC2: byte(offset + 1) == 0x85 ? 2 : 0
    case 0xE2: byte(offset + 1) == 0x80 && byte(offset + 2) | 1 == 0xA9 ? 3 : 0
    default: 0
    }
  }

  /// LS and PS stand for themselves, every other break for a line feed.
  private func appendBreak(at offset: Int, length: Int, to bytes: inout [UInt8]) {
    if length == 3 {
      bytes.append(contentsOf: UnsafeBufferPointer(start: base + offset, count: 3))
    } else {
      bytes.append(0x0A)
    }
  }

  /// Folds a line break and the empty lines behind it, inside a plain or quoted
  /// scalar: a single line feed becomes a space.
  /// - Returns: the offset of the next text.
  private func fold(at offset: Int, end: Int, to bytes: inout [UInt8]) -> Int {
    let first = breakLength(at: offset)
    var next = offset + first
    var breaks: [UInt8] = []
    while true {
      while next < end, base[next] == 0x20 || base[next] == 0x09 { next += 1 }
      let length = next < end ? breakLength(at: next) : 0
      if length == 0 { break }
      appendBreak(at: next, length: length, to: &breaks)
      next += length
    }
    if first == 3 {
      appendBreak(at: offset, length: first, to: &bytes)
    } else if breaks.isEmpty {
      bytes.append(0x20)
    }
    bytes.append(contentsOf: breaks)
    return min(next, max(end, offset + first))
  }

  // MARK: Styles

  private func decodePlain(from start: Int, to end: Int) -> Text {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(end - start)
    var offset = start
    while offset < end {
      if base[offset] == 0x20 || breakLength(at: offset) > 0 {
        var next = offset
        while next < end, base[next] == 0x20 { next += 1 }
        if next < end, breakLength(at: next) > 0 {
          offset = fold(at: next, end: end, to: &bytes)
        } else {
          bytes.append(contentsOf: UnsafeBufferPointer(start: base + offset, count: next - offset))
          offset = next
        }
      } else {
        bytes.append(base[offset])
        offset += 1
      }
    }
    return Text(bytes: bytes)
  }

  private func decodeQuoted(isDouble: Bool, from start: Int, to end: Int) -> Text {
    var text = Text()
    text.bytes.reserveCapacity(max(0, end - start))
    var offset = start
    while offset < end {
      let byte = base[offset]
      if byte == 0x20 || byte == 0x09 || breakLength(at: offset) > 0 {
        var next = offset
        while next < end, base[next] == 0x20 || base[next] == 0x09 { next += 1 }
        if next < end, breakLength(at: next) > 0 {
          offset = fold(at: next, end: end, to: &text.bytes)
        } else {
          text.bytes.append(contentsOf: UnsafeBufferPointer(start: base + offset, count: next - offset))
          offset = next
        }
      } else if !isDouble, byte == 0x27, offset + 1 < end, base[offset + 1] == 0x27 {
        text.bytes.append(byte)
        offset += 2
      } else if isDouble, byte == 0x5C {
        offset = decodeEscape(at: offset + 1, end: end, to: &text)
      } else {
        text.bytes.append(byte)
        offset += 1
      }
    }
    return text
  }

  /// - Parameter offset: behind the backslash.
  private func decodeEscape(at offset: Int, end: Int, to text: inout Text) -> Int {
    guard offset < end else { return offset }
    var digits = 0
    let code: UInt32
    switch base[offset] {
    case 0x30: code = 0x00
    case 0x61: code = 0x07
    case 0x62: code = 0x08
    case 0x74, 0x09: code = 0x09
    case 0x6E: code = 0x0A
    case 0x76: code = 0x0B
    case 0x66: code = 0x0C
    case 0x72: code = 0x0D
    case 0x65: code = 0x1B
    case 0x4E: code = 0x85
    case 0x5F: code = 0xA0
    case 0x4C: code = 0x2028
    case 0x50: code = 0x2029
    case 0x78, 0x75, 0x55:
      digits = base[offset] == 0x78 ? 2 : base[offset] == 0x75 ? 4 : 8
      var value: UInt32 = 0
      for index in 0..<digits where offset + 1 + index < end {
        value = value << 4 | UInt32(hexDigit(base[offset + 1 + index]) ?? 0)
      }
      code = value
    default:
      let length = breakLength(at: offset)
      if length == 0 {
        text.bytes.append(base[offset])
        return offset + 1
      }
      // An escaped line break vanishes; the empty lines behind it do not.
      var next = offset + length
      while true {
        while next < end, base[next] == 0x20 || base[next] == 0x09 { next += 1 }
        let more = next < end ? breakLength(at: next) : 0
        if more == 0 { return next }
        appendBreak(at: next, length: more, to: &text.bytes)
        next += more
      }
    }
    if let scalar = Unicode.Scalar(code) {
      text.bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    } else {
      text.hasSurrogate = true
      text.bytes.append(contentsOf: UTF8.encodedReplacementCharacter)
    }
    return min(offset + 1 + digits, end)
  }

  private func decodeBlock(isFolded: Bool, from start: Int, to end: Int, indent: Int) -> Text {
    var offset = start + 1
    var chomping: UInt8 = 0
    while offset < end, breakLength(at: offset) == 0 {
      let byte = base[offset]
      if byte == 0x23 { break }
      if byte == 0x2B || byte == 0x2D { chomping = byte }
      offset += 1
    }
    while offset < end, breakLength(at: offset) == 0 { offset += 1 }
    if offset < end { offset += breakLength(at: offset) }

    var bytes: [UInt8] = []
    bytes.reserveCapacity(max(0, end - offset))
    var breaks: [UInt8] = []
    var column = skipBreaks(&offset, end: end, indent: indent, to: &breaks)
    var lineBreak: (offset: Int, length: Int)?
    while column == indent, offset < end {
      bytes.append(contentsOf: breaks)
      breaks.removeAll(keepingCapacity: true)
      let startsWithText = base[offset] != 0x20 && base[offset] != 0x09
      let lineStart = offset
      while offset < end, breakLength(at: offset) == 0 { offset += 1 }
      bytes.append(contentsOf: UnsafeBufferPointer(start: base + lineStart, count: offset - lineStart))
      lineBreak = nil
      if offset < end {
        let length = breakLength(at: offset)
        lineBreak = (offset, length)
        offset += length
      }
      column = skipBreaks(&offset, end: end, indent: indent, to: &breaks)
      guard column == indent, offset < end else { break }
      if isFolded, let lineBreak, lineBreak.length < 3, startsWithText, base[offset] != 0x20,
        base[offset] != 0x09
      {
        if breaks.isEmpty { bytes.append(0x20) }
      } else if let lineBreak {
        appendBreak(at: lineBreak.offset, length: lineBreak.length, to: &bytes)
      }
    }
    if chomping != 0x2D, let lineBreak {
      appendBreak(at: lineBreak.offset, length: lineBreak.length, to: &bytes)
    }
    if chomping == 0x2B { bytes.append(contentsOf: breaks) }
    return Text(bytes: bytes)
  }

  /// Moves over empty lines and up to `indent` spaces.
  /// - Returns: the column reached.
  private func skipBreaks(_ offset: inout Int, end: Int, indent: Int, to breaks: inout [UInt8]) -> Int {
    while true {
      var column = 0
      while offset < end, column < indent, base[offset] == 0x20 {
        offset += 1
        column += 1
      }
      let length = offset < end ? breakLength(at: offset) : 0
      if length == 0 { return column }
      appendBreak(at: offset, length: length, to: &breaks)
      offset += length
    }
  }
}
