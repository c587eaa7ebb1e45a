/// White space in UTF-8 bytes: ASCII's, and the invisible characters that come
/// along when an address is copied from a web page.
enum Whitespace {
  /// The length of the blank that starts at `index`, 0 if none does.
  static func length(at index: Int, in bytes: [UInt8]) -> Int {
    switch bytes[index] {
    case 0x09...0x0D, 0x20: return 1
    case 0xC2 where matches([0xC2, 0xA0], at: index, in: bytes): return 2
    case 0xC2 where matches([0xC2, 0x85], at: index, in: bytes): return 2
    case 0xE2, 0xE3, 0xEF:
      return invisible.contains { matches($0, at: index, in: bytes) } ? 3 : 0
    default: return 0
    }
  }

  /// U+2000…U+200D, U+2028, U+2029, U+202F, U+2060, U+3000, U+FEFF.
  private static let invisible: [[UInt8]] =
    (0x80...0x8D).map { [0xE2, 0x80, $0] }
    + [[0xE2, 0x80, 0xA8], [0xE2, 0x80, 0xA9], [0xE2, 0x80, 0xAF], [0xE2, 0x81, 0xA0]]
    + [[0xE3, 0x80, 0x80], [0xEF, 0xBB, 0xBF]]

  private static func matches(_ pattern: [UInt8], at index: Int, in bytes: [UInt8]) -> Bool {
    index + pattern.count <= bytes.count && bytes[index..<(index + pattern.count)].elementsEqual(pattern)
  }

  /// All runs of blanks, in order.
  static func runs(in bytes: [UInt8]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var index = 0
    while index < bytes.count {
      let start = index
      while index < bytes.count {
        let length = length(at: index, in: bytes)
        if length == 0 { break }
        index += length
      }
      if index > start { runs.append(start..<index) } else { index += 1 }
    }
    return runs
  }
}
