import ShellCommands

/// An argument of a command, its placeholders as `<NAME>`.
struct CommandLineWord: Hashable {
  let text: String
  let range: Range<Int>
  let placeholders: [String]

  init(_ word: ReadWord) {
    text = word.word.visible
    range = word.range
    placeholders = word.word.placeholders
  }

  init(_ text: String, range: Range<Int>, placeholders: [String] = []) {
    self.text = text
    self.range = range
    self.placeholders = placeholders
  }

  /// The part behind the first `=`.
  var value: CommandLineWord? {
    guard let sign = text.utf8.firstIndex(of: UInt8(ascii: "=")) else { return nil }
    return CommandLineWord(
      String(text[text.utf8.index(after: sign)...]), range: range, placeholders: placeholders)
  }

  /// The part in front of the first `=`.
  var key: String {
    text.utf8.firstIndex(of: UInt8(ascii: "=")).map { String(text[..<$0]) } ?? text
  }
}
