import Testing

@testable import ConfigAnalysis

/// What a component's name finds among those that the file has created before
/// it; the answers are those of ZenML 0.98.0.
struct KnownComponentsTests {
  private func match(_ name: String, among names: [String]) -> String {
    var known = KnownComponents<String>()
    for name in names { known.insert(name, named: name) }
    return switch known.match(name) {
    case .nothing: "nothing"
    case .one(let found): found
    case .several: "several"
    }
  }

  @Test(arguments: [
    ("default", "default"), ("def", "default"), ("DEFAULT", "default"), ("Defa", "default"),
    ("de_ault", "default"),
    ("d%", "default"), ("%", "default"), ("_", "default"), ("-", "default"), ("--", "default"),
    ("-_", "default"),
    ("%-", "default"), ("____", "default"), ("default\0x", "default"), ("%ult", "default"),
    (String(repeating: "_", count: 32), "default"),
    ("defaultx", "nothing"), ("default ", "nothing"), (" ", "nothing"), ("\0", "nothing"), ("zz-", "nothing"),
    (String(repeating: "_", count: 33), "nothing"), ("00000000-0000-4000-8000-000000000000", "nothing"),
    ("contains:def", "nothing"),
  ])
  func `finds the only component`(name: String, expected: String) {
    #expect(match(name, among: ["default"]) == expected)
  }

  @Test(
    arguments: [
      (["a1"], "b1", "nothing"), (["xx"], "xx", "xx"), (["xx"], "x", "xx"), (["x"], "xx", "nothing"),
      (["xx"], "XX", "xx"), (["xx1", "xx2"], "xx", "several"), (["xx1", "xx2"], "xx1", "xx1"),
      (["xx"], "x_", "xx"), (["xx", "yy"], "-", "several"), (["x_y"], "x-y", "nothing"),
      (["xxx"], "x%", "xxx"),
      (["true1"], "True", "true1"), (["éa"], "É", "nothing"), (["éa"], "é", "éa"), (["xx"], "xx ", "nothing"),
      (["a_1", "ab1"], "a_1", "a_1"), (["ax1", "ab1"], "a_1", "several"), (["ax1", "ab2"], "a_1", "ax1"),
    ] as [([String], String, String)])
  func `finds by name, then by prefix`(names: [String], name: String, expected: String) {
    #expect(match(name, among: names) == expected)
  }

  @Test func `many names are told apart by their prefixes`() {
    let names = (0..<3000).map { "x\($0)y" }
    #expect(match("x2999", among: names) == "x2999y")
    #expect(match("x2_99", among: names) == "several")
    #expect(match("x_99_y", among: names) == "several")
    #expect(match("x_99_z", among: names) == "nothing")
  }

  /// The trie finds what comparing every name with the pattern finds.
  @Test func `prefixes are found as SQLite compares them`() {
    let parts = ["a", "B", "b", "é", "É", "日", "_", "-", "1", "😀", "\u{0}"]
    var random = SystemRandomNumberGenerator()
    func name(_ length: Int) -> String {
      (0..<length).compactMap { _ in parts.randomElement(using: &random) }.joined()
    }
    for _ in 0..<300 {
      let names = (0..<Int.random(in: 0...8, using: &random)).map { _ in name(Int.random(in: 1...5)) }
      var tree = PrefixTree()
      for (index, name) in names.enumerated() { tree.insert(name, value: index) }
      let asked = name(Int.random(in: 0...3))
      let pattern = LikePattern(prefix: asked)
      let expected = names.indices.filter { pattern.matches(names[$0]) }
      guard let found = tree.twoMatches(asked) else {
        #expect(asked.contains("\u{0}"))
        continue
      }
      #expect(found.count == min(2, expected.count), "\(asked.debugDescription) among \(names)")
      #expect(Set(found).isSubset(of: expected), "\(asked.debugDescription) among \(names)")
    }
  }

  @Test(arguments: [("_", true), ("--", true), ("_%", true), ("_a", false), ("_\u{0}", false)])
  func `wildcards alone find any identifier`(name: String, isFound: Bool) {
    var known = KnownComponents<Int>()
    known.insert(1, named: "a component of another name")
    let match = known.match(name)
    if case .one = match { #expect(isFound) } else { #expect(!isFound) }
  }
}
