import ShellCommands
import YAMLSyntax

/// A command that stands in a comment.
struct CommentCommand {
  /// At least one; places are bytes of the document.
  let words: [ReadWord]
  /// It stands within a sentence, behind a colon or in backticks.
  let isWithinText: Bool

  var range: Range<Int> {
    (words.first?.range.lowerBound ?? 0)..<(words.last?.range.upperBound ?? 0)
  }
}

/// Finds commands of `zenml` and `gcloud` in comments: at the beginning of one,
/// behind a bullet or a prompt, behind a colon, or in backticks. A backslash at the
/// end of a line goes on in the comment below.
struct CommentCommands {
  /// Of one document: more are no commands for people.
  private static let maximum = 1000
  private static let programs = ["zenml ", "gcloud "].map { Array($0.utf8) }

  private let tree: SyntaxTree
  private let bytes: [UInt8]
  private(set) var commands: [CommentCommand] = []

  static func all(in tree: SyntaxTree) -> [CommentCommand] {
    var finder = CommentCommands(tree)
    finder.find()
    return finder.commands
  }

  private init(_ tree: SyntaxTree) {
    self.tree = tree
    bytes = tree.source.bytes
  }

  private mutating func find() {
    var next = 0
    while next < tree.comments.count, commands.count < Self.maximum {
      let first = next
      next += 1
      let comment = tree.comments[first]
      var place = comment.start
      while let start = program(from: place, to: comment.end) {
        if isBeginning(start, of: comment) {
          next = read(from: start, first, isWithinText: false)
          break
        }
        if let end = closingBacktick(start, of: comment) {
          add(Array(bytes[start..<end]), at: start, isWithinText: true)
          place = end
        } else if isBehindColon(start, comment.start) {
          next = read(from: start, first, isWithinText: true)
          break
        } else {
          place = start + 1
        }
      }
    }
  }

  // MARK: Places

  /// Where the name of a program stands, a blank behind it.
  private func program(from start: Int, to end: Int) -> Int? {
    var index = start
    let end = min(end, bytes.count)
    while index < end {
      if bytes[index] == UInt8(ascii: "z") || bytes[index] == UInt8(ascii: "g"),
        Self.programs.contains(where: { bytes[index..<end].starts(with: $0) })
      {
        return index
      }
      index += 1
    }
    return nil
  }

  /// Does nothing stand in front of it but the marks of a comment, of an entry of a
  /// list (`-`, `2.`) and of a prompt?
  private func isBeginning(_ start: Int, of comment: ByteRange) -> Bool {
    var index = comment.start
    while index < start, bytes[index] == UInt8(ascii: "#") { index += 1 }
    var marks = 2
    while index < start {
      switch bytes[index] {
      case 0x20, 0x09: index += 1
      case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "$"), UInt8(ascii: ">"):
        marks -= 1
        guard marks >= 0, index + 1 < start, bytes[index + 1] == 0x20 else { return false }
        index += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        marks -= 1
        while index < start, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) { index += 1 }
        guard marks >= 0, index + 1 < start,
          bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ")"),
          bytes[index + 1] == 0x20
        else { return false }
        index += 1
      default: return false
      }
    }
    return true
  }

  private func isBehindColon(_ start: Int, _ beginning: Int) -> Bool {
    start - 2 >= beginning && bytes[start - 1] == 0x20 && bytes[start - 2] == UInt8(ascii: ":")
  }

  private func closingBacktick(_ start: Int, of comment: ByteRange) -> Int? {
    guard start > comment.start, bytes[start - 1] == UInt8(ascii: "`") else { return nil }
    return bytes[start..<min(comment.end, bytes.count)].firstIndex(of: UInt8(ascii: "`"))
  }

  // MARK: Reading

  /// Reads a command up to the end of its comment, and of those below that it goes
  /// on in.
  ///
  /// - Returns: the first comment that does not belong to it.
  private mutating func read(from start: Int, _ first: Int, isWithinText: Bool) -> Int {
    var last = first
    var end = min(tree.comments[first].end, bytes.count)
    var text = Array(bytes[start..<end])
    while CommentContinuation.goesOn(tree.comments[last], in: bytes), last + 1 < tree.comments.count,
      last - first < CommentContinuation.maximumLines, isNextLine(last)
    {
      last += 1
      let comment = tree.comments[last]
      var inside = comment.start
      while inside < comment.end, bytes[inside] == UInt8(ascii: "#") { inside += 1 }
      // As many bytes as there are, so that places stay what they are.
      text.append(UInt8(ascii: "\n"))
      text.append(contentsOf: repeatElement(0x20, count: inside - end - 1))
      end = min(comment.end, bytes.count)
      text.append(contentsOf: bytes[inside..<end])
    }
    add(text, at: start, isWithinText: isWithinText)
    return last + 1
  }

  /// Is the next comment the whole of the next line?
  private func isNextLine(_ comment: Int) -> Bool {
    let (here, next) = (tree.comments[comment], tree.comments[comment + 1])
    let source = tree.source
    let line = source.line(at: next.start)
    guard line == source.line(at: here.start) + 1, next.start > here.end else { return false }
    return bytes[source.lineRange(line).start..<next.start].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private mutating func add(_ text: [UInt8], at start: Int, isWithinText: Bool) {
    let reading = ShellReading.part(0..<text.count, of: text)
    // Sentences have apostrophes, which open a quote for a shell.
    guard reading.problems.isEmpty else { return }
    for command in reading.commands {
      guard commands.count < Self.maximum else { return }
      let words = command.words.map { word in
        ReadWord(
          word.word, range: word.range.lowerBound + start..<word.range.upperBound + start)
      }
      commands.append(CommentCommand(words: words, isWithinText: isWithinText))
    }
  }
}
