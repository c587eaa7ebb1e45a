import YAMLSyntax

/// Escapes such as `\ud83d`, which PyYAML takes for half of a surrogate pair
/// (two halves are not joined): a Python `str` that is no UTF-8, which neither
/// pydantic nor SQLite takes.
struct SurrogateEscapes {
  /// May any stand in the document?
  private let isAnywhere: Bool

  init(_ source: SourceText) { isAnywhere = Self.find(in: source.bytes[...]) }

  /// The first scalar below `root` that holds one.
  func firstScalar(below root: SyntaxNode) -> SyntaxNode? {
    guard isAnywhere else { return nil }
    var todo = [root.resolved]
    var seen: Set<SyntaxNode> = []
    while let node = todo.popLast() {
      guard seen.insert(node).inserted else { continue }
      switch node.kind {
      case .scalar: if node.hasSurrogate { return node }
      case .mapping:
        for pair in node.effectivePairs.reversed() { todo += [pair.value.resolved, pair.key.resolved] }
      case .sequence: todo += node.items.reversed().map(\.resolved)
      case .alias: break
      }
    }
    return nil
  }

  private static func find(in bytes: ArraySlice<UInt8>) -> Bool {
    var index = bytes.startIndex
    while let slash = bytes[index...].firstIndex(of: UInt8(ascii: "\\")) {
      let rest = bytes[(slash + 1)...]
      switch rest.first {
      case UInt8(ascii: "u"): if isSurrogate(rest.dropFirst()) { return true }
      case UInt8(ascii: "U"):
        if rest.dropFirst().starts(with: "0000".utf8), isSurrogate(rest.dropFirst(5)) { return true }
      default: break
      }
      index = min(slash + 2, bytes.endIndex)
    }
    return false
  }

  /// D800 to DFFF, in hexadecimal digits.
  private static func isSurrogate(_ digits: ArraySlice<UInt8>) -> Bool {
    guard digits.count >= 4, digits.first.map({ $0 | 0x20 }) == UInt8(ascii: "d") else { return false }
    let second = digits[digits.startIndex + 1] | 0x20
    return second == 0x38 || second == 0x39 || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(second)
  }
}
