extension SyntaxTree {
  /// Do both texts have the same nodes, written in the same style, with the same
  /// text, tags and anchors? Places and comments may differ.
  public func hasSameNodes(as other: SyntaxTree) -> Bool {
    records.count == other.records.count && rootIndex == other.rootIndex && children == other.children
      && records.indices.allSatisfy { index in
        let node = SyntaxNode(tree: self, index: Int32(index))
        return node.isSame(as: SyntaxNode(tree: other, index: Int32(index)))
      }
  }
}

extension SyntaxNode {
  fileprivate func isSame(as other: SyntaxNode) -> Bool {
    kind == other.kind && style == other.style && tag?.text == other.tag?.text
      && anchor?.name == other.anchor?.name && text == other.text
  }
}
