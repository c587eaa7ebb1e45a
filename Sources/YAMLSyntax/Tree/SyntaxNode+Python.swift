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
  public subscript(key: String) -> SyntaxNode? { entry(key)?.value }

  /// The pair, in ``effectivePairs``, whose key is the Python string `key`.
  public func entry(_ key: String) -> SyntaxPair? {
    let node = resolved
    let record = node.record
    guard record.kind == .mapping, record.count > 0 else { return nil }
    if record.count > KeyIndexes.minimumCount { return tree.keyIndexes.entry(key, in: node) }
    if let settled = tree.effective.isEmpty ? nil : tree.effective[node.index] {
      return settled.withUnsafeBufferPointer { tree.pair(key, in: $0) }
    }
    return tree.children.withUnsafeBufferPointer { children in
      tree.pair(
        key, in: UnsafeBufferPointer(rebasing: children[Int(record.link)...].prefix(Int(record.count))))
    }
  }

  /// What PyYAML's `SafeLoader` makes of the node, as ``PythonValue`` describes;
  /// what the loader would refuse stays as text, list or dict.
  public var value: PythonValue {
    let record = record
    if record.kind == .scalar, record.tag == .string {
      return PythonValue(.string(tree.scalarText(record)), range: range)
    }
    return tree.withDecoder { decoder in
      var builder = ValueBuilder(tree: tree, decoder: decoder)
      return builder.value(of: index)
    }
  }

  /// The full tag by which PyYAML's `SafeLoader` constructs the node is its
  /// string constructor: an alias already followed.
  public var isString: Bool {
    let record = resolved.record
    return record.kind == .scalar && record.tag == .string
  }

  /// What a scalar is whose value can be read off its text: no anchor, no tag, no
  /// escape, nothing that a syntax error touches.
  public enum VerbatimScalar: Sendable { case string, null, bool }

  /// Nil for every other node, aliases among them.
  public var verbatimScalar: VerbatimScalar? {
    let record = record
    guard record.kind == .scalar, record.properties < 0, record.flags.contains(.verbatim),
      !record.flags.contains(.damaged)
    else { return nil }
    return switch record.tag {
    case .string: .string
    case .null: .null
    case .bool: .bool
    default: nil
    }
  }

  /// The mapping's Python dict holds just the pairs that are written: no merge
  /// key, no duplicate.
  public var isVerbatimMapping: Bool {
    let record = record
    return record.kind == .mapping && record.tag == .mapping && !record.flags.contains(.damaged)
      && tree.effective[index] == nil
  }

  /// The scalar's Python text holds half of a surrogate pair (from an escape
  /// such as `"\ud83d"`): Python's `str` can, UTF-8 cannot, and pydantic refuses
  /// it. ``text`` has U+FFFD there.
  public var hasSurrogate: Bool {
    let record = resolved.record
    guard record.kind == .scalar, record.style == .doubleQuoted, !record.flags.contains(.verbatim) else {
      return false
    }
    return tree.withDecoder { decoder in
      decoder.decode(
        style: record.style, from: Int(record.start), to: Int(record.end), indent: 0, isVerbatim: false
      ).hasSurrogate
    }
  }
}

extension SyntaxTree {
  func withDecoder<Result>(_ body: (ScalarDecoder) -> Result) -> Result {
    source.bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else {
        return withUnsafePointer(to: UInt8(0)) { body(ScalarDecoder(base: $0, limit: 0)) }
      }
      return body(ScalarDecoder(base: base, limit: bytes.count))
    }
  }

  func scalarText(_ record: NodeRecord) -> String {
    if record.flags.contains(.verbatim) {
      switch record.style {
      case .plain: return source.string(in: ByteRange(Int(record.start), Int(record.end)))
      case .singleQuoted, .doubleQuoted:
        return source.string(in: ByteRange(Int(record.start) + 1, Int(record.end) - 1))
      default: break
      }
    }
    return String(decoding: withDecoder { $0.text(of: record) }, as: UTF8.self)
  }

  /// The pair whose key is `key`, among key and value nodes. Of the records only
  /// bytes are looked at: as nodes, each would count up a reference to the tree.
  fileprivate func pair(_ key: String, in pairs: UnsafeBufferPointer<Int32>) -> SyntaxPair? {
    records.withUnsafeBufferPointer { records in
      for place in stride(from: 0, to: pairs.count - 1, by: 2) {
        let written = records[Int(pairs[place])]
        let isAlias = written.kind == .alias && written.link >= 0
        let record = isAlias ? records[Int(written.link)] : written
        if record.kind == .scalar, record.tag == .string, isText(of: record, key) {
          return SyntaxPair(
            key: SyntaxNode(tree: self, index: pairs[place]),
            value: SyntaxNode(tree: self, index: pairs[place + 1]))
        }
      }
      return nil
    }
  }

  func isText(of record: NodeRecord, _ text: String) -> Bool {
    guard record.flags.contains(.verbatim), record.style != .absent else {
      return withDecoder { $0.text(of: record) }.elementsEqual(text.utf8)
    }
    let inset = record.style == .plain ? 0 : 1
    let start = Int(record.start) + inset
    let end = Int(record.end) - inset
    guard end - start == text.utf8.count else { return false }
    var place = start
    for byte in text.utf8 {
      if source.bytes[place] != byte { return false }
      place += 1
    }
    return true
  }
}
