/// YAML 1.1's implicit tags as PyYAML 6.0.3's resolver knows them: what an
/// untagged plain scalar is.
struct ImplicitResolver {
  /// - Parameter text: the scalar's decoded text.
  static func resolve(_ text: UnsafeBufferPointer<UInt8>) -> ResolvedTag {
    guard let first = text.first else { return .null }
    // Python's `$` also matches before a final line feed.
    var text = text
    if text.count > 1, text[text.count - 1] == 0x0A { text = UnsafeBufferPointer(rebasing: text.dropLast()) }
    switch first {
    case 0x30...0x39: return number(text, mayBeTimestamp: true)
    case 0x2B, 0x2D, 0x2E: return number(text, mayBeTimestamp: false)
    case 0x7E: return text.count == 1 ? .null : .string
    case 0x3C: return text.count == 2 && text[1] == 0x3C ? .merge : .string
    case 0x3D: return text.count == 1 ? .value : .string
    case 0x79, 0x59, 0x6E, 0x4E, 0x74, 0x54, 0x66, 0x46, 0x6F, 0x4F: return word(text)
    default: return .string
    }
  }

  /// `yes`, `no`, `true`, `false`, `on`, `off` and `null`, in lower case, upper
  /// case, or with a capital.
  private static func word(_ text: UnsafeBufferPointer<UInt8>) -> ResolvedTag {
    guard text.count <= 5 else { return .string }
    var folded: UInt64 = 0
    var capitals = 0
    for byte in text {
      if byte >= 0x41, byte <= 0x5A { capitals += 1 }
      folded = folded << 8 | UInt64(byte | 0x20)
    }
    let isOneStyle =
      capitals == 0 || capitals == text.count || (capitals == 1 && text[0] >= 0x41 && text[0] <= 0x5A)
    guard isOneStyle else { return .string }
    for byte in text where (byte | 0x20) < 0x61 || (byte | 0x20) > 0x7A { return .string }
    switch folded {
    case 0x79_6573, 0x6E6F, 0x7472_7565, 0x66_616C_7365, 0x6F6E, 0x6F_6666: return .bool
    case 0x6E75_6C6C: return .null
    default: return .string
    }
  }

  private static func number(_ text: UnsafeBufferPointer<UInt8>, mayBeTimestamp: Bool) -> ResolvedTag {
    if isFloat(text) { return .float }
    if isInteger(text) { return .int }
    if mayBeTimestamp, TimestampFields(text, isStrict: true) != nil { return .timestamp }
    return .string
  }

  @inline(__always)
  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func isFloat(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    let count = text.count
    func skipDigits(_ start: Int) -> Int {
      var index = start
      while index < count, isDigit(text[index]) || text[index] == 0x5F { index += 1 }
      return index
    }
    func isExponentOrEnd(_ start: Int) -> Bool {
      if start == count { return true }
      guard text[start] | 0x20 == 0x65, start + 2 < count, text[start + 1] == 0x2B || text[start + 1] == 0x2D
      else { return false }
      return (start + 2..<count).allSatisfy { isDigit(text[$0]) }
    }
    let hasSign = text[0] == 0x2B || text[0] == 0x2D
    if hasSign { index = 1 }
    guard index < count else { return false }
    if text[index] == 0x2E {
      if matches(text, from: index + 1, ["inf", "Inf", "INF"]) { return true }
      if hasSign { return false }
      if matches(text, from: index + 1, ["nan", "NaN", "NAN"]) { return true }
      guard index + 1 < count, isDigit(text[index + 1]) else { return false }
      return isExponentOrEnd(skipDigits(index + 1))
    }
    guard isDigit(text[index]) else { return false }
    index = skipDigits(index)
    guard index < count else { return false }
    if text[index] == 0x2E { return isExponentOrEnd(skipDigits(index + 1)) }
    guard let end = skipSexagesimal(text, from: index), end < count, text[end] == 0x2E else { return false }
    return skipDigits(end + 1) == count
  }

  private static func isInteger(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let count = text.count
    let start = text[0] == 0x2B || text[0] == 0x2D ? 1 : 0
    guard start < count else { return false }
    func allSatisfy(from first: Int, _ isAllowed: (UInt8) -> Bool) -> Bool {
      first < count && (first..<count).allSatisfy { isAllowed(text[$0]) || text[$0] == 0x5F }
    }
    if text[start] == 0x30 {
      if start + 1 == count { return true }
      switch text[start + 1] {
      case 0x62: return allSatisfy(from: start + 2) { $0 == 0x30 || $0 == 0x31 }
      case 0x78: return allSatisfy(from: start + 2) { hexDigit($0) != nil }
      default: return allSatisfy(from: start + 1) { $0 >= 0x30 && $0 <= 0x37 }
      }
    }
    guard isDigit(text[start]) else { return false }
    var index = start
    while index < count, isDigit(text[index]) || text[index] == 0x5F { index += 1 }
    return index == count || skipSexagesimal(text, from: index) == count
  }

  /// One or more `:` with a number below 60 behind each.
  private static func skipSexagesimal(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index + 1 < text.count, text[index] == 0x3A, isDigit(text[index + 1]) {
      if index + 2 < text.count, isDigit(text[index + 2]) {
        guard text[index + 1] <= 0x35 else { return nil }
        index += 3
      } else {
        index += 2
      }
    }
    return index == start ? nil : index
  }

  private static func matches(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, _ words: [StaticString]
  ) -> Bool {
    guard text.count - start == 3 else { return false }
    return words.contains { word in
      (0..<3).allSatisfy { text[start + $0] == word.utf8Start[$0] }
    }
  }
}

extension Parser {
  /// The implicit tag of a plain scalar (or of any scalar with the tag `!`).
  @inline(__always)
  mutating func resolveImplicit(_ token: Token) -> ResolvedTag {
    let tag: ResolvedTag
    if token.flags.contains(.verbatim), token.style == .plain {
      tag = ImplicitResolver.resolve(
        UnsafeBufferPointer(start: base + Int(token.start), count: Int(token.end - token.start)))
    } else {
      let text = ScalarDecoder(base: base, limit: count).decode(
        style: token.style, from: Int(token.start), to: Int(token.end), indent: Int(token.indent),
        isVerbatim: token.flags.contains(.verbatim)
      ).bytes
      tag = text.withUnsafeBufferPointer { ImplicitResolver.resolve($0) }
    }
    // Short decimal numbers cannot fail; neither can null, booleans and text.
    switch tag {
    case .string, .null, .bool: break
    case .int, .float:
      if token.end - token.start > 16 || token.style != .plain || containsUnderscore(token) {
        builder.needsConstruction = true
      }
    default: builder.needsConstruction = true
    }
    return tag
  }

  private func containsUnderscore(_ token: Token) -> Bool {
    UnsafeBufferPointer(start: base + Int(token.start), count: Int(token.end - token.start)).contains(0x5F)
  }
}
