import Testing
import YAMLSyntax

@testable import ConfigAnalysis

/// Small pieces of Python, SQLite and Rich that the import depends on.
struct ImportTextTests {
  @Test(arguments: [
    "[/x]", "[/]", "[x][/y]", "[/b ]", "[/#x]", "[/X]", "[/bold][bold]", "[bold][/bold][/]", "[b i][/b]",
    "[b(1)][/b]",
    #"\\[/x]"#, "[[/x]]", "[a[/x]",
  ])
  func `markup that cannot be printed`(text: String) {
    #expect(ConsoleMarkup.fails(text))
  }

  @Test(arguments: [
    "0.98.0", "[bold]", "[bold]x[/bold]", "[@click=foo]", #"\[/x]"#, "[link=foo]", "[=x]", "[#x]", "[X]",
    ":smile:",
    "[@a=1]", "[bold][/]", "[bold][/BOLD]", "[b i][/b  i]", "[b=1][/b]", "[b][u][/b][/u]", "[a\n/]", "['/x']",
    "[b][/bold]",
  ])
  func `markup that can be printed`(text: String) {
    #expect(!ConsoleMarkup.fails(text))
  }

  @Test(arguments: [
    ("00000000-0000-4000-8000-000000000000", true), ("0x" + String(repeating: "0", count: 30), true),
    ("{12345678123456781234567812345678}", true), ("urn:uuid:12345678123456781234567812345678", true),
    ("1234567812345678123456781234567_8", false), ("00000000-0000-4000-8000-00000000000", false),
    ("default", false), ("", false), (String(repeating: "g", count: 32), false),
    ("1_34567812345678123456781234567" + "8", true), ("1__4567812345678123456781234567" + "8", false),
  ])
  func `identifiers as Python reads them`(text: String, isValid: Bool) {
    #expect(PythonUUID.isValid(text) == isValid)
  }

  @Test(arguments: [
    ("1", true), (" 1.5 ", true), ("1_0", true), ("1__0", false), ("_1", false), ("1_", false), ("nan", true),
    ("-INF", true),
    ("+infinity", true), ("1e5", true), ("1e", false), (".5", true), ("5.", true), (".", false), ("", false),
    ("0x10", false), ("1 2", false), ("١", true), ("1e1_0", true), ("--1", false),
  ])
  func `numbers as Python's float reads them`(text: String, isValid: Bool) {
    #expect(PythonFloatText.isValid(text) == isValid)
  }

  @Test(
    arguments: [
      (.list([.string("/x")]), "['/x']"), (.bytes(Array("a'\n\u{7F}".utf8)), #"b"a'\n\x7f""#),
      (.string("as is"), "as is"),
      (.tuple([.int(PythonInteger(1))]), "(1,)"),
      (.list([.cycle, .none, .bool(true)]), "[[...], None, True]"),
      (.list([.string(#"it's "\"#)]), #"['it\'s "\\']"#),
    ] as [(PythonValue.Kind, String)])
  func `texts of values as Python writes them`(kind: PythonValue.Kind, text: String) {
    #expect(PythonRepr.str(PythonValue(kind, range: .empty(at: 0))) == text)
  }

  @Test func `an int of more than 4,300 digits has no text`() {
    let digits = String(repeating: "9", count: 4301)
    let value = PythonValue(.int(PythonInteger(canonicalDecimal: digits)), range: .empty(at: 0))
    #expect(PythonRepr.str(value) == nil)
  }
}

extension PythonValue.Kind {
  static func list(_ kinds: [PythonValue.Kind]) -> Self {
    .list(kinds.map { PythonValue($0, range: .empty(at: 0)) })
  }
  static func tuple(_ kinds: [PythonValue.Kind]) -> Self {
    .tuple(kinds.map { PythonValue($0, range: .empty(at: 0)) })
  }
}
