import YAMLSyntax

/// Writes the comments by which a finding is silenced.
struct SuppressionWriter {
  let analysis: Analysis
  private let suppressions: [Suppression]
  /// Those that end with a comment.
  private let commentLines: Set<Int>

  init(analysis: Analysis) {
    self.analysis = analysis
    suppressions = Suppression.all(in: analysis.tree)
    commentLines = Set(analysis.tree.comments.map { analysis.source.line(at: $0.start) })
  }

  private var source: SourceText { analysis.source }
  private var bytes: [UInt8] { source.bytes }

  /// Silences rules on the line of a place, or above it where something else
  /// stands on it; nil where no comment can stand there, or where one names all of
  /// them.
  func here(_ rules: [RuleID], at offset: Int) -> TextEdit? {
    let line = source.line(at: offset)
    if let known = suppressions.first(where: { $0.line == line && !$0.names.isEmpty }) {
      return adding(rules, to: known)
    }
    return onLine(line, rules) ?? above(rules, at: offset)
  }

  /// Silences rules on the line of a place by a comment on a line of its own.
  func above(_ rules: [RuleID], at offset: Int) -> TextEdit? {
    let line = source.line(at: offset)
    guard startsOutsideOfScalars(line) else { return nil }
    let start = startOfLine(line)
    let indentation = bytes[start..<max(start, source.lineRange(line).end)].prefix { $0 == 0x20 }.count
    return TextEdit(
      range: .empty(at: start), text: String(repeating: " ", count: indentation) + mark(rules) + lineBreak)
  }

  private func onLine(_ line: Int, _ rules: [RuleID]) -> TextEdit? {
    let content = source.lineRange(line)
    let end = endOfText(content)
    // Behind nothing, a comment is one for the line below.
    guard end > startOfLine(line), !commentLines.contains(line), takesComment(at: content.end) else {
      return nil
    }
    return TextEdit(range: .empty(at: end), text: "  " + mark(rules))
  }

  private func mark(_ rules: [RuleID]) -> String {
    "# zenls: ignore[\(rules.map(\.name).joined(separator: ", "))]"
  }

  /// Silences rules in the whole document.
  func inFile(_ rules: [RuleID]) -> TextEdit? {
    if let known = suppressions.first(where: { $0.line == nil && !$0.names.isEmpty }) {
      return adding(rules, to: known)
    }
    let names = rules.map(\.name).joined(separator: ", ")
    return TextEdit(
      range: .empty(at: startOfLine(0)), text: "# zenls: ignore-file[\(names)]" + lineBreak)
  }

  // MARK: Comments that stand there

  private func adding(_ rules: [RuleID], to suppression: Suppression) -> TextEdit? {
    let named = Set(suppression.names.map(\.text))
    let missing = rules.filter { !named.contains($0.name) }
    guard let last = suppression.names.last, !missing.isEmpty else { return nil }
    return TextEdit(range: .empty(at: last.range.end), text: missing.map { ", \($0)" }.joined())
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
