import YAMLSyntax

/// Writes the comments by which a finding is silenced.
struct SuppressionWriter {
  let analysis: Analysis

  private var source: SourceText { analysis.source }
  private var bytes: [UInt8] { source.bytes }

  /// Silences a rule on the line of a place; nil where no comment can stand
  /// there.
  func here(_ rule: RuleID, at offset: Int) -> TextEdit? {
    let line = source.line(at: offset)
    if let known = existing(covering: line) { return adding(rule, to: known) }
    let mark = "# zenls: ignore[\(rule.name)]"
    let content = source.lineRange(line)
    if !hasComment(on: line), takesComment(at: content.end) {
      return TextEdit(range: .empty(at: endOfText(content)), text: "  " + mark)
    }
    guard startsOutsideOfScalars(line) else { return nil }
    let start = startOfLine(line)
    let indentation = bytes[start..<content.end].prefix { $0 == 0x20 }.count
    return TextEdit(
      range: .empty(at: start), text: String(repeating: " ", count: indentation) + mark + lineBreak)
  }

  /// Silences a rule in the whole document.
  func inFile(_ rule: RuleID) -> TextEdit? {
    if let known = Suppression.all(in: analysis.tree).first(where: { $0.line == nil && !$0.names.isEmpty }) {
      return adding(rule, to: known)
    }
    return TextEdit(
      range: .empty(at: startOfLine(0)), text: "# zenls: ignore-file[\(rule.name)]" + lineBreak)
  }

  // MARK: Comments that stand there

  private func existing(covering line: Int) -> Suppression? {
    Suppression.all(in: analysis.tree).first { $0.line == line && !$0.names.isEmpty }
  }

  private func adding(_ rule: RuleID, to suppression: Suppression) -> TextEdit? {
    guard let last = suppression.names.last,
      !suppression.names.contains(where: { $0.text == rule.name })
    else { return nil }
    return TextEdit(range: .empty(at: last.range.end), text: ", \(rule.name)")
  }

  private func hasComment(on line: Int) -> Bool {
    analysis.tree.comments.contains { source.line(at: $0.start) == line }
  }

  // MARK: Places

  /// Can a comment begin at the end of this line? Not inside a scalar that goes
  /// on below, nor behind the mark of a block scalar.
  private func takesComment(at end: Int) -> Bool {
    guard end > 0 else { return true }
    guard let node = analysis.tree.node(at: end), node.kind == .scalar else { return true }
    return node.range.end <= end || node.range.start >= end
  }

  private func startsOutsideOfScalars(_ line: Int) -> Bool {
    guard line > 0 else { return true }
    let before = source.lineRange(line - 1).end
    let start = source.lineRange(line).start
    return [before, start].allSatisfy { place in
      guard let node = analysis.tree.node(at: place), node.kind == .scalar else { return true }
      return !(node.range.start < start && start < node.range.end)
    }
  }

  private func endOfText(_ line: ByteRange) -> Int {
    var end = line.end
    while end > line.start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return end
  }

  /// Behind the byte order mark of the first line.
  private func startOfLine(_ line: Int) -> Int {
    let start = source.lineRange(line).start
    return start == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : start
  }

  private var lineBreak: String {
    let end = source.lineRange(0).end
    guard end < bytes.count, bytes[end] == 0x0D else { return "\n" }
    return end + 1 < bytes.count && bytes[end + 1] == 0x0A ? "\r\n" : "\r"
  }
}

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
      if let edit = writer.here(finding.rule, at: finding.range.start) {
        actions.append(action("Ignore `\(finding.rule)` here", finding, edit))
      }
      if let edit = writer.inFile(finding.rule) {
        actions.append(action("Ignore `\(finding.rule)` in this file", finding, edit))
      }
    }
    return actions
  }

  private func action(_ title: String, _ finding: Finding, _ edit: TextEdit) -> DocumentAction {
    DocumentAction(title: title, kind: .suppression(finding), edits: [edit], isPreferred: false)
  }
}
