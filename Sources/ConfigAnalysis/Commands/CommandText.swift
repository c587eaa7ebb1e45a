import ShellCommands

/// Values of a document as arguments.
enum CommandText {
  /// A text of which `<NAME>` and `${NAME}` are placeholders. Angle brackets hold
  /// one in capitals: other words may well be meant as they stand.
  static func word(_ text: String) -> ShellWord {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "$") }) else {
      return ShellWord(text)
    }
    let bytes = Array(text.utf8)
    var word = ShellWord("")
    var start = 0
    var index = 0
    while index < bytes.count {
      guard let (name, end) = placeholder(in: bytes, at: index) else {
        index += 1
        continue
      }
      word.append(String(decoding: bytes[start..<index], as: UTF8.self))
      word.append(placeholder: name)
      start = end
      index = end
    }
    word.append(String(decoding: bytes[start...], as: UTF8.self))
    return word
  }

  /// The text of a field; a template that is no plain placeholder makes the whole
  /// of it one, named for the field.
  static func word(_ text: String, field: String) -> ShellWord {
    let word = word(text)
    let isOpen = word.parts.contains { part in
      if case .literal(let literal) = part { TemplateMarks.isUnknown(literal) } else { false }
    }
    return isOpen ? ShellWord(placeholder: field) : word
  }

  private static func placeholder(in bytes: [UInt8], at start: Int) -> (name: String, end: Int)? {
    switch bytes[start] {
    case UInt8(ascii: "<"):
      return name(in: bytes, from: start + 1, closing: UInt8(ascii: ">"), isCapital)
    case UInt8(ascii: "$"):
      guard start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "{") else { return nil }
      return name(in: bytes, from: start + 2, closing: UInt8(ascii: "}"), isLetter)
    default: return nil
    }
  }

  private static func name(
    in bytes: [UInt8], from start: Int, closing: UInt8, _ isLetter: (UInt8) -> Bool
  ) -> (name: String, end: Int)? {
    guard start < bytes.count, isLetter(bytes[start]) else { return nil }
    var end = start
    while end < bytes.count, isLetter(bytes[end]) || isDigit(bytes[end]) { end += 1 }
    guard end < bytes.count, bytes[end] == closing, end - start > 1 else { return nil }
    return (String(decoding: bytes[start..<end], as: UTF8.self), end + 1)
  }

  private static func isCapital(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || byte == UInt8(ascii: "_")
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
