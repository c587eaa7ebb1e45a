import YAMLSyntax

/// Names of anchors behind a `*`.
extension CompletionRequest {
  /// The anchors in front of the cursor, the nearest first; behind `<<` only what
  /// can be merged.
  func aliases() -> Completions {
    let isMerge = context.levels.last?.currentKey(in: source) == "<<"
    var seen: Set<String> = []
    let words = context.anchors.reversed().compactMap { range -> ExpectedWord? in
      let name = source.string(in: range)
      guard seen.insert(name).inserted else { return nil }
      if isMerge, let node = analysis.tree.node(at: range.start), node.anchor?.name == name,
        node.kind == .scalar
      {
        return nil
      }
      return ExpectedWord(
        label: name, detail: "anchor in line \(source.line(at: range.start) + 1)", text: "*" + name,
        filterText: "*" + name, isText: false)
    }
    return Completions(candidates: writer.candidates(words))
  }
}
