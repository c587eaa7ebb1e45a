import Testing

@testable import YAMLSyntax

/// Text that is meant to hurt. The sizes are such that a recursive or quadratic
/// step would not get through.
@Suite struct HostileTextTests {
  static func lines(_ line: String, _ count: Int) -> String { String(repeating: line, count: count) }

  static let texts: [String] = [
    lines("[", 100_000), lines("[", 100_000) + lines("]", 100_000), lines("{a: ", 50_000),
    lines("- ", 50_000),
    lines("? ", 50_000), lines("[\n", 20_000), lines("k: [x\n", 5_000), lines("k: \"x\n", 5_000),
    lines("\tk: x\n", 5_000),
    "a: 1\n" + lines("%@`\n", 20_000), lines("- a\nb\n", 5_000), "a: " + lines("\"x\" ", 20_000),
    "[" + lines("@,", 20_000),
    lines("&a ", 1_000), lines("!a ", 1_000), lines("'", 9_999), lines("\"\\", 9_999),
    lines("<<: *a\n", 2_000),
    lines("a: &a {<<: *a}\n", 2_000), "&a [" + lines("*a,", 20_000) + "]",
  ]

  @Test(arguments: texts.indices) func isReadToTheEnd(_ index: Int) {
    let tree = SyntaxTree.parse(SourceText(Self.texts[index]))
    #expect(tree.problems.filter(\.isBlocking).count <= 1)
    _ = tree.root?.value
  }

  @Test(arguments: [(480, true), (500, false)]) func nesting(_ depth: Int, _ isValid: Bool) {
    let flow = SyntaxTree.parse(SourceText(Self.lines("[", depth) + Self.lines("]", depth)))
    #expect(flow.isValid == isValid)
    #expect(flow.problems.map(\.kind) == (isValid ? [] : [.limits]))
    let block = SyntaxTree.parse(SourceText(Self.lines("- ", depth)))
    #expect(block.isValid == isValid)
  }

  /// Nine to the power of forty values, in two kilobytes.
  @Test func aliasBombIsNotExpanded() {
    var text = "a0: &a0 x\n"
    for level in 1..<40 {
      text +=
        "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", "))]\n"
    }
    let tree = SyntaxTree.parse(SourceText(text))
    #expect(tree.isValid)
    guard case .dict(let dictionary)? = tree.root?.value.kind else {
      Issue.record("no dict")
      return
    }
    #expect(dictionary.entries.count == 40)
  }

  @Test func recursiveAliasEndsInACycle() {
    let tree = SyntaxTree.parse(SourceText("&a {b: *a, c: 1}"))
    #expect(tree.isValid)
    guard case .dict(let dictionary)? = tree.root?.value.kind, case .cycle? = dictionary["b"]?.kind else {
      Issue.record("no cycle")
      return
    }
  }
}
