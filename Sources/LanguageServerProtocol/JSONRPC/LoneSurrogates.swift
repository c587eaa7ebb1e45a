/// JSON may hold half of a surrogate pair as an escape (`"\ud83d"`), which
/// JavaScript clients send when a person cuts an emoji in two; UTF-8 has no form
/// for it.
enum LoneSurrogates {
  /// The text with U+FFFD in place of every half; same length, same positions.
  static func replaced(in json: [UInt8]) -> [UInt8] {
    guard holdsSurrogateEscape(json) else { return json }
    var result = json
    var index = 0
    while index < json.count {
      guard json[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      guard let unit = unit(at: index, json) else {
        index += 2
        continue
      }
      if (0xD800..<0xDC00).contains(unit), let next = self.unit(at: index + 6, json),
        (0xDC00..<0xE000).contains(next)
      {
        index += 12
        continue
      }
      if (0xD800..<0xE000).contains(unit) {
        for (offset, byte) in "\\ufffd".utf8.enumerated() { result[index + offset] = byte }
      }
      index += 6
    }
    return result
  }

  private static func holdsSurrogateEscape(_ json: [UInt8]) -> Bool {
    var index = 0
    while index + 5 < json.count {
      if json[index] == UInt8(ascii: "\\"), json[index + 1] == UInt8(ascii: "u"),
        json[index + 2] | 0x20 == 0x64
      {
        return true
      }
      index += json[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return false
  }

  /// The code unit of an escape `\uXXXX`; nil where there is none.
  private static func unit(at index: Int, _ json: [UInt8]) -> Int? {
    guard index + 5 < json.count, json[index] == UInt8(ascii: "\\"), json[index + 1] == UInt8(ascii: "u")
    else { return nil }
    var value = 0
    for byte in json[(index + 2)...(index + 5)] {
      switch byte {
      case 0x30...0x39: value = value << 4 | Int(byte - 0x30)
      case 0x41...0x46: value = value << 4 | Int(byte - 0x41 + 10)
      case 0x61...0x66: value = value << 4 | Int(byte - 0x61 + 10)
      default: return nil
      }
    }
    return value
  }
}
