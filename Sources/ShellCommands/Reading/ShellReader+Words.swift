/// The parts of a word: quotes, backslashes, and what the shell puts in.
extension ShellReader {
  /// Reads up to a blank, a line break or an operator outside of quotes.
  mutating func readWord(into builder: inout WordBuilder) {
    while index < end {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: ";"), UInt8(ascii: "&"),
        UInt8(ascii: "|"), UInt8(ascii: "("), UInt8(ascii: ")"):
        return
      case UInt8(ascii: "\r") where isLineBreak(index): return
      case UInt8(ascii: "<"), UInt8(ascii: ">"):
        if let name = placeholder(at: index) {
          builder.append(placeholder: name.name)
          index = name.end
        } else if peek(1) == UInt8(ascii: "(") {
          index += 1
          substitution(into: &builder, from: index + 1, closing: .parenthesis)
        } else {
          return
        }
      case UInt8(ascii: "\\"):
        if takeContinuation() { continue }
        builder.markQuoted()
        index += 1
        if let next = peek(0) {
          builder.append(next)
          index += 1
        } else {
          builder.append(byte)
        }
      case UInt8(ascii: "'"): singleQuotes(into: &builder)
      case UInt8(ascii: "\""): doubleQuotes(into: &builder)
      case UInt8(ascii: "$"): dollar(into: &builder, inQuotes: false)
      case UInt8(ascii: "`"): substitution(into: &builder, from: index + 1, closing: .backtick)
      default:
        builder.append(byte)
        index += 1
      }
    }
  }

  // MARK: Quotes

  private mutating func singleQuotes(into builder: inout WordBuilder) {
    let start = index
    builder.markQuoted()
    index += 1
    guard let close = bytes[index..<end].firstIndex(of: UInt8(ascii: "'")) else {
      unclosed("this quote", at: start, into: &builder)
      return
    }
    builder.append(bytes[index..<close])
    index = close + 1
  }

  /// `$'…'` with the escapes of C.
  private mutating func escapedQuotes(into builder: inout WordBuilder) {
    let start = index
    builder.markQuoted()
    index += 2
    var text: [UInt8] = []
    let inside = index
    while index < end, bytes[index] != UInt8(ascii: "'") {
      if bytes[index] == UInt8(ascii: "\\"), index + 1 < end {
        index += 1
        ANSIEscape.read(bytes, &index, end, into: &text)
      } else {
        text.append(bytes[index])
        index += 1
      }
    }
    guard index < end else {
      index = inside
      unclosed("this quote", at: start, into: &builder)
      return
    }
    builder.append(text)
    index += 1
  }

  private mutating func doubleQuotes(into builder: inout WordBuilder) {
    let start = index
    builder.markQuoted()
    guard closing(of: .doubleQuote, from: index + 1) != nil else {
      index += 1
      unclosed("this quote", at: start, into: &builder)
      return
    }
    index += 1
    while index < end {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return
      case UInt8(ascii: "\\"):
        index += 1
        guard let next = peek(0) else { return }
        switch next {
        case UInt8(ascii: "$"), UInt8(ascii: "`"), UInt8(ascii: "\""), UInt8(ascii: "\\"):
          builder.append(next)
          index += 1
        case UInt8(ascii: "\n"): index += 1
        case UInt8(ascii: "\r") where isLineBreak(index): index += 2
        default: builder.append(byte)
        }
      case UInt8(ascii: "$"): dollar(into: &builder, inQuotes: true)
      case UInt8(ascii: "`"): substitution(into: &builder, from: index + 1, closing: .backtick)
      default:
        builder.append(byte)
        index += 1
      }
    }
  }

  // MARK: What the shell puts in

  private mutating func dollar(into builder: inout WordBuilder, inQuotes: Bool) {
    guard let next = peek(1) else {
      builder.append(bytes[index])
      index += 1
      return
    }
    switch next {
    case UInt8(ascii: "'") where !inQuotes: escapedQuotes(into: &builder)
    case UInt8(ascii: "\"") where !inQuotes: index += 1
    case UInt8(ascii: "("): substitution(into: &builder, from: index + 2, closing: .parenthesis)
    case UInt8(ascii: "{"): parameter(into: &builder, inQuotes: inQuotes)
    case _ where isLetter(next) || next == UInt8(ascii: "_"):
      let start = index + 1
      index = start
      while let byte = peek(0), isNameByte(byte) { index += 1 }
      put(Self.text(bytes[start..<index]), into: &builder, inQuotes: inQuotes)
    case _ where isDigit(next) || "@*#?!$-".utf8.contains(next):
      index += 2
      builder.append(placeholder: Self.name(ofSpecial: next), isNameless: true)
    default:
      builder.append(bytes[index])
      index += 1
    }
  }

  /// `${NAME}`, `${NAME:-default}` and their like.
  private mutating func parameter(into builder: inout WordBuilder, inQuotes: Bool) {
    let start = index
    guard let close = closing(of: inQuotes ? .quotedBrace : .brace, from: index + 2) else {
      builder.append(placeholder: "VALUE", isNameless: true)
      index += 2
      unclosed("this brace", at: start, length: 2)
      return
    }
    var first = start + 2
    // The length of a value, and a value by its name.
    let isOther = first < close && (bytes[first] == UInt8(ascii: "#") || bytes[first] == UInt8(ascii: "!"))
    if isOther, first + 2 < close { first += 1 }
    var stop = first
    while stop < close, isNameByte(bytes[stop]) { stop += 1 }
    let name = Self.text(bytes[first..<stop])
    let operation = bytes[stop..<(close - 1)]
    index = close
    guard let lead = name.utf8.first, !isDigit(lead) else {
      builder.append(placeholder: Self.name(ofSpecial: bytes[first]), isNameless: true)
      return
    }
    // A value that is set is the value, whatever stands in for a missing one; any
    // other operation makes another text of it.
    let keeps =
      operation.first.map { byte in
        byte == UInt8(ascii: ":")
          ? operation.dropFirst().first.map { "-=?".utf8.contains($0) } ?? false
          : "-=?".utf8.contains(byte)
      } ?? true
    if isOther || !keeps {
      builder.append(placeholder: name)
    } else {
      put(name, into: &builder, inQuotes: inQuotes)
    }
  }

  /// The value of a variable, or a placeholder of its name.
  private mutating func put(_ name: String, into builder: inout WordBuilder, inQuotes: Bool) {
    guard let value = variables[name], value.weight <= min(expansionLeft, WordWeight.longest) else {
      builder.append(placeholder: name)
      return
    }
    expansionLeft -= value.weight
    builder.append(value, inQuotes: inQuotes)
  }

  /// `$(…)`, `` `…` `` and `<(…)`: what a command prints.
  private mutating func substitution(
    into builder: inout WordBuilder, from inside: Int, closing mark: ClosingMark
  ) {
    let start = index
    guard let close = closing(of: mark, from: inside) else {
      builder.append(placeholder: "OUTPUT", isNameless: true)
      index = inside
      unclosed("this command", at: start, length: inside - start)
      return
    }
    builder.append(placeholder: outputName(inside..<close - 1), isNameless: true)
    index = close
  }

  /// `OUTPUT_OF_GCLOUD`, or what a number is called.
  private func outputName(_ range: Range<Int>) -> String {
    if range.lowerBound < range.upperBound, bytes[range.lowerBound] == UInt8(ascii: "(") { return "NUMBER" }
    let program = bytes[range].drop { !isNameByte($0) }.prefix { isNameByte($0) || $0 == UInt8(ascii: "-") }
    return program.isEmpty ? "OUTPUT" : "OUTPUT_OF_" + Self.text(program)
  }

  private static func name(ofSpecial byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): "ARGUMENT_\(byte - UInt8(ascii: "0"))"
    case UInt8(ascii: "@"), UInt8(ascii: "*"): "ARGUMENTS"
    case UInt8(ascii: "?"): "STATUS"
    case UInt8(ascii: "$"), UInt8(ascii: "!"): "PROCESS_ID"
    default: "VALUE"
    }
  }

  // MARK: Placeholders

  /// `<NAME>`, as people write into a README what the reader has to fill in. Bare
  /// angle brackets are redirections; such a pair without blanks is hardly ever.
  func placeholder(at place: Int) -> (name: String, end: Int)? {
    guard place < end, bytes[place] == UInt8(ascii: "<"), place + 1 < end, isLetter(bytes[place + 1]) else {
      return nil
    }
    var next = place + 1
    // Names are short, and a line of opening brackets is long.
    let limit = min(end, place + 80)
    var hasBlank = false
    var hasLower = false
    while next < limit, isNameByte(bytes[next]) || bytes[next] == UInt8(ascii: "-") || isBlank(bytes[next]) {
      if isBlank(bytes[next]) { hasBlank = true }
      if isLetter(bytes[next]), bytes[next] & 0x20 != 0 { hasLower = true }
      next += 1
    }
    guard next < limit, bytes[next] == UInt8(ascii: ">"), !(hasBlank && hasLower) else { return nil }
    return (Self.text(bytes[(place + 1)..<next]), next + 1)
  }

  func isPlaceholder(at place: Int) -> Bool { placeholder(at: place) != nil }

  // MARK: Recovery

  /// The rest of the line is taken for the text inside; the next line is read as
  /// if nothing had been open.
  private mutating func unclosed(_ what: String, at start: Int, into builder: inout WordBuilder) {
    unclosed(what, at: start, length: 1)
    let inside = index
    skipToLineEnd()
    var stop = index
    if stop > inside, bytes[stop - 1] == UInt8(ascii: "\r") { stop -= 1 }
    builder.append(bytes[inside..<stop])
  }

  private mutating func unclosed(_ what: String, at start: Int, length: Int) {
    report("\(what) is not closed", start..<min(end, start + length))
    if length > 1 { skipToLineEnd() }
  }
}

/// How much a value weighs when it is put in.
private enum WordWeight {
  /// Linux takes no longer argument.
  static let longest = 128 * 1024
}

extension ShellWord {
  fileprivate var weight: Int {
    parts.reduce(1) { sum, part in
      switch part {
      case .literal(let text): sum + text.utf8.count
      case .placeholder(let name): sum + name.utf8.count + 2
      }
    }
  }
}
