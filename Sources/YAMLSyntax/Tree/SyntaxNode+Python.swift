extension SyntaxNode {
  /// What the Python dict holds: merge keys (`<<`) applied, and of duplicate
  /// keys the last value at the place of the first, in Python's order. Follows
  /// an alias; empty for other nodes than mappings.
  public var effectivePairs: [SyntaxPair] {
    let node = resolved
    guard let entries = tree.effective[node.index] else { return Array(node.pairs) }
    return stride(from: 0, to: entries.count - 1, by: 2).map { index in
      SyntaxPair(
        key: SyntaxNode(tree: tree, index: entries[index]),
        value: SyntaxNode(tree: tree, index: entries[index + 1]))
    }
  }

  /// The value, in ``effectivePairs``, of the key that is the Python string
  /// `key`.
  public subscript(key: String) -> SyntaxNode? {
    effectivePairs.last { $0.key.resolved.kind == .scalar && $0.key.resolved.text == key }?.value
  }

  /// What PyYAML's `SafeLoader` makes of the node.
  public var value: PythonValue { PythonValue(.none, range: range) }
}

extension SyntaxTree {
  func scalarText(_ record: NodeRecord) -> String {
    source.string(in: ByteRange(Int(record.start), Int(record.end)))
  }
}
