import Synchronization

/// The string keys of large mappings, each mapping read once, when a key is
/// first asked for: thousands of look-ups in it would be quadratic.
final class KeyIndexes: Sendable {
  /// Key and value nodes of a mapping that is worth an index.
  static let minimumCount = 64

  /// A pair by its nodes' numbers: nodes themselves would keep the tree that holds
  /// this index.
  private struct Numbers {
    let key: Int32
    let value: Int32
  }

  /// By mapping: the pair of each key.
  private let indexes = Mutex<[Int32: [String: Numbers]]>([:])

  func entry(_ key: String, in mapping: SyntaxNode) -> SyntaxPair? {
    let numbers = indexes.withLock { indexes in
      if let index = indexes[mapping.index] { return index[key] }
      var index: [String: Numbers] = [:]
      for pair in mapping.effectivePairs where pair.key.isString {
        let name = pair.key.resolved.text
        if index[name] == nil { index[name] = Numbers(key: pair.key.index, value: pair.value.index) }
      }
      indexes[mapping.index] = index
      return index[key]
    }
    return numbers.map { numbers in
      SyntaxPair(
        key: SyntaxNode(tree: mapping.tree, index: numbers.key),
        value: SyntaxNode(tree: mapping.tree, index: numbers.value))
    }
  }
}
