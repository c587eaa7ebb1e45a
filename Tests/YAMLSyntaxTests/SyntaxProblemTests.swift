import Testing

@testable import YAMLSyntax

/// What is said about broken text, and where. PyYAML decides what is broken.
@Suite struct SyntaxProblemTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let text: String
    let kind: SyntaxProblem.Kind
    /// 0-based, in code points.
    let line: Int
    let column: Int
    let says: String
    var testDescription: String { text.debugDescription }

    init(_ text: String, _ kind: SyntaxProblem.Kind = .syntax, _ line: Int, _ column: Int, _ says: String) {
      (self.text, self.kind, self.line, self.column, self.says) = (text, kind, line, column, says)
    }
  }

  static let cases = [
    Case("a:\n\tb: 1\n", .syntax, 1, 0, "tab"),
    Case("a: b\t# c\n", .syntax, 0, 4, "tab"),
    Case("x: 1\nflavor:gcp\ny: 2\n", .syntax, 1, 0, "space is missing after the colon"),
    Case("x: 1\nflavor\ny: 2\n", .syntax, 1, 0, "no colon"),
    Case("a: \"b\nc: d\n", .syntax, 0, 3, "not closed"),
    Case("a: \"b\nc: \"d\"\n", .syntax, 0, 3, "not closed"),
    Case("a: [b, c\nd: e\n", .syntax, 0, 3, "not closed"),
    Case("a: {b: [c}\nd: e\n", .syntax, 0, 7, "not closed"),
    Case("a: {b: c d: e}\n", .syntax, 0, 10, "missing"),
    Case("a: b: c\n", .syntax, 0, 4, "second colon"),
    Case("a: @b\n", .syntax, 0, 3, "reserves"),
    Case("a: `b`\n", .syntax, 0, 3, "reserves"),
    Case("a: %b\n", .syntax, 0, 3, "reserves"),
    Case("a: 'b' c\n", .syntax, 0, 7, "cannot follow"),
    Case("a:\n    b: 1\n  c: 2\n", .syntax, 2, 2, "indentation"),
    Case("a:\n    b: 1\n  c: 2\n  d: 3\n", .syntax, 1, 4, "otherwise than the lines below"),
    Case("a:\n    - b: 1\n  c: 2\n  d: 3\n", .syntax, 1, 4, "otherwise than the lines below"),
    Case("a:\n  b: 1\n c: 2\n  d: 3\n", .syntax, 2, 1, "indentation"),
    Case(" a: 1\nb: 2\nc: 3\n", .syntax, 0, 1, "otherwise than the lines below"),
    Case("a: 1\n b: 2\n", .syntax, 1, 1, "indented deeper"),
    Case("x:\n a: 1\n  b: 2\n  c: 3\n", .syntax, 1, 1, "lines below it are indented deeper"),
    Case("a: 1\n- b\n", .syntax, 1, 0, "list item"),
    Case("- a\nb: 1\n", .syntax, 1, 0, "key among the items"),
    Case("a: 1\n%FOO\nb: 2\n", .syntax, 1, 0, "directive"),
    Case("a: |b\n  c\n", .syntax, 0, 3, "block of text"),
    Case("a: \"\\q\"\n", .syntax, 0, 4, "escape"),
    Case("a: *b\n", .syntax, 0, 3, "no anchor"),
    Case("a: &x 1\nb: &x 2\n", .syntax, 1, 3, "already in use"),
    Case("a: !foo b\n", .unknownTag, 0, 3, "not known"),
    Case("a: =\n", .constructor, 0, 3, "="),
    Case("a: 2024-02-30\n", .constructor, 0, 3, "date"),
    Case("? [a]\n: b\n", .constructor, 0, 2, "cannot be a key"),
    Case("a: {{ x }}\n", .constructor, 0, 4, "cannot be a key"),
    Case("<<: a\n", .constructor, 0, 4, "merges"),
    Case("a: 1\n---\nb: 2\n", .multipleDocuments, 1, 0, "second document"),
    Case("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n", .conflictMarker, 1, 0, "merge"),
    Case("a: \u{7}b\n", .encoding, 0, 3, "U+0007"),
  ]

  @Test(arguments: cases) func isReportedOnce(_ example: Case) throws {
    let tree = SyntaxTree.parse(SourceText(example.text))
    #expect(!tree.isValid)
    let problem = try #require(tree.problems.first)
    #expect(tree.problems.count == 1)
    #expect(problem.isBlocking)
    #expect(problem.kind == example.kind)
    let place = tree.source.position(at: problem.range.start, unit: .codePoints)
    #expect(place == TextPosition(line: example.line, column: example.column), "\(problem.message)")
    #expect(problem.message.contains(example.says), "\(problem.message)")
    #expect(tree.root != nil)
  }

  @Test func anotherTopLevelEntryHasItsOwnProblem() {
    let tree = SyntaxTree.parse(SourceText("a: @x\nb: 1\nc: @y\nd: 2\n"))
    #expect(tree.problems.map(\.isBlocking) == [true, false])
    #expect(tree.root?["b"]?.text == "1")
    #expect(tree.root?["d"]?.text == "2")
  }

  @Test func encodings() {
    #expect(
      SyntaxTree.parse(SourceText([0x61, 0x3A, 0x20, 0xFF])).problems.map(\.range) == [ByteRange(3, 4)])
    let utf16 = SyntaxTree.parse(SourceText([0xFF, 0xFE, 0x61, 0, 0x3A, 0, 0x20, 0, 0x62, 0]))
    #expect(utf16.problems.map(\.kind) == [.encoding])
    #expect(utf16.root?["a"]?.text == "b")
  }

  /// Half-written text keeps what is there.
  @Test(arguments: [
    ("a:\n  flavor:\nb: 1\n", ".a.flavor"), ("a: 1\nflav\nb: 1\n", ".flav"), ("a: \"x\nb: 1\n", ".a"),
    ("a: [x, y\nb: 1\n", ".a[1]"), ("a:\n  - name: @\nb: 1\n", ".a[0].name"),
  ])
  func halfWrittenTextKeepsItsNodes(_ text: String, _ path: String) {
    let tree = SyntaxTree.parse(SourceText(text))
    let paths = DamageSurvivalTests.leaves(tree, without: nil).map(\.path)
    #expect(paths.contains(path), "\(paths)")
    #expect(paths.contains(".b"), "\(paths)")
  }
}
