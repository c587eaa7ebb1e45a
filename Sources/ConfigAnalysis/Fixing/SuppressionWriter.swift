import YAMLSyntax

/// Writes the comments by which a finding is silenced.
struct SuppressionWriter {
  let analysis: Analysis
  private let suppressions: [Suppression]
  /// Those that end with a comment.
  private let commentLines: Set<Int>
  private let places: CommentPlaces

  init(analysis: Analysis) {
    self.analysis = analysis
    places = CommentPlaces(analysis.tree)
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
    if let known = suppressions.first(where: { $0.line != nil && $0.covers(line) && !$0.names.isEmpty }) {
      return adding(rules, to: known)
    }
    return onLine(line, rules) ?? above(rules, at: offset)
  }

  /// Silences rules on the line of a place by a comment on a line of its own.
  func above(_ rules: [RuleID], at offset: Int) -> TextEdit? {
    guard let place = places.above(line: firstLine(source.line(at: offset))) else { return nil }
    return TextEdit(
      range: .empty(at: place.offset), text: place.indentation + mark(rules) + places.lineBreak)
  }

  private func onLine(_ line: Int, _ rules: [RuleID]) -> TextEdit? {
    let content = source.lineRange(line)
    let end = endOfText(content)
    // Behind nothing, a comment is one for the line below.
    guard end > places.startOfLine(line), !commentLines.contains(line), places.takesComment(at: content.end)
    else {
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
      range: .empty(at: places.startOfLine(0)), text: "# zenls: ignore-file[\(names)]" + places.lineBreak)
  }

  // MARK: Comments that stand there

  private func adding(_ rules: [RuleID], to suppression: Suppression) -> TextEdit? {
    let named = Set(suppression.names.map(\.text))
    let missing = rules.filter { !named.contains($0.name) }
    guard let last = suppression.names.last, !missing.isEmpty else { return nil }
    return TextEdit(range: .empty(at: last.range.end), text: missing.map { ", \($0)" }.joined())
  }

  // MARK: Places

  /// Of a command that goes on behind backslashes the first one.
  private func firstLine(_ line: Int) -> Int {
    var first = line
    while commentLines.contains(first), commentLines.contains(first - 1),
      line - first < CommentContinuation.maximumLines,
      CommentContinuation.goesOn(source.lineRange(first - 1), in: bytes)
    {
      first -= 1
    }
    return first
  }

  private func endOfText(_ line: ByteRange) -> Int {
    var end = line.end
    while end > line.start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return end
  }
}
