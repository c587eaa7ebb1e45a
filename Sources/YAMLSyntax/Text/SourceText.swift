/// The immutable text of one document, with an index of its lines.
///
/// Lines end at `\n`, `\r\n` and `\r`, the three that editors count; never at
/// NEL, LS or PS, which only YAML's scanner takes for breaks. Offsets are bytes
/// of UTF-8. A file in UTF-16 with a byte order mark is decoded first
/// (see ``encoding``), so that its offsets are those of the decoded text.
public struct SourceText: Sendable {
  /// The text as UTF-8; invalid bytes and a byte order mark are kept.
  public let bytes: [UInt8]
  /// How the file itself was encoded.
  public let encoding: TextEncoding
  /// Offset of the first byte of each line; never empty.
  let lineStarts: [Int32]
  /// For the lines that are too long to be counted from their start each time.
  let longLines: LongLineColumns

  /// - Parameter bytes: the file's bytes. Files above 2 GiB are cut there.
  public init(_ bytes: [UInt8]) {
    let decoded = decodeUTF16(bytes)
    var text = decoded?.bytes ?? bytes
    if text.count >= Int(Int32.max) { text.removeLast(text.count - Int(Int32.max) + 1) }
    self.bytes = text
    self.encoding = decoded?.encoding ?? .utf8
    self.lineStarts = Self.findLineStarts(text)
    self.longLines = LongLineColumns(text, lineStarts: lineStarts)
  }

  public init(_ string: String) { self.init(Array(string.utf8)) }

  /// Number of lines; a final line break starts one more, empty line.
  public var lineCount: Int { lineStarts.count }

  /// The 0-based line that holds `offset`; offsets outside the text are clamped.
  public func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The bytes of a 0-based line without its terminator; lines outside the text
  /// are clamped.
  public func lineRange(_ line: Int) -> ByteRange {
    let line = min(max(line, 0), lineStarts.count - 1)
    let start = Int(lineStarts[line])
    var end = line + 1 < lineStarts.count ? Int(lineStarts[line + 1]) : bytes.count
    if line + 1 < lineStarts.count {
      if end > start, bytes[end - 1] == 0x0A { end -= 1 }
      if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    }
    return ByteRange(start, end)
  }

  /// The text of a range, clamped to the document; invalid UTF-8 is repaired.
  public func string(in range: ByteRange) -> String {
    let start = min(max(range.start, 0), bytes.count)
    let end = min(max(range.end, start), bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private static func findLineStarts(_ bytes: [UInt8]) -> [Int32] {
    var starts: [Int32] = [0]
    starts.reserveCapacity(bytes.count / 24 + 1)
    bytes.withUnsafeBufferPointer { text in
      var index = 0
      let count = text.count
      while index < count {
        while index + 8 <= count, !mayHoldBreak(text, at: index) { index += 8 }
        if index == count { break }
        let byte = text[index]
        index += 1
        if byte == 0x0A {
          starts.append(Int32(truncatingIfNeeded: index))
        } else if byte == 0x0D {
          if index < count, text[index] == 0x0A { index += 1 }
          starts.append(Int32(truncatingIfNeeded: index))
        }
      }
    }
    return starts
  }
}

/// The encodings that a file is recognised in.
public enum TextEncoding: Sendable {
  case utf8
  /// Little-endian, with a byte order mark.
  case utf16LittleEndian
  /// Big-endian, with a byte order mark.
  case utf16BigEndian
}

/// Whether one of the eight bytes at `index` may be `\n` or `\r` (or another
/// control character: no matter, the caller looks closely).
@inline(__always)
private func mayHoldBreak(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  let word = UnsafeRawPointer(text.baseAddress.unsafelyUnwrapped).loadUnaligned(
    fromByteOffset: index, as: UInt64.self)
  // Bytes of a multi-byte character have their high bit set, so they never look
  // smaller than a space.
  let ones: UInt64 = 0x0101_0101_0101_0101
  return (word &- ones &* 0x20) & ~word & (ones &* 0x80) != 0
}
