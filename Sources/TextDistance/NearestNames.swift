/// One of the names that a word may have been meant to be.
public typealias NearName = (name: String, distance: Int)

/// The names that are near enough to `word` to be offered as "did you mean",
/// the nearest first, names at one distance in alphabetical order.
///
/// A name that differs in letter case only is at distance 1. `word` itself, if
/// it is among the names, is at distance 0.
///
/// - Parameter limit: the longest distance still offered; nil stands for one
///   third of the word's length, at least 1, at most 3.
public func nearestNames(
  to word: String, among names: some Sequence<String>, limit: Int? = nil
) -> [NearName] {
  let letters = Array(word.unicodeScalars)
  let limit = limit ?? min(3, max(1, letters.count / 3))
  let folded = word.lowercased()
  var found: [NearName] = []
  for name in names {
    // A scalar takes at most four bytes, so this skips only what is too far.
    guard name.utf8.count / 4 <= letters.count + limit else { continue }
    if name == word {
      found.append((name, 0))
    } else if name.utf8.count == word.utf8.count, limit >= 1, name.lowercased() == folded {
      found.append((name, 1))
    } else if let distance = editDistance(letters, Array(name.unicodeScalars), limit: limit) {
      found.append((name, distance))
    }
  }
  return found.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
}

/// The one name that `word` can only have been meant to be, if there is one: a
/// single nearest name at distance 1, or at distance 2 for words of six letters
/// and more. Nil too where `word` is itself among the names.
///
/// This is the condition under which replacing the word is a safe fix.
public func isUnambiguousTypo(_ word: String, among names: some Sequence<String>) -> String? {
  let limit = word.unicodeScalars.count >= 6 ? 2 : 1
  let near = nearestNames(to: word, among: names, limit: limit)
  guard let nearest = near.first, nearest.distance > 0 else { return nil }
  // The same name listed twice is still one name.
  let rivals = near.contains { $0.distance == nearest.distance && $0.name != nearest.name }
  return rivals ? nil : nearest.name
}
