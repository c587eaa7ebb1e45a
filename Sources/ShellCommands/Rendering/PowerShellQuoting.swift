/// Quoting for PowerShell (about_Quoting_Rules, about_Parsing of PowerShell 7.4).
enum PowerShellQuoting {
  static func quoted(_ text: String) -> String {
    isPlain(text) ? text : singleQuoted(text)
  }

  /// One expandable string: the only form in which a text and a variable stay one
  /// argument.
  static func joined(_ parts: [ShellWord.Part]) -> String {
    let inside = parts.reduce(into: "") { text, part in
      switch part {
      case .literal(let literal): text += escaped(literal)
      case .placeholder(let name): text += "${env:\(name)}"
      }
    }
    return "\"\(inside)\""
  }

  /// Typographic single quotes end a string like `'` does.
  private static func singleQuoted(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    result.append("'")
    for scalar in text.unicodeScalars where scalar != "\0" {
      if isSingleQuote(scalar) { result.append(scalar) }
      result.append(scalar)
    }
    result.append("'")
    return String(result)
  }

  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where scalar != "\0" {
      if scalar == "`" || scalar == "$" || isDoubleQuote(scalar) { result.append("`") }
      result.append(scalar)
    }
    return String(result)
  }

  private static func isSingleQuote(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || ("\u{2018}"..."\u{201B}").contains(scalar)
  }

  private static func isDoubleQuote(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\"" || ("\u{201C}"..."\u{201E}").contains(scalar)
  }

  /// Letters, digits and a few marks. A `.` or `:` behind a leading `-` would
  /// split the argument; so would `,` anywhere.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    let isOption = first == UInt8(ascii: "-")
    return text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
        true
      case UInt8(ascii: "/"): first != byte
      case UInt8(ascii: "."), UInt8(ascii: ":"): !isOption && first != byte
      case UInt8(ascii: "="): first != byte
      default: false
      }
    } && !isNumber(text)
  }

  /// A bare number may be written anew: `007` and `1e3` change.
  private static func isNumber(_ text: String) -> Bool {
    text.utf8.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
  }
}
