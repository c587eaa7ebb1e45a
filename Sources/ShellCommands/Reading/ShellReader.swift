/// Reads simple commands off the text of a POSIX shell (IEEE Std 1003.1-2017,
/// Shell Command Language, 2.2 to 2.10) by one pass over its bytes.
///
/// It looks for commands, it is no shell: of `if`, `for`, `case`, functions and
/// groups the commands inside are read, each once. Variables have the value that
/// was assigned last.
struct ShellReader {
  let bytes: [UInt8]
  /// The bytes of the part that is read.
  var end: Int
  var index = 0
  var reading = ShellReading()
  /// Values that the text itself gives to variables.
  var variables: [String: ShellWord] = [:]

  // The command that is being read.
  private var words: [ReadWord] = []
  private var assignments: [(name: String, value: ShellWord)] = []
  /// `export` and its like: their arguments are assignments.
  private var isDeclaration = false
  /// `for NAME in …` and its like: no command, but a heading of some.
  private var isHeading = false
  private var isPrompted = false
  private var isDoubtful = false

  private var heredocs: [Heredoc] = []
  private lazy var lines = LineTable(bytes)

  /// Scans for a closing mark that went to the end in vain: only some of them, so
  /// that a text of opening marks is read in linear time.
  var scansLeft = 8
  /// How many bytes may still be put in for variables: values of values grow
  /// without bounds.
  var expansionLeft: Int

  private struct Heredoc {
    let delimiter: [UInt8]
    let stripsTabs: Bool
    let range: Range<Int>
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    end = 0
    expansionLeft = 1 << 20 + 16 * bytes.count
  }

  /// Reads a part of the text.
  mutating func read(_ range: Range<Int>, isDoubtful: Bool = false) {
    index = range.lowerBound
    end = range.upperBound
    self.isDoubtful = isDoubtful
    let isSession = Self.isSession(bytes[range])
    startLine(isSession)
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): index += 1
      case UInt8(ascii: "\\") where takeContinuation(): break
      case UInt8(ascii: "\n"):
        endLine()
        startLine(isSession)
      case UInt8(ascii: "\r") where isLineBreak(index): index += 1
      case UInt8(ascii: "#"): skipToLineEnd()
      case UInt8(ascii: "&") where peek(1) == UInt8(ascii: ">"):
        index += 1
        redirection()
      case UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "("), UInt8(ascii: ")"):
        index += 1
        endCommand()
      case UInt8(ascii: "<"), UInt8(ascii: ">"):
        if isPlaceholder(at: index) { word() } else { redirection() }
      default: word()
      }
    }
    endLine()
  }

  // MARK: Lines

  /// Does the text show a session: commands behind prompts, and what they print?
  private static func isSession(_ text: ArraySlice<UInt8>) -> Bool {
    let start = text.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    return start.starts(with: "$ ".utf8)
  }

  private mutating func startLine(_ isSession: Bool) {
    while index < end {
      skipBlanks()
      if peek(0) == UInt8(ascii: "$"), isBlank(peek(1)) {
        index += 2
        isPrompted = true
        return
      }
      guard isSession else { break }
      // What a command printed.
      skipToLineEnd()
      if index < end { index += 1 }
    }
    if peek(0) == UInt8(ascii: ">"), isBlank(peek(1)), let next = firstBehind(index + 1), isLetter(next) {
      index += 2
      isPrompted = true
    }
  }

  private mutating func endLine() {
    endCommand()
    if index < end { index += 1 }
    guard !heredocs.isEmpty else { return }
    for heredoc in heredocs {
      if let next = lines.end(
        of: heredoc.delimiter, from: index, before: end, strippingTabs: heredoc.stripsTabs)
      {
        index = next
      } else {
        report("the end of this text, a line `\(Self.text(heredoc.delimiter))`, is missing", heredoc.range)
      }
    }
    heredocs = []
  }

  /// A backslash at the end of a line, with the line break and, in a session, the
  /// prompt of the next line.
  mutating func takeContinuation() -> Bool {
    var next = index + 1
    while next < end, isBlank(bytes[next]) { next += 1 }
    let hasBlanks = next > index + 1
    if next < end, bytes[next] == UInt8(ascii: "\r"), isLineBreak(next) { next += 1 }
    guard next < end, bytes[next] == UInt8(ascii: "\n") else { return false }
    if hasBlanks {
      report(
        "a blank stands behind this backslash, so that a shell ends the command here; remove it",
        index..<index + 1)
    }
    index = next + 1
    if isPrompted {
      var prompt = index
      while prompt < end, isBlank(bytes[prompt]) { prompt += 1 }
      if prompt + 1 < end, bytes[prompt] == UInt8(ascii: ">"), isBlank(bytes[prompt + 1]) {
        index = prompt + 1
      }
    }
    return true
  }

  // MARK: Commands

  private mutating func endCommand() {
    if words.isEmpty || isDeclaration {
      for assignment in assignments { variables[assignment.name] = assignment.value }
    }
    if !isHeading, !isDeclaration {
      let own = CommandPrefix.stripped(words)
      if let first = own.first, let last = own.last {
        reading.commands.append(
          ReadCommand(
            words: Array(own), range: first.range.lowerBound..<last.range.upperBound, isDoubtful: isDoubtful))
      }
    }
    words = []
    assignments = []
    isDeclaration = false
    isHeading = false
    if peek(0) == UInt8(ascii: "\n") || index >= end { isPrompted = false }
  }

  private mutating func word() {
    let start = index
    let name = words.isEmpty || isDeclaration ? assignedName() : nil
    if let name { index = start + name.utf8.count + 1 }
    var builder = WordBuilder(splits: name == nil)
    readWord(into: &builder)
    let range = start..<index
    if let name {
      // `NAME=(…)` is a list of bash.
      let isList = peek(0) == UInt8(ascii: "(")
      let value = builder.whole
      let isOwn = isList || (builder.isNameless && value.parts.count == 1)
      assignments.append((name, isOwn ? ShellWord(placeholder: name) : value))
      return
    }
    // A number in front of a redirection is a file's.
    if !builder.isQuoted, let next = peek(0), next == UInt8(ascii: "<") || next == UInt8(ascii: ">"),
      bytes[range].allSatisfy(isDigit), !isPlaceholder(at: index)
    {
      return
    }
    if words.isEmpty, !builder.isQuoted, !isHeading {
      switch Self.text(bytes[range]) {
      case "if", "then", "elif", "else", "fi", "while", "until", "do", "done", "esac", "!", "{", "}", "time":
        return
      case "for", "select", "case", "function": isHeading = true
      case "export", "declare", "local", "readonly", "typeset": isDeclaration = true
      default: break
      }
    }
    for field in builder.fields { words.append(ReadWord(field, range: range)) }
    // What a loop or a user fills in is not known.
    if words.count == 2, let first = words.first?.word.literal, first == "for" || first == "select",
      let variable = words.last?.word.literal
    {
      variables[variable] = nil
    }
  }

  /// The name in front of a `=` where the word is an assignment.
  private func assignedName() -> String? {
    guard let first = peek(0), isLetter(first) || first == UInt8(ascii: "_") else { return nil }
    var next = index + 1
    while next < end, isNameByte(bytes[next]) { next += 1 }
    guard next < end, bytes[next] == UInt8(ascii: "=") else { return nil }
    return Self.text(bytes[index..<next])
  }

  // MARK: Redirections

  private mutating func redirection() {
    let start = index
    let mark = bytes[index]
    index += 1
    if peek(0) == UInt8(ascii: "("), index == start + 1 {
      // The name of a file with what a command prints.
      index = start
      word()
      return
    }
    if mark == UInt8(ascii: "<"), peek(0) == UInt8(ascii: "<"), peek(1) != UInt8(ascii: "<") {
      index += 1
      let stripsTabs = peek(0) == UInt8(ascii: "-")
      if stripsTabs { index += 1 }
      skipBlanks()
      let place = index
      var builder = WordBuilder(splits: false)
      readWord(into: &builder)
      heredocs.append(
        Heredoc(
          delimiter: Array(builder.whole.visible.utf8), stripsTabs: stripsTabs,
          range: place..<max(place, index)))
      return
    }
    while let next = peek(0),
      next == mark || next == UInt8(ascii: "&") || next == UInt8(ascii: "|") || next == UInt8(ascii: ">")
    {
      index += 1
    }
    skipBlanks()
    var target = WordBuilder(splits: false)
    readWord(into: &target)
  }

  // MARK: Bytes

  mutating func report(_ message: String, _ range: Range<Int>) {
    reading.problems.append(ShellProblem(message: message, range: range))
  }

  func peek(_ distance: Int) -> UInt8? { index + distance < end ? bytes[index + distance] : nil }

  mutating func skipBlanks() { while isBlank(peek(0)) { index += 1 } }

  mutating func skipToLineEnd() {
    while let byte = peek(0), byte != UInt8(ascii: "\n") { index += 1 }
  }

  /// The first byte that is no blank, on the same line.
  private func firstBehind(_ start: Int) -> UInt8? {
    var next = start
    while next < end, isBlank(bytes[next]) { next += 1 }
    return next < end ? bytes[next] : nil
  }

  func isBlank(_ byte: UInt8?) -> Bool { byte == 0x20 || byte == 0x09 }

  /// Is the byte a line break, or the CR of one?
  func isLineBreak(_ place: Int) -> Bool {
    if bytes[place] == UInt8(ascii: "\n") { return true }
    return bytes[place] == UInt8(ascii: "\r")
      && (place + 1 >= end || bytes[place + 1] == UInt8(ascii: "\n"))
  }

  func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
  func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
  func isNameByte(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_") }

  static func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }
}
