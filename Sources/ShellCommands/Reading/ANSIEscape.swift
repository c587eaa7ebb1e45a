/// Escapes within `$'…'` (bash, zsh and POSIX since 2024).
enum ANSIEscape {
  /// Reads one escape, `index` being behind its backslash and before `end`.
  static func read(_ bytes: [UInt8], _ index: inout Int, _ end: Int, into text: inout [UInt8]) {
    let letter = bytes[index]
    index += 1
    switch letter {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "a"): text.append(0x07)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "e"), UInt8(ascii: "E"): text.append(0x1B)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "v"): text.append(0x0B)
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "?"): text.append(letter)
    case UInt8(ascii: "x"):
      append(number(bytes, &index, end, radix: 16, most: 2), letter, isByte: true, into: &text)
    case UInt8(ascii: "u"):
      append(number(bytes, &index, end, radix: 16, most: 4), letter, isByte: false, into: &text)
    case UInt8(ascii: "U"):
      append(number(bytes, &index, end, radix: 16, most: 8), letter, isByte: false, into: &text)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      index -= 1
      append(number(bytes, &index, end, radix: 8, most: 3), letter, isByte: true, into: &text)
    default: text += [UInt8(ascii: "\\"), letter]
    }
  }

  private static func append(_ number: UInt32?, _ letter: UInt8, isByte: Bool, into text: inout [UInt8]) {
    guard let number else {
      text += [UInt8(ascii: "\\"), letter]
      return
    }
    if isByte {
      text.append(UInt8(truncatingIfNeeded: number))
    } else if let scalar = Unicode.Scalar(number) {
      text += Array(String(scalar).utf8)
    }
  }

  private static func number(
    _ bytes: [UInt8], _ index: inout Int, _ end: Int, radix: Int, most: Int
  ) -> UInt32? {
    let start = index
    while index < end, index < start + most, isDigit(bytes[index], radix) { index += 1 }
    return UInt32(String(decoding: bytes[start..<index], as: UTF8.self), radix: radix)
  }

  private static func isDigit(_ byte: UInt8, _ radix: Int) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "7"): true
    case UInt8(ascii: "8"), UInt8(ascii: "9"): radix == 16
    default: radix == 16 && (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
    }
  }
}
