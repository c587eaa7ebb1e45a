import TextDistance
import YAMLSyntax

/// The names that a wrong word may have been meant to be, as words for a message
/// and as fixes.
struct Suggestion {
  /// "; did you mean `gcp`?", or "" where nothing is near.
  let question: String
  /// The names, the nearest first.
  let names: [String]
  /// The one that the word can only have been meant to be.
  private let typo: String?

  /// - Parameters:
  ///   - word: what stands in the document.
  ///   - names: what is allowed there.
  ///   - synonyms: names for words that people write out of habit.
  init(for word: String, among names: [String], synonyms: [String: String] = [:]) {
    typo = isUnambiguousTypo(word, among: names)
    var near = nearestNames(to: word, among: names).map(\.name)
    if let typo {
      near = [typo]
    } else if near.isEmpty, let name = synonyms[word.lowercased()], names.contains(name) {
      near = [name]
    }
    near = Array(near.prefix(3))
    self.names = near
    question = near.isEmpty ? "" : "; did you mean \(near.map { "`\($0)`" }.joined(separator: " or "))?"
  }

  /// - Parameter range: of the word, quotes included.
  func fixes(at range: ByteRange, in context: AnalysisContext) -> [Fix] {
    names.flatMap { name in
      context.fix("Replace with `\(name)`", name == typo ? .safe : .unsafe, rewriting: range, to: name)
    }
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
