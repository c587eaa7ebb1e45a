/// How many terminal cells a text takes, character by character as people see
/// them; terminals differ in detail, and this is what PyPI's `wcwidth` says.
enum DisplayWidth {
  static func of(_ text: String) -> Int {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text.utf8.count }
    var width = 0
    for character in text { width += cells(character, isFirst: width == 0) }
    return width
  }

  /// The parts of an emoji, a flag or a conjunct are drawn as one, in two cells.
  private static func cells(_ character: Character, isFirst: Bool) -> Int {
    var width = 0
    var base: Unicode.Scalar?
    for scalar in character.unicodeScalars {
      switch scalar.value {
      case 0xFE0E: if base?.properties.isEmojiPresentation ?? false { width = 1 }
      case 0xFE0F: if base?.properties.isEmoji ?? false { width = 2 }
      // A skin without an emoji before it is a picture of its own.
      case 0x1F3FB...0x1F3FF where base?.properties.isEmojiPresentation == false: return width + 2
      default:
        // A mark takes room behind a letter only.
        let isMark = scalar.properties.generalCategory == .spacingMark
        width += isMark ? (base == nil && isFirst ? 0 : 1) : cells(scalar)
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
    // So do the fillers of incomplete ones.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF, 0x3164, 0xFFA0: return 0
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator, .control: return 0
    default: return scalar.properties.isEmojiPresentation || WideCharacters.contains(scalar) ? 2 : 1
    }
  }
}
