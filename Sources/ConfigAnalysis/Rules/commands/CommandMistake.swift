import ShellCommands
import YAMLSyntax

/// Something that is wrong with a command in a comment.
struct CommandMistake {
  let range: Range<Int>
  let message: String
  var fixes: [Fix] = []

  init(_ message: String, at range: Range<Int>, fixes: [Fix] = []) {
    self.message = message
    self.range = range
    self.fixes = fixes
  }
}

/// Changes words of commands where they stand in a document.
struct CommandWordEditor {
  let source: SourceText

  /// Where a part of a word stands that is its end, such as the value behind
  /// `--KEY=`; nil where quotes or backslashes hide it.
  func range(ofEnd text: String, in range: Range<Int>) -> Range<Int>? {
    let bytes = source.bytes
    guard range.upperBound <= bytes.count else { return nil }
    let length = text.utf8.count
    // Inside of quotes, too.
    for tail in 0...1 {
      let end = range.upperBound - tail
      guard length > 0, end - length >= range.lowerBound else { continue }
      if tail == 1, bytes[end] != UInt8(ascii: "'") && bytes[end] != UInt8(ascii: "\"") { continue }
      if bytes[end - length..<end].elementsEqual(text.utf8) { return end - length..<end }
    }
    return nil
  }

  /// Where the beginning of a word stands; nil where quotes hide it.
  func range(ofStart text: String, in range: Range<Int>) -> Range<Int>? {
    let end = range.lowerBound + text.utf8.count
    guard end <= range.upperBound, range.upperBound <= source.bytes.count,
      source.bytes[range.lowerBound..<end].elementsEqual(text.utf8)
    else { return nil }
    return range.lowerBound..<end
  }

  /// None where the text would have to be quoted.
  func fix(
    _ title: String, _ applicability: Fix.Applicability, replace range: Range<Int>?, with text: String
  ) -> [Fix] {
    guard let range, source.encoding == .utf8,
      ShellDialect.posix.text(of: ShellWord(text)) == text
    else { return [] }
    return [
      Fix(title, applicability, replace: ByteRange(range.lowerBound, range.upperBound), with: text)
    ]
  }

  /// Adds a word behind a command.
  func fix(_ title: String, append text: String, behind place: Int) -> [Fix] {
    guard source.encoding == .utf8, ShellDialect.posix.text(of: ShellWord(text)) == text else { return [] }
    return [Fix(title, .unsafe, replace: .empty(at: place), with: " " + text)]
  }
}
