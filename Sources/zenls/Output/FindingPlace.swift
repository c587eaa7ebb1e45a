import ConfigAnalysis
import YAMLSyntax

/// A range as reports count it: lines and columns are 1-based, columns count
/// code points, and the end lies behind the last character.
struct FindingPlace {
  let startLine: Int
  let startColumn: Int
  let endLine: Int
  let endColumn: Int

  init(_ range: ByteRange, in source: SourceText) {
    let start = source.position(at: range.start, unit: .codePoints)
    let end = source.position(at: range.end, unit: .codePoints)
    (startLine, startColumn) = (start.line + 1, start.column + 1)
    (endLine, endColumn) = (end.line + 1, end.column + 1)
  }
}
