import TextDistance
import YAMLSyntax

/// The names that a wrong word may have been meant to be, as words for a message
/// and as fixes.
struct Suggestion {
  /// "; did you mean `gcp`?", or "" where nothing is near.
  let question: String
  let fixes: [Fix]

  static let none = Suggestion(question: "", fixes: [])

  /// - Parameters:
  ///   - word: what stands in the document.
  ///   - range: its place, quotes included; a fix replaces all of it.
  ///   - names: what is allowed there.
  ///   - synonyms: names for words that people write out of habit.
  init(for word: String, at range: ByteRange, among names: [String], synonyms: [String: String] = [:]) {
    let typo = isUnambiguousTypo(word, among: names)
    var near = nearestNames(to: word, among: names).map(\.name)
    if let typo {
      near = [typo]
    } else if near.isEmpty, let name = synonyms[word.lowercased()], names.contains(name) {
      near = [name]
    }
    near = Array(near.prefix(3))
    question = near.isEmpty ? "" : "; did you mean \(near.map { "`\($0)`" }.joined(separator: " or "))?"
    fixes = near.map { name in
      Fix("Replace with `\(name)`", name == typo ? .safe : .unsafe, replace: range, with: name)
    }
  }

  private init(question: String, fixes: [Fix]) {
    self.question = question
    self.fixes = fixes
  }
}

/// Lists of words in messages.
enum WordList {
  /// `a`, `b` and `c`; long lists are cut.
  static func quoted(_ words: [String], last: String = "and", limit: Int = 12) -> String {
    let shown = words.prefix(limit).map { "`\($0)`" }
    if words.count > limit { return shown.joined(separator: ", ") + ", …" }
    guard let final = shown.last, shown.count > 1 else { return shown.joined() }
    return shown.dropLast().joined(separator: ", ") + " \(last) \(final)"
  }
}
