import YAMLSyntax

extension ActionMaker {
  /// Comments that silence what is found in the range.
  func suppressions() -> [DocumentAction] {
    // Where the text is broken, so may be what is a comment.
    guard analysis.tree.isValid else { return [] }
    let writer = SuppressionWriter(analysis: analysis)
    var actions: [DocumentAction] = []
    var seen: Set<RuleID> = []
    for finding in touchedFindings where finding.rule != UnusedIgnore.metadata.id {
      guard seen.insert(finding.rule).inserted else { continue }
      if let edit = writer.here([finding.rule], at: finding.range.start) {
        actions.append(action("Ignore `\(finding.rule)` here", finding, edit))
      }
      if let edit = writer.inFile([finding.rule]) {
        actions.append(action("Ignore `\(finding.rule)` in this file", finding, edit))
      }
    }
    return actions
  }

  private func action(_ title: String, _ finding: Finding, _ edit: TextEdit) -> DocumentAction {
    DocumentAction(title: title, kind: .suppression(finding), edits: [edit], isPreferred: false)
  }
}
