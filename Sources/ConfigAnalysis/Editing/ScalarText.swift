import YAMLSyntax

/// Writes another text in the place of a scalar, in the style in which the old
/// one is written where that can hold it.
struct ScalarText {
  let source: SourceText

  /// Nil where nothing is written, where the text is better not written anew, or
  /// where a tag makes something else of it.
  func edit(of node: SyntaxNode, to text: String) -> TextEdit? {
    guard !node.range.isEmpty, let tagged = start(of: node) else { return nil }
    let range = ByteRange(tagged, node.range.end)
    switch node.kind {
    case .mapping, .sequence: return nil
    case .alias: return PlainText.written(text).map { TextEdit(range: range, text: $0) }
    case .scalar: break
    }
    switch node.style {
    case .singleQuoted, .doubleQuoted:
      let inner = ByteRange(node.range.start + 1, node.range.end - 1)
      if tagged == node.range.start, PlainText.needsNoEscapes(text) {
        return TextEdit(range: inner, text: text)
      }
    case .literal, .folded:
      return PlainText.written(text).map { TextEdit(range: range, text: $0 + lineBreak(endingAt: range.end)) }
    case .plain, .block, .flow, .absent: break
    }
    return PlainText.written(text).map { TextEdit(range: range, text: $0) }
  }

  /// Where the replaced text starts: at the tag if that makes no text of it.
  private func start(of node: SyntaxNode) -> Int? {
    guard let tag = node.tag, tag.text != "!!str" else { return node.range.start }
    // An anchor or a comment between the two would be lost.
    let between = source.string(in: ByteRange(tag.range.end, node.range.start))
    return between.allSatisfy { $0 == " " } ? tag.range.start : nil
  }

  /// A block scalar ends behind its line break.
  private func lineBreak(endingAt end: Int) -> String {
    guard end > 0, end <= source.bytes.count else { return "" }
    switch source.bytes[end - 1] {
    case 0x0A: return end > 1 && source.bytes[end - 2] == 0x0D ? "\r\n" : "\n"
    case 0x0D: return "\r"
    default: return ""
    }
  }
}

/// Texts as YAML scalars on one line.
enum PlainText {
  /// As it is, or in double quotes where it would be something else without;
  /// nil where the text holds what is better not written anew.
  static func written(_ text: String) -> String? { isSafe(text) ? text : quoted(text) }

  /// Whether the text can stand without quotes, in a flow collection too, and is
  /// a text there.
  static func isSafe(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first) || isDigit(first) || first == 0x2F || first == 0x3C,
      text.utf8.allSatisfy({ (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "#") }), text.utf8.last != 0x20
    else { return false }
    let tree = SyntaxTree.parse(SourceText("{k: \(text)}"))
    return tree.isValid && tree.root?["k"]?.value.string == text
  }

  /// Whether both kinds of quotes can hold the text as it is.
  static func needsNoEscapes(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20...0x7E).contains($0) && ![0x22, 0x27, 0x5C].contains($0) }
  }

  /// In double quotes.
  static func quoted(_ text: String) -> String? {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\"", "\\": result += "\\\(scalar)"
      case " "..."~": result.unicodeScalars.append(scalar)
      case _ where scalar.properties.isAlphabetic: result.unicodeScalars.append(scalar)
      default: return nil
      }
    }
    return result + "\""
  }

  /// In double quotes, whatever it holds: what is better not seen is escaped.
  static func escaped(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if let plain = quoted(String(scalar)) {
        result += plain.dropFirst().dropLast()
      } else {
        let digits = String(scalar.value, radix: 16)
        let width = scalar.value > 0xFFFF ? 8 : 4
        let zeros = String(repeating: "0", count: max(0, width - digits.count))
        result += (width == 8 ? "\\U" : "\\u") + zeros + digits
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

extension AnalysisContext {
  /// The edit that makes `text` of the scalar, key or alias at exactly `range`;
  /// nil where there is none.
  func rewriting(_ range: ByteRange, to text: String) -> TextEdit? {
    guard var node = tree.node(at: range.start) else { return nil }
    // An anchor or tag of the same start may belong to a node around it.
    while node.range != range, let parent = node.parent, parent.fullRange.start >= range.start {
      node = parent
    }
    return node.range == range ? ScalarText(source: source).edit(of: node, to: text) : nil
  }

  /// A fix that does that; none where it cannot be done.
  func fix(
    _ title: String, _ applicability: Fix.Applicability, rewriting range: ByteRange, to text: String
  ) -> [Fix] {
    rewriting(range, to: text).map { [Fix(title: title, applicability: applicability, edits: [$0])] } ?? []
  }
}

extension AnalysisContext {
  /// The edit that puts `yaml`, on one line, behind the colon of a key that has
  /// no value.
  func filling(_ pair: SyntaxPair, with yaml: String) -> TextEdit? {
    let place = pair.value.range.start
    guard pair.value.style == .absent, pair.value.fullRange.isEmpty, place > pair.key.range.end,
      place <= source.bytes.count, source.bytes[place - 1] == UInt8(ascii: ":")
    else { return nil }
    return TextEdit(range: .empty(at: place), text: " " + yaml)
  }

  /// A fix that makes `text` the value of the pair, whether it has one or not.
  func fix(
    _ title: String, _ applicability: Fix.Applicability, writing text: String, as pair: SyntaxPair?
  ) -> [Fix] {
    guard let pair else { return [] }
    let edit =
      pair.value.range.isEmpty
      ? PlainText.written(text).flatMap { filling(pair, with: $0) } : rewriting(pair.value.range, to: text)
    return edit.map { [Fix(title: title, applicability: applicability, edits: [$0])] } ?? []
  }
}
