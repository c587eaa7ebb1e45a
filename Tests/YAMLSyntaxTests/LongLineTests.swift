import Testing
import YAMLSyntax

struct LongLineTests {
  /// Counting from the start of the line, which long lines do not do.
  private func columns(of text: String, upTo offset: Int) -> (codePoints: Int, utf16: Int) {
    let before = String(decoding: Array(text.utf8).prefix(offset), as: UTF8.self)
    return (before.unicodeScalars.count, before.utf16.count)
  }

  @Test(arguments: ["a", "é", "鴨", "🦆", "a🦆é鴨"])
  func `columns of a long line are those counted from its start`(unit: String) {
    let line = String(repeating: unit, count: 20_000 / unit.utf8.count)
    let source = SourceText("first\n" + line + "\nlast")
    var offset = 0
    for (index, scalar) in line.unicodeScalars.enumerated() {
      if index % 97 == 0 || (500...530).contains(offset) {
        let expected = columns(of: line, upTo: offset)
        let codePoints = TextPosition(line: 1, column: expected.codePoints)
        let utf16 = TextPosition(line: 1, column: expected.utf16)
        #expect(source.position(at: 6 + offset, unit: .codePoints) == codePoints)
        #expect(source.position(at: 6 + offset, unit: .utf16) == utf16)
        #expect(source.position(at: 6 + offset, unit: .utf8) == TextPosition(line: 1, column: offset))
      }
      offset += UTF8.width(scalar)
    }
    #expect(source.position(at: 6 + offset + 1, unit: .codePoints) == TextPosition(line: 2, column: 0))
  }
}
