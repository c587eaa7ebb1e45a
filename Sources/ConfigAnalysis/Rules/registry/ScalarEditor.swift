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
  private let endsWithLineBreak: Bool

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
    let last = node.range.end - 1
    endsWithLineBreak =
      last >= 0 && last < source.bytes.count && (source.bytes[last] == 0x0A || source.bytes[last] == 0x0D)
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
    guard let quoted = PlainText.quoted(fixed) else { return nil }
    return [TextEdit(range: node.range, text: quoted + (endsWithLineBreak ? "\n" : ""))]
  }
}

/// Texts of addresses as YAML scalars.
enum PlainText {
  /// Whether the text can stand without quotes and is a text there: letters,
  /// digits and the marks of addresses, with a slash or a dot between letters,
  /// so that it is no number, date or word such as `yes`.
  static func isSafe(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first) || isDigit(first),
      text.utf8.contains(where: isLetter), text.utf8.last != UInt8(ascii: ":")
    else { return false }
    let isPlain = text.utf8.allSatisfy {
      isLetter($0) || isDigit($0) || [0x2D, 0x2E, 0x2F, 0x3A, 0x5F].contains($0)
    }
    let words = text.utf8.split { !isLetter($0) }
    return isPlain && words.contains { $0.count > 1 } && !isReserved(text)
  }

  /// Words that YAML 1.1 takes for something else than texts.
  private static func isReserved(_ text: String) -> Bool {
    ["true", "false", "yes", "no", "on", "off", "null"].contains(text.lowercased())
  }

  /// In double quotes; nil where the text holds what is better not written
  /// anew.
  static func quoted(_ text: String) -> String? {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\"", "\\": result += "\\\(scalar)"
      case " "..."~": result.unicodeScalars.append(scalar)
      default: return nil
      }
    }
    return result + "\""
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
