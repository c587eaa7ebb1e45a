import YAMLSyntax

extension SyntaxNode {
  /// Python holds a `dict` here. A node without tag is never constructed to
  /// answer that.
  var isPythonDictionary: Bool {
    let node = resolved
    guard node.kind == .mapping else { return false }
    if node.tag == nil { return true }
    if case .dict = node.value.kind { return true }
    return false
  }

  /// Python holds a `list` here.
  var isPythonList: Bool {
    let node = resolved
    guard node.kind == .sequence else { return false }
    if node.tag == nil { return true }
    if case .list = node.value.kind { return true }
    return false
  }

  /// What to underline when a mapping lacks something: its first line's key.
  var firstKeyRange: ByteRange {
    let node = resolved
    guard node.kind == .mapping, let first = node.pairs.first else { return node.range }
    return ByteRange(node.range.start, first.key.range.end)
  }

  /// A scalar whose text another program fills in first.
  var isTemplate: Bool {
    let node = resolved
    return node.kind == .scalar && TemplateMarks.isUnknown(node.text)
  }
}

extension SyntaxPair {
  /// What to underline for the value: its text, or the key where there is none.
  var valueRange: ByteRange { value.range.isEmpty ? key.range : value.range }
}
