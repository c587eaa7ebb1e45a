/// Quoting for POSIX shells (IEEE Std 1003.1-2017, Shell Command Language, 2.2).
enum POSIXQuoting {
  static func quoted(_ text: String) -> String {
    isPlain(text) ? text : singleQuoted(text)
  }

  /// Literals in single quotes, variables in double quotes: neither is split or
  /// expanded any further.
  static func joined(_ parts: [ShellWord.Part]) -> String {
    parts.reduce(into: "") { text, part in
      switch part {
      case .literal(let literal): text += text.isEmpty || !isPlainBehind(literal) ? quoted(literal) : literal
      case .placeholder(let name): text += "\"$\(name)\""
      }
    }
  }

  /// Everything between single quotes stands for itself; only `'` cannot stand
  /// there.
  private static func singleQuoted(_ text: String) -> String {
    var result: [UInt8] = [UInt8(ascii: "'")]
    for byte in text.utf8 where byte != 0 {
      if byte == UInt8(ascii: "'") { result += "'\\''".utf8 } else { result.append(byte) }
    }
    result.append(UInt8(ascii: "'"))
    return String(decoding: result, as: UTF8.self)
  }

  /// Does the text need no quotes? zsh expands a leading `=` to the path of a
  /// command.
  private static func isPlain(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.first != UInt8(ascii: "=") && isPlainBehind(text)
  }

  private static func isPlainBehind(_ text: String) -> Bool {
    text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      case UInt8(ascii: "_"), UInt8(ascii: "@"), UInt8(ascii: "%"), UInt8(ascii: "+"), UInt8(ascii: "="),
        UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
  }
}
