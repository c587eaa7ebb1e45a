import Testing
import YAMLSyntax

/// Places inside a character: every unit takes them for the character's start.
struct PositionTests {
  /// A line, the unit, a column, the offset that it gives, and the column of that.
  static let columns: [(line: String, unit: ColumnUnit, column: Int, offset: Int)] = [
    ("aéb", .utf8, 1, 1), ("aéb", .utf8, 2, 1), ("aéb", .utf8, 3, 3), ("aéb", .utf8, 4, 4),
    ("鴨", .utf8, 1, 0), ("鴨", .utf8, 2, 0), ("鴨", .utf8, 3, 3), ("鴨", .utf8, 4, 3),
    ("🦆x", .utf8, 1, 0), ("🦆x", .utf8, 2, 0), ("🦆x", .utf8, 3, 0), ("🦆x", .utf8, 4, 4),
    ("🦆x", .utf16, 1, 0), ("🦆x", .utf16, 2, 4), ("🦆x", .utf16, 3, 5), ("🦆x", .utf16, 9, 5),
    ("🦆x", .codePoints, 1, 4), ("é🦆", .codePoints, 2, 6),
    ("é", .utf8, -1, 0), ("é", .utf16, .max, 2), ("é", .utf8, .max, 2), ("é", .codePoints, .min, 0),
  ]

  @Test(arguments: columns)
  func `a column inside a character is its start`(line: String, unit: ColumnUnit, column: Int, offset: Int) {
    for (head, tail) in [("", ""), ("x\n", "\ny"), ("🦆\r\n", "\r\n"), ("", "\r")] {
      let source = SourceText(head + line + tail)
      let lines = head.isEmpty ? 0 : 1
      #expect(
        source.offset(of: TextPosition(line: lines, column: column), unit: unit) == head.utf8.count + offset)
    }
  }

  /// Bytes that are no character each count as one, so that a half of one is not
  /// taken for the inside of another.
  @Test func `bytes that are no text keep their places`() {
    let bytes: [UInt8] = [0x80, 0x80, 0xE2, 0x82, 0x61, 0xF0, 0x9F, 0xA6, 0xED, 0xC3]
    let source = SourceText(bytes)
    for place in 0...bytes.count {
      for unit in [ColumnUnit.utf8, .utf16, .codePoints] {
        let position = TextPosition(line: 0, column: place)
        #expect(source.offset(of: position, unit: unit) == place)
        #expect(source.position(at: place, unit: unit) == position)
      }
    }
  }

  @Test(arguments: ["é", "鴨", "🦆", "a🦆é鴨"])
  func `an offset inside a character is its start, in every unit`(text: String) {
    let source = SourceText("x\n" + text)
    for (index, scalar) in text.unicodeScalars.enumerated() {
      let before = String(String.UnicodeScalarView(text.unicodeScalars.prefix(index)))
      for inside in 0..<UTF8.width(scalar) {
        let offset = 2 + before.utf8.count + inside
        #expect(source.position(at: offset, unit: .utf8).column == before.utf8.count)
        #expect(source.position(at: offset, unit: .utf16).column == before.utf16.count)
        #expect(source.position(at: offset, unit: .codePoints).column == index)
      }
    }
  }
}
