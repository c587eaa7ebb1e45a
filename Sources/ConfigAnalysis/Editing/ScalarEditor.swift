import ContainerRegistries
import YAMLSyntax

/// Brings places and edits inside a scalar's text into the document.
struct ScalarEditor {
  let node: SyntaxNode
  /// What the scalar says.
  let text: String
  /// Where the text's first byte stands, if the document holds the text as it
  /// is: on one line, without escapes.
  private let start: Int?
  private let source: SourceText

  init(node: SyntaxNode, text: String, source: SourceText) {
    self.node = node
    self.text = text
    let quote = node.style == .singleQuoted || node.style == .doubleQuoted ? 1 : 0
    let inner = ByteRange(node.range.start + quote, node.range.end - quote)
    let bytes = Array(text.utf8)
    let isVerbatim =
      inner.end <= source.bytes.count && inner.count == bytes.count
      && source.bytes[inner.start..<inner.end].elementsEqual(bytes)
    start = isVerbatim ? inner.start : nil
    self.source = source
  }

  /// The place of these bytes; the whole scalar where they cannot be told apart.
  func range(of range: Range<Int>) -> ByteRange {
    guard let start else { return node.range }
    if range.isEmpty && text.utf8.isEmpty { return node.range }
    return ByteRange(start + range.lowerBound, start + range.upperBound)
  }

  /// The same edits in the document. Where the text does not stand there
  /// as it is, or would no longer be a plain text, the scalar is written anew in
  /// quotes.
  func edits(_ edits: [RegistryEdit]) -> [TextEdit]? {
    guard let fixed = RegistryEdit.apply(edits, to: text) else { return nil }
    let staysText = node.style != .plain || PlainText.isSafe(fixed)
    if let start, staysText {
      return edits.map {
        TextEdit(
          range: ByteRange(start + $0.range.lowerBound, start + $0.range.upperBound), text: $0.text)
      }
    }
    return ScalarText(source: source).edit(of: node, to: fixed).map { [$0] }
  }
}
