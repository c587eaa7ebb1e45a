/// Text inside XML 1.0.
enum XMLText {
  /// For an attribute in double quotes and for content. What XML has no way to
  /// write (most control characters, halves of pairs) becomes U+FFFD; blanks
  /// other than the space are written as references, since readers of
  /// attributes turn them into spaces.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: result += "&amp;"
      case 0x3C: result += "&lt;"
      case 0x3E: result += "&gt;"
      case 0x22: result += "&quot;"
      case 0x09: result += "&#9;"
      case 0x0A: result += "&#10;"
      case 0x0D: result += "&#13;"
      // Restricted or discouraged; U+0085 would be a line end in XML 1.1.
      case 0..<0x20, 0x7F...0x9F, 0xFFFE, 0xFFFF: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
