/// How many terminal cells a text takes, character by character as people see
/// them; terminals differ in detail, and this is what PyPI's `wcwidth` says.
enum DisplayWidth {
  static func of(_ text: String) -> Int {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text.utf8.count }
    return text.reduce(0) { $0 + cells($1) }
  }

  /// Nothing that is one character takes more than two cells: the parts of an
  /// emoji, a flag or a conjunct are drawn as one.
  private static func cells(_ character: Character) -> Int {
    var width = 0
    var base: Unicode.Scalar?
    for scalar in character.unicodeScalars {
      switch scalar.value {
      case 0xFE0E: if base?.properties.isEmojiPresentation ?? false { width = 1 }
      case 0xFE0F: if base?.properties.isEmoji ?? false { width = 2 }
      default:
        // A mark of its own takes nothing, behind a letter it takes room.
        let isMark = scalar.properties.generalCategory == .spacingMark
        width += isMark ? (base == nil ? 0 : 1) : cells(scalar)
      }
      base = base ?? scalar
    }
    return min(width, 2)
  }

  private static func cells(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    // Of the format characters these are drawn: soft hyphen, Arabic, Syriac and
    // Kaithi signs before a number.
    case 0xAD, 0x0600...0x0605, 0x06DD, 0x070F, 0x0890...0x0891, 0x08E2, 0x110BD, 0x110CD: return 1
    // Vowels and final consonants of Hangul join the syllable before them.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator, .control: return 0
    default: return scalar.properties.isEmojiPresentation || WideCharacters.contains(scalar) ? 2 : 1
    }
  }
}
