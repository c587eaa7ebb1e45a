/// Columns at regular distances along the very long lines of a text, so that
/// finding the column of a byte does not take the length of its line: thousands
/// of findings in one minified line would be quadratic.
struct LongLineColumns: Sendable {
  /// A place within a line, and the columns counted up to it.
  struct Mark: Sendable {
    var offset: Int
    var codePoints = 0
    var utf16 = 0
  }

  /// Shorter lines are counted from their start.
  static let distance = 512

  /// By 0-based line: a mark about every ``distance`` bytes, the first at the
  /// line's start.
  private let marks: [Int: [Mark]]

  init(_ text: [UInt8], lineStarts: [Int32]) {
    var marks: [Int: [Mark]] = [:]
    for (line, start) in lineStarts.enumerated() {
      let end = line + 1 < lineStarts.count ? Int(lineStarts[line + 1]) : text.count
      if end - Int(start) > Self.distance {
        marks[line] = Self.marks(along: text, from: Int(start), to: end)
      }
    }
    self.marks = marks
  }

  private static func marks(along text: [UInt8], from start: Int, to end: Int) -> [Mark] {
    var mark = Mark(offset: start)
    var marks: [Mark] = []
    var next = start
    while mark.offset < end {
      if mark.offset >= next {
        marks.append(mark)
        next = mark.offset + distance
      }
      let character = text.characterWidth(at: mark.offset, end: end)
      mark.offset += character.bytes
      mark.codePoints += 1
      mark.utf16 += character.utf16
    }
    return marks
  }

  /// The last mark at or before a byte offset: the line's start, unless the line is long.
  func mark(before offset: Int, line: Int, lineStart: Int) -> Mark {
    guard let ofLine = marks[line] else { return Mark(offset: lineStart) }
    var low = 0
    var high = ofLine.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if ofLine[middle].offset <= offset { low = middle } else { high = middle }
    }
    return ofLine[low]
  }
}
