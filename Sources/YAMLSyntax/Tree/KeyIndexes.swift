import Synchronization

/// The string keys of large mappings, each mapping read once, when a key is
/// first asked for: thousands of look-ups in it would be quadratic.
final class KeyIndexes: Sendable {
  /// Key and value nodes of a mapping that is worth an index.
  static let minimumCount = 64

  /// By mapping: the value node of each key.
  private let indexes = Mutex<[Int32: [String: Int32]]>([:])

  func value(of key: String, in mapping: SyntaxNode) -> Int32? {
    indexes.withLock { indexes in
      if let index = indexes[mapping.index] { return index[key] }
      var index: [String: Int32] = [:]
      for pair in mapping.effectivePairs where pair.key.isString {
        let name = pair.key.resolved.text
        if index[name] == nil { index[name] = pair.value.index }
      }
      indexes[mapping.index] = index
      return index[key]
    }
  }
}
