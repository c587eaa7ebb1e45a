/// What one look at all bytes tells: whether Python could decode the file and
/// PyYAML's reader would take its characters.
struct TextInspection {
  /// No byte above 0x7F.
  private(set) var isASCII = true
  private(set) var hasNUL = false
  /// At most one, the first that ZenML would stop at.
  private(set) var problems: [SyntaxProblem] = []

  init(_ source: SourceText) {
    guard source.encoding == .utf8 else {
      let order = source.encoding == .utf16LittleEndian ? "little-endian" : "big-endian"
      problems = [
        SyntaxProblem(
          .encoding,
          "the file is UTF-16 (\(order)), which ZenML cannot read; save it as UTF-8 (in PowerShell: `Out-File -Encoding utf8`)",
          at: .empty(at: 0))
      ]
      isASCII = false
      hasNUL = source.bytes.contains(0)
      return
    }
    // Python decodes the whole file before PyYAML looks at any character, so an
    // invalid byte comes before every other objection.
    var firstOdd: Int?
    var firstInvalid: Int?
    source.bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte >= 0x20, byte < 0x7F {
          index += 1
          while index + 8 <= bytes.count, isPlainASCII(bytes, at: index) { index += 8 }
          continue
        }
        if byte < 0x80 {
          if byte == 0 { hasNUL = true }
          if byte != 0x09, byte != 0x0A, byte != 0x0D, firstOdd == nil { firstOdd = index }
          index += 1
          continue
        }
        isASCII = false
        guard let (scalar, length) = decodeScalar(bytes, at: index) else {
          if firstInvalid == nil { firstInvalid = index }
          index += 1
          continue
        }
        if firstOdd == nil, !isPrintable(scalar) { firstOdd = index }
        index += length
      }
    }
    if let firstInvalid {
      problems = [Self.invalid(at: firstInvalid, source)]
    } else if let firstOdd {
      problems = [Self.unprintable(at: firstOdd, source)]
    }
  }

  /// NUL means the end to the scanner.
  func replaceNUL(in bytes: inout [UInt8]) {
    guard hasNUL else { return }
    for index in bytes.indices where bytes[index] == 0 { bytes[index] = 0x7F }
  }

  private static func invalid(at offset: Int, _ source: SourceText) -> SyntaxProblem {
    let byte = String(source.bytes[offset], radix: 16, uppercase: true)
    return SyntaxProblem(
      .encoding, "the byte 0x\(byte.count == 1 ? "0" + byte : byte) is not UTF-8; save the file as UTF-8",
      at: ByteRange(offset, offset + 1))
  }

  private static func unprintable(at offset: Int, _ source: SourceText) -> SyntaxProblem {
    let width = source.bytes.characterWidth(at: offset, end: source.bytes.count).bytes
    let range = ByteRange(offset, offset + width)
    let code =
      source.string(in: range).unicodeScalars.first.map { String($0.value, radix: 16, uppercase: true) } ?? ""
    let name = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
    return SyntaxProblem(
      .encoding,
      "the character \(name) is not allowed in YAML; remove it, or write it as an escape in double quotes",
      at: range)
  }
}

/// The characters that PyYAML's reader takes.
private func isPrintable(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x85, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
  default: false
  }
}

/// One strictly decoded character above U+007F; nil where the bytes are invalid.
@inline(__always)
private func decodeScalar(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (
  scalar: UInt32, length: Int
)? {
  let lead = bytes[index]
  let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
  guard length > 0, index + length <= bytes.count else { return nil }
  var scalar = UInt32(lead) & (0xFF >> UInt32(length + 1))
  for next in 1..<length {
    let byte = bytes[index + next]
    guard byte & 0xC0 == 0x80 else { return nil }
    scalar = scalar << 6 | UInt32(byte & 0x3F)
  }
  let smallest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
  guard scalar >= smallest, scalar <= 0x10FFFF, !(0xD800...0xDFFF).contains(scalar) else { return nil }
  return (scalar, length)
}

/// Whether the eight bytes at `index` are all between space and `~`.
@inline(__always)
private func isPlainASCII(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  let word = UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped).loadUnaligned(
    fromByteOffset: index, as: UInt64.self)
  let ones: UInt64 = 0x0101_0101_0101_0101
  let high: UInt64 = 0x8080_8080_8080_8080
  // A byte below 0x20 borrows, one above 0x7E carries, into its high bit.
  return ((word &- ones &* 0x20) | (word &+ ones) | word) & high == 0
}
