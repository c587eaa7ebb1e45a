/// libFuzzer's entry point for the YAML tree: whatever the bytes are, parsing
/// ends, and every node can be asked everything.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSyntaxTree(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let tree = SyntaxTree.parse(SourceText(bytes))
  let length = tree.source.bytes.count
  precondition(tree.problems.filter(\.isBlocking).count <= 1)
  for problem in tree.problems {
    precondition(problem.range.start >= 0 && problem.range.end <= length && !problem.message.isEmpty)
    _ = tree.source.position(at: problem.range.start, unit: .utf16)
  }
  for duplicate in tree.duplicateKeys { _ = duplicate.first.range.union(duplicate.later.range) }
  guard let root = tree.root else { return 0 }
  _ = root.value
  var stack = [root]
  var steps = 0
  while let node = stack.popLast(), steps < 10_000 {
    steps += 1
    precondition(node.fullRange.start <= node.range.start && node.range.end <= length)
    _ = (node.text, node.anchor, node.tag, node.parent, node.resolved, node.hasSurrogate, node["name"])
    _ = node.effectivePairs.count
    stack.append(contentsOf: node.items)
    for pair in node.pairs { stack.append(contentsOf: [pair.key, pair.value]) }
  }
  for offset in stride(from: -1, through: length + 1, by: max(1, length / 40)) { _ = tree.node(at: offset) }
  return 0
}
