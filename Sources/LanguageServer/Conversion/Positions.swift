import LanguageServerProtocol
import YAMLSyntax

/// Converts between the client's positions and the core's byte offsets, in one
/// text. Everything is clamped; nothing here can fail.
struct Positions {
  private let source: SourceText
  private let unit: ColumnUnit

  init(_ source: SourceText, _ encoding: PositionEncoding) {
    self.source = source
    unit = encoding.columnUnit
  }

  func offset(of position: Position) -> Int {
    source.offset(of: TextPosition(line: position.line, column: position.character), unit: unit)
  }

  /// A range whose ends are swapped is the range between them.
  func byteRange(of range: LanguageServerProtocol.Range) -> ByteRange {
    let (start, end) = (offset(of: range.start), offset(of: range.end))
    return ByteRange(min(start, end), max(start, end))
  }

  func position(at offset: Int) -> Position {
    let position = source.position(at: offset, unit: unit)
    return Position(line: position.line, character: position.column)
  }

  func range(of range: ByteRange) -> LanguageServerProtocol.Range {
    LanguageServerProtocol.Range(start: position(at: range.start), end: position(at: range.end))
  }
}
