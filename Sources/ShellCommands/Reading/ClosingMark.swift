/// What ends a part of a word.
enum ClosingMark {
  case parenthesis
  case brace
  /// A brace within double quotes, where `'` stands for itself.
  case quotedBrace
  case doubleQuote
  case backtick
}

extension ShellReader {
  /// The place behind the mark that closes what is open at `start`; nil where the
  /// text ends before. What is nested is kept on a list, not on the call stack.
  mutating func closing(of mark: ClosingMark, from start: Int) -> Int? {
    guard scansLeft > 0 else { return nil }
    var open = [mark]
    var place = start
    while place < end, let top = open.last {
      let byte = bytes[place]
      let next = place + 1 < end ? bytes[place + 1] : nil
      place += 1
      switch (top, byte) {
      case (_, UInt8(ascii: "\\")): place += 1
      case (.backtick, UInt8(ascii: "`")): open.removeLast()
      case (.backtick, _): break
      case (_, UInt8(ascii: "`")): open.append(.backtick)
      case (_, UInt8(ascii: "$")) where next == UInt8(ascii: "("):
        open.append(.parenthesis)
        place += 1
      case (_, UInt8(ascii: "$")) where next == UInt8(ascii: "{"):
        open.append(top == .doubleQuote || top == .quotedBrace ? .quotedBrace : .brace)
        place += 1
      case (.doubleQuote, UInt8(ascii: "\"")): open.removeLast()
      case (.doubleQuote, _): break
      case (_, UInt8(ascii: "\"")): open.append(.doubleQuote)
      case (.parenthesis, UInt8(ascii: "'")), (.brace, UInt8(ascii: "'")):
        guard let close = bytes[min(place, end)..<end].firstIndex(of: UInt8(ascii: "'")) else {
          scansLeft -= 1
          return nil
        }
        place = close + 1
      case (.parenthesis, UInt8(ascii: "(")): open.append(.parenthesis)
      case (.parenthesis, UInt8(ascii: ")")): open.removeLast()
      case (.brace, UInt8(ascii: "}")), (.quotedBrace, UInt8(ascii: "}")): open.removeLast()
      default: break
      }
    }
    if open.isEmpty, place <= end { return place }
    scansLeft -= 1
    return nil
  }
}
