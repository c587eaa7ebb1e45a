import TextDistance
import ZenMLCatalog
import ZenMLCommandLine

/// The words of one `zenml` command, taken apart as click 8 does
/// (`click/parser.py`): options and their values, and everything else.
struct CommandLineReading {
  struct Given {
    let option: ZenMLOption
    /// Nil for a flag.
    let value: CommandLineWord?
    let range: Range<Int>
  }

  /// Why click would refuse the words.
  struct Problem {
    enum Kind: Equatable {
      /// The command has no option of that spelling.
      case unknownOption(String)
      case needsValue
      case takesNoValue
    }

    let kind: Kind
    let message: String
    let range: Range<Int>

    init(_ kind: Kind, _ message: String, _ range: Range<Int>) {
      self.kind = kind
      self.message = message
      self.range = range
    }
  }

  let command: ZenMLCommand
  private(set) var options: [Given] = []
  /// Options that the command passes on among them.
  private(set) var arguments: [CommandLineWord] = []
  private(set) var problems: [Problem] = []

  /// - Parameter words: behind the words that name the command.
  init(_ command: ZenMLCommand, _ words: ArraySlice<CommandLineWord>) {
    self.command = command
    var rest = words
    while let word = rest.popFirst() {
      if word.text == "--" {
        arguments += rest
        break
      }
      if word.text.hasPrefix("-"), word.text.utf8.count > 1 {
        option(word, &rest)
      } else {
        arguments.append(word)
      }
    }
  }

  /// The values of an option, by any of its spellings.
  func values(of spelling: String) -> [CommandLineWord] {
    options.filter { $0.option.spellings.contains(spelling) }.compactMap(\.value)
  }

  func has(_ spelling: String) -> Bool { options.contains { $0.option.spellings.contains(spelling) } }

  private mutating func option(_ word: CommandLineWord, _ rest: inout ArraySlice<CommandLineWord>) {
    if let option = command.option(word.key) {
      take(option, word, explicit: word.value, &rest)
    } else if !word.text.hasPrefix("--"), let last = shortOptions(word, &rest) {
      unknown(word, last)
    } else if word.text.hasPrefix("--") {
      unknown(word, word.key, &rest)
    }
  }

  private mutating func take(
    _ option: ZenMLOption, _ word: CommandLineWord, explicit: CommandLineWord?,
    _ rest: inout ArraySlice<CommandLineWord>
  ) {
    guard option.kind != nil else {
      if explicit != nil {
        problems.append(Problem(.takesNoValue, "`\(word.key)` takes no value", word.range))
      }
      options.append(Given(option: option, value: nil, range: word.range))
      return
    }
    var value = explicit
    if value == nil { value = rest.popFirst() }
    guard let value else {
      problems.append(Problem(.needsValue, "`\(word.key)` needs a value behind it", word.range))
      return
    }
    options.append(Given(option: option, value: value, range: word.range))
  }

  /// `-abc`: letters of their own, the last one with its value. What is none of
  /// the command's options is handed back.
  private mutating func shortOptions(
    _ word: CommandLineWord, _ rest: inout ArraySlice<CommandLineWord>
  ) -> String? {
    var letters = word.text.dropFirst()
    var unknown = ""
    while let letter = letters.popFirst() {
      guard let option = command.option("-\(letter)") else {
        unknown.append(letter)
        continue
      }
      guard option.kind != nil else {
        options.append(Given(option: option, value: nil, range: word.range))
        continue
      }
      let attached =
        letters.isEmpty
        ? nil : CommandLineWord(String(letters), range: word.range, placeholders: word.placeholders)
      take(option, CommandLineWord("-\(letter)", range: word.range), explicit: attached, &rest)
      break
    }
    return unknown.isEmpty ? nil : "-" + unknown
  }

  private mutating func unknown(_ word: CommandLineWord, _ spelling: String) {
    problems.append(Problem(.unknownOption(spelling), Self.noOption(spelling, of: command), word.range))
  }

  private mutating func unknown(
    _ word: CommandLineWord, _ spelling: String, _ rest: inout ArraySlice<CommandLineWord>
  ) {
    if command.passesUnknownOptions, command.arguments.contains(where: \.takesRest) {
      arguments.append(word)
      return
    }
    problems.append(Problem(.unknownOption(spelling), Self.noOption(spelling, of: command), word.range))
    // What was meant is clear where only a hyphen is an underscore.
    let meant = Self.folded(spelling)
    if let option = command.options.first(where: { $0.spellings.contains { Self.folded($0) == meant } }) {
      take(option, word, explicit: word.value, &rest)
    }
  }

  private static func folded(_ spelling: String) -> String { spelling.replacing("_", with: "-") }

  static func noOption(_ spelling: String, of command: ZenMLCommand) -> String {
    let path = (["zenml"] + command.path).joined(separator: " ")
    let near = command.nearestOptions(to: spelling).prefix(2).map { "`\($0.name)`" }
    let question = near.isEmpty ? "" : "; did you mean \(near.joined(separator: " or "))?"
    return "`\(path)` has no option `\(spelling)`" + question
  }
}
