import Testing
import YAMLSyntax

@testable import ConfigAnalysis

/// `json.loads` of CPython.
@Suite struct PythonJSONTests {
  private func parse(_ text: String, by reader: PythonJSON.Reader = .python) -> PythonValue? {
    PythonJSON.parse(text, range: ByteRange(3, 9), by: reader)
  }

  @Test(arguments: [
    "1", " [1] ", "{}", "[]", "null", "NaN", "-Infinity", "[1, {\"a\": [true, null]}]", "\"\\u00e9\\n\"",
    "-0",
    "1e999", "[\"\\ud83d\"]", "\"\u{2028}\"",
  ])
  func reads(text: String) {
    #expect(parse(text) != nil)
  }

  @Test(arguments: [
    "", " ", "[1,]", "{,}", "{\"a\":1,}", "[01]", "[1.]", "[.5]", "[-]", "[1 2]", "{a: 1}", "{'a': 1}", "tru",
    "[",
    "{", "{\"a\"", "{\"a\":", "\"", "\"\t\"", "\"\\x\"", "\"\\u12\"", "1 x", "\u{feff}[]", "nan", "[1}", "+1",
  ])
  func refuses(text: String) {
    #expect(parse(text) == nil)
  }

  @Test func theLastOfEqualKeysWinsAtThePlaceOfTheFirst() throws {
    let value = try #require(parse(#"{"a": 1, "b": 2, "a": 3}"#))
    let entries = try #require(value.dictionary).entries
    #expect(entries.map { $0.key.string ?? "" } == ["a", "b"])
    #expect(
      entries.first?.value.isPythonEqual(to: PythonValue(.int(PythonInteger(3)), range: .empty(at: 0)))
        == true)
  }

  @Test func everyPartStandsAtTheScalar() throws {
    let value = try #require(parse("[1]"))
    #expect(value.range == ByteRange(3, 9))
    #expect(value.sequence?.first?.range == ByteRange(3, 9))
  }

  @Test func pydanticsOwnReaderIsStricter() {
    #expect(parse("[\"\\ud83d\"]", by: .pydantic) == nil)
    #expect(parse("[\"\\ud83d\\ude00\"]", by: .pydantic)?.sequence?.first?.string == "😀")
    let deep = String(repeating: "{\"a\":", count: 201) + "1" + String(repeating: "}", count: 201)
    #expect(parse(deep) != nil)
    #expect(parse(deep, by: .pydantic) == nil)
  }

  @Test func nestingHasAnEnd() {
    #expect(parse(String(repeating: "[", count: 100_000)) == nil)
  }
}
