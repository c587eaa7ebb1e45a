import Testing
import YAMLSyntax

/// A language server reads a document again with each edit: what was read before has to go.
struct TreeLifetimeTests {
  @Test(arguments: [
    "key: value", "a: &a {b: 1}\nc: *a\nd: *a", "a: &a {b: 1}\nc: {<<: *a}", "a: [1",
    (0..<100).map { "key\($0): \($0)" }.joined(separator: "\n"),
    (0..<100).map { "key\($0): &k\($0) [*k0]" }.joined(separator: "\n"),
  ])
  func `a tree goes with its last node`(text: String) {
    weak var tree: SyntaxTree?
    do {
      let parsed = SyntaxTree.parse(SourceText(text))
      tree = parsed
      _ = parsed.root?["key50"]
      _ = (parsed.root?.value, parsed.root?.effectivePairs.count, parsed.duplicateKeys.count)
    }
    #expect(tree == nil)
  }
}
