import LanguageServerProtocol
import YAMLSyntax

/// libFuzzer's entry point for edits: the text that edits leave behind is the
/// one that a plain reading of the specification gives, in every encoding.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzEdits(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = ArraySlice(UnsafeBufferPointer(start: start, count: count))
  let encoding = [PositionEncoding.utf8, .utf16, .utf32][Int(input.popFirst() ?? 0) % 3]
  let first = take(Int(input.popFirst() ?? 0), &input)
  var model = Array(first.unicodeScalars)
  var source = SourceText(first)
  while input.count >= 5 {
    let place = (0..<4).map { _ in Int(input.popFirst() ?? 0) }
    let range = Range(
      start: Position(line: place[0] % 12, character: place[1] % 24),
      end: Position(line: place[2] % 12, character: place[3] % 24))
    let text = take(Int(input.popFirst() ?? 0) % 16, &input)
    let changes = [TextDocumentContentChangeEvent(range: range, text: text)]
    source = TextChange.apply(changes, to: source, encoding)
    let ends = [offset(of: range.start, in: model, encoding), offset(of: range.end, in: model, encoding)]
    let (low, high) = (min(ends[0], ends[1]), max(ends[0], ends[1]))
    model.replaceSubrange(low..<high, with: text.unicodeScalars)
    let expected = utf8(model)
    precondition(source.bytes.elementsEqual(expected))
  }
  let fresh = SourceText(utf8(model))
  for place in 0...fresh.bytes.count {
    for unit in [ColumnUnit.utf8, .utf16, .codePoints] {
      precondition(source.position(at: place, unit: unit) == fresh.position(at: place, unit: unit))
    }
  }
  return 0
}

private func take(_ count: Int, _ input: inout ArraySlice<UInt8>) -> String {
  let taken = input.prefix(count)
  input = input.dropFirst(count)
  return String(decoding: taken, as: UTF8.self)
}

private func utf8(_ scalars: [Unicode.Scalar]) -> [UInt8] {
  var text = String.UnicodeScalarView()
  text.append(contentsOf: scalars)
  return Array(String(text).utf8)
}

/// LSP 3.17, "Position", step by step. In the middle of a character: before it.
private func offset(of position: Position, in text: [Unicode.Scalar], _ encoding: PositionEncoding) -> Int {
  var index = 0
  for _ in 0..<position.line {
    while index < text.count, text[index] != "\n", text[index] != "\r" { index += 1 }
    guard index < text.count else { return text.count }
    index += text[index] == "\r" && index + 1 < text.count && text[index + 1] == "\n" ? 2 : 1
  }
  var column = 0
  while index < text.count, text[index] != "\n", text[index] != "\r" {
    let width =
      switch encoding {
      case .utf8: UTF8.width(text[index])
      case .utf16: UTF16.width(text[index])
      case .utf32: 1
      }
    guard column + width <= position.character else { break }
    column += width
    index += 1
  }
  return index
}
