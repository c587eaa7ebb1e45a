import Synchronization

/// The string keys of large mappings, each mapping read once, when a key is
/// first asked for: thousands of look-ups in it would be quadratic.
final class KeyIndexes: Sendable {
  /// Key and value nodes of a mapping that is worth an index.
  static let minimumCount = 64

  /// By mapping: the pair of each key.
  private let indexes = Mutex<[Int32: [String: SyntaxPair]]>([:])

  func entry(_ key: String, in mapping: SyntaxNode) -> SyntaxPair? {
    indexes.withLock { indexes in
      if let index = indexes[mapping.index] { return index[key] }
      var index: [String: SyntaxPair] = [:]
      for pair in mapping.effectivePairs where pair.key.isString {
        let name = pair.key.resolved.text
        if index[name] == nil { index[name] = pair }
      }
      indexes[mapping.index] = index
      return index[key]
    }
  }
}
