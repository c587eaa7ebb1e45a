/// The commands that a text for a POSIX shell holds, in its order.
///
/// A reading never fails: what cannot be read is told, and the text behind it is
/// read on. All places are byte offsets into the whole text.
public struct ShellReading: Sendable {
  public internal(set) var commands: [ReadCommand] = []
  public internal(set) var problems: [ShellProblem] = []

  /// The commands of a script or of lines that were typed, with or without the
  /// prompt `$ ` in front of them.
  public static func script(_ bytes: [UInt8]) -> ShellReading {
    var reader = ShellReader(bytes)
    let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    reader.read((isMarked ? 3 : 0)..<bytes.count)
    return reader.reading
  }

  /// The commands in the code of a Markdown text. A variable that one block sets
  /// is known in those behind it.
  public static func markdown(_ bytes: [UInt8]) -> ShellReading {
    let code = MarkdownCode(bytes)
    var reader = ShellReader(code.bytes)
    for block in code.blocks { reader.read(block.range, isDoubtful: block.isDoubtful) }
    return reader.reading
  }

  /// The commands of one part of a text; nothing before it is known.
  public static func part(_ range: Range<Int>, of bytes: [UInt8]) -> ShellReading {
    var reader = ShellReader(bytes)
    reader.read(range.clamped(to: 0..<bytes.count))
    return reader.reading
  }
}

/// A simple command as it stands in a text.
public struct ReadCommand: Hashable, Sendable {
  /// The program and its arguments; assignments, redirections and words such as
  /// `sudo` in front of it left out. At least one.
  public let words: [ReadWord]
  /// From the first of ``words`` to the last.
  public let range: Range<Int>
  /// It stands where a text may only speak of a command, such as in code within a
  /// sentence.
  public let isDoubtful: Bool

  public var command: ShellCommand { ShellCommand(words.map(\.word)) }
}

/// A word with the place where it stands.
public struct ReadWord: Hashable, Sendable {
  /// What only the shell knows stands in it as a placeholder.
  public let word: ShellWord
  /// Quotes included. Words that one variable expands to have one place.
  public let range: Range<Int>

  public init(_ word: ShellWord, range: Range<Int>) {
    self.word = word
    self.range = range
  }
}

/// What could not be read.
public struct ShellProblem: Hashable, Sendable {
  /// One sentence.
  public let message: String
  public let range: Range<Int>
}
