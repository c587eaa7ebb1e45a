import Testing
import YAMLSyntax

/// Which keys of a mapping Python takes for one key.
struct DuplicateKeyTests {
  static let same = ["1|1.0", "1|true", "0|-0.0", "a|'a'", "~|null", ".nan|.NAN", "1.0e+3|1000", "0x10|16"]
  static let different = [
    "~|.nan", "~|''", "1|'1'", "true|'true'", "2024-01-01|'2024-01-01'", "a|A", "é|e\u{301}",
  ]

  private func duplicates(_ pair: String) -> Int {
    let keys = pair.split(separator: "|")
    let tree = SyntaxTree.parse(SourceText(keys.map { "? \($0)\n: x\n" }.joined()))
    #expect(tree.isValid)
    return tree.duplicateKeys.count
  }

  @Test(arguments: same)
  func `equal in Python`(pair: String) { #expect(duplicates(pair) == 1) }

  @Test(arguments: different)
  func `not equal in Python`(pair: String) { #expect(duplicates(pair) == 0) }
}
