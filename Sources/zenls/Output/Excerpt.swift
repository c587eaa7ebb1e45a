import YAMLSyntax

/// One line of a document with a part of it underlined.
struct Excerpt {
  /// Longer lines are shown in part, around the underlined range.
  private static let maximumColumns = 160

  private let lineNumber: Int
  private let line: String
  private let underline: String

  /// - Parameter isSecret: the text in `range` is shown as stars, as many for a
  ///   short one as for a long one.
  init(of range: ByteRange, in source: SourceText, isSecret: Bool) {
    let start = source.position(at: range.start, unit: .codePoints)
    let lineRange = source.lineRange(start.line)
    let end = min(max(range.end, range.start), max(lineRange.end, range.start))
    // Only a window of a very long line is looked at.
    let windowStart = max(lineRange.start, range.start - Self.maximumColumns / 2)
    let windowEnd = min(lineRange.end, max(range.start, windowStart) + Self.maximumColumns)
    let before = TerminalText.visible(source.string(in: ByteRange(windowStart, range.start)))
    let shown = source.string(in: ByteRange(range.start, min(end, max(windowEnd, range.start))))
    let marked = isSecret ? "********" : TerminalText.visible(shown)
    let after = TerminalText.visible(source.string(in: ByteRange(min(end, windowEnd), windowEnd)))
    let lead = windowStart > lineRange.start ? "…" : ""
    let trail = windowEnd < lineRange.end ? "…" : ""
    lineNumber = start.line + 1
    line = lead + before + marked + after + trail
    underline =
      String(repeating: " ", count: DisplayWidth.of(lead + before))
      + String(repeating: "^", count: max(1, DisplayWidth.of(marked)))
  }

  func render(_ style: (String, TextStyle) -> String) -> String {
    let number = String(lineNumber)
    let margin = String(repeating: " ", count: number.count + 1)
    let bar = style("|", .quiet)
    return """
      \(margin)\(bar)
      \(style(number, .quiet)) \(bar)\(line.isEmpty ? "" : " " + line)
      \(margin)\(bar) \(underline)

      """
  }
}

/// How many terminal cells a text takes.
enum DisplayWidth {
  static func of(_ text: String) -> Int {
    text.reduce(0) { $0 + cells($1) }
  }

  private static func cells(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    if scalar.properties.isEmojiPresentation { return 2 }
    if character.unicodeScalars.dropFirst().contains(where: { $0.value == 0xFE0F }) { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isWide(scalar.value) ? 2 : 1
    }
  }

  /// East Asian wide and full-width blocks (Unicode Standard Annex 11).
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
