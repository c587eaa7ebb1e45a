/// Builds the Python value of a node, with a stack of its own.
struct ValueBuilder {
  let tree: SyntaxTree
  let decoder: ScalarDecoder
  /// Deeper values (only chains of aliases reach here) end in `.cycle`.
  static let maximumDepth = 500

  fileprivate struct Frame {
    let node: Int32
    let contents: [Int32]
    var place = 0
    var values: [PythonValue] = []
    /// It holds `.cycle`, so it has this value only where it stands.
    var isOpen = false
  }

  private var stack: [Frame] = []
  private var active: Set<Int32> = []

  init(tree: SyntaxTree, decoder: ScalarDecoder) {
    self.tree = tree
    self.decoder = decoder
  }

  mutating func value(of node: Int32) -> PythonValue {
    if let value = begin(node) { return value }
    while !stack.isEmpty {
      // In place: a copy of the frame would make each addition copy its values.
      let top = stack.count - 1
      if stack[top].place < stack[top].contents.count {
        let child = stack[top].contents[stack[top].place]
        stack[top].place += 1
        if let value = begin(child) { stack[top].add(value) }
        continue
      }
      let frame = stack.removeLast()
      let value = finish(frame)
      active.remove(frame.node)
      if tree.records[Int(frame.node)].flags.contains(.isAliased), !frame.isOpen {
        tree.aliasedValues.insert(value, of: frame.node)
      }
      guard !stack.isEmpty else { return value }
      stack[stack.count - 1].add(value)
      if frame.isOpen { stack[stack.count - 1].isOpen = true }
    }
    return PythonValue(.none, range: ByteRange(0, 0))
  }

  /// - Returns: a value that is known at once; nil where a frame was pushed.
  private mutating func begin(_ node: Int32) -> PythonValue? {
    let target = tree.records[Int(node)].kind == .alias ? tree.records[Int(node)].link : node
    guard target >= 0 else {
      return PythonValue(.none, range: SyntaxNode(tree: tree, index: node).range)
    }
    let record = tree.records[Int(target)]
    let range = ByteRange(Int(record.start), Int(record.end))
    if record.kind == .scalar || record.tag != constructorOfKind(record) {
      if let scalar = scalarValue(record) { return PythonValue(scalar, range: range) }
    }
    if record.flags.contains(.isAliased), let value = tree.aliasedValues[target] { return value }
    if active.contains(target) || stack.count >= Self.maximumDepth {
      if !stack.isEmpty { stack[stack.count - 1].isOpen = true }
      return PythonValue(.cycle, range: range)
    }
    active.insert(target)
    stack.append(Frame(node: target, contents: contents(of: target)))
    return nil
  }

  private func constructorOfKind(_ record: NodeRecord) -> ResolvedTag {
    record.kind == .mapping ? .mapping : .sequence
  }

  /// The value of a node that its tag makes a scalar; nil for a collection.
  private func scalarValue(_ record: NodeRecord) -> PythonValue.Kind? {
    var record = record
    let tag = record.tag
    var steps = 0
    while record.kind == .mapping, steps < TreeBuilder.maximumDepth {
      switch tag {
      case .string, .null, .bool, .int, .float, .binary: break
      default: return nil
      }
      let pairs = contents(ofMapping: record)
      guard
        let place = stride(from: pairs.startIndex, to: pairs.endIndex - 1, by: 2).first(where: {
          tree.records[Int(resolve(pairs[$0]))].tag == .value
        })
      else { return nil }
      record = tree.records[Int(resolve(pairs[place + 1]))]
      steps += 1
    }
    guard record.kind == .scalar else { return nil }
    if tag == .string { return .string(tree.scalarText(record)) }
    let text = decoder.text(of: record)
    // What the loader refuses stays readable as text.
    return ScalarConstructor.construct(tag, text) ?? .string(String(decoding: text, as: UTF8.self))
  }

  /// The node or what an alias stands for; an alias without anchor is itself.
  private func resolve(_ node: Int32) -> Int32 {
    let record = tree.records[Int(node)]
    return record.kind == .alias && record.link >= 0 ? record.link : node
  }

  private func contents(ofMapping record: NodeRecord) -> ArraySlice<Int32> {
    tree.children[Int(record.link)..<Int(record.link) + Int(record.count)]
  }

  private func contents(of node: Int32) -> [Int32] {
    if let pairs = tree.effective[node] { return pairs }
    let record = tree.records[Int(node)]
    guard record.kind == .mapping || record.kind == .sequence, record.count > 0 else { return [] }
    return Array(tree.children[Int(record.link)..<Int(record.link) + Int(record.count)])
  }

  private func finish(_ frame: Frame) -> PythonValue {
    let record = tree.records[Int(frame.node)]
    let range = ByteRange(Int(record.start), Int(record.end))
    let values = frame.values
    if record.kind == .sequence {
      guard record.tag == .orderedMap || record.tag == .pairs else {
        return PythonValue(.list(values), range: range)
      }
      let pairs = values.map { value in
        guard case .dict(let dictionary) = value.kind, let entry = dictionary.entries.first else {
          return value
        }
        return PythonValue(.tuple([entry.key, entry.value]), range: value.range)
      }
      return PythonValue(.list(pairs), range: range)
    }
    if record.tag == .set {
      return PythonValue(.set(stride(from: 0, to: values.count - 1, by: 2).map { values[$0] }), range: range)
    }
    let entries = stride(from: 0, to: values.count - 1, by: 2).map {
      PythonDictionary.Entry(key: values[$0], value: values[$0 + 1])
    }
    return PythonValue(.dict(PythonDictionary(entries)), range: range)
  }
}

extension ValueBuilder.Frame {
  fileprivate mutating func add(_ value: PythonValue) { values.append(value) }
}
