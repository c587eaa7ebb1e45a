import YAMLSyntax

/// A comment by which a person silences rules:
/// `# zenls: ignore[rule-a, rule-b] reason`, on the line of the finding or on a
/// line of its own above it; `# zenls: ignore-file[rule-a]` for the whole file.
struct Suppression {
  /// One rule's name inside the brackets.
  struct Name {
    let text: String
    let range: ByteRange
  }

  let names: [Name]
  /// False for a comment that begins like one and is none, such as
  /// `# zenls: ignore unknown-flavor`.
  let isUnderstood: Bool
  /// The comment, from its `#` on.
  let comment: ByteRange
  /// 0-based line whose findings it silences; nil for the whole file.
  let line: Int?
  /// The comment right below, with the lines that a backslash joins to it: what is
  /// found in it is silenced, too. Empty where something else stands there.
  let commentLines: Range<Int>

  func covers(_ line: Int) -> Bool { self.line.map { $0 == line || commentLines.contains(line) } ?? true }

  /// All of a document, in order of place.
  static func all(in tree: SyntaxTree) -> [Suppression] {
    var suppressions: [Suppression] = []
    // From the end: the line below a block of comments is then known to all of them.
    var below: (lines: Range<Int>, covered: Int)?
    for comment in tree.comments.reversed() {
      let line = tree.source.line(at: comment.start)
      var covered = line
      var commentLines = line..<line
      if standsAlone(comment, tree.source) {
        let next = below.flatMap { $0.lines.lowerBound == line + 1 ? $0 : nil }
        covered = next?.covered ?? line + 1
        commentLines = next?.lines ?? commentLines
        let goesOn = CommentContinuation.goesOn(comment, in: tree.source.bytes)
        let end = goesOn ? next?.lines.upperBound ?? line + 1 : line + 1
        below = (line..<min(end, line + 1 + CommentContinuation.maximumLines), covered)
      }
      if let suppression = read(comment, in: tree.source, line: covered, commentLines) {
        suppressions.append(suppression)
      }
    }
    return suppressions.reversed()
  }

  /// - Parameter line: what the comment covers unless it covers the file.
  private static func read(
    _ comment: ByteRange, in source: SourceText, line: Int, _ commentLines: Range<Int>
  ) -> Suppression? {
    var scanner = CommentScanner(source.bytes, comment)
    scanner.skipMarks()
    guard scanner.skip("zenls:") else { return nil }
    scanner.skipBlanks()
    // That is a modeline.
    if scanner.isAt("kind=") { return nil }
    let coversFile = scanner.skip("ignore-file[")
    let isUnderstood = coversFile || scanner.skip("ignore[")
    return Suppression(
      names: isUnderstood ? scanner.names() : [], isUnderstood: isUnderstood, comment: comment,
      line: coversFile ? nil : line, commentLines: commentLines)
  }

  private static func standsAlone(_ comment: ByteRange, _ source: SourceText) -> Bool {
    var before = source.bytes[source.lineRange(source.line(at: comment.start)).start..<source.bytes.count]
    before = before.prefix(comment.start - before.startIndex)
    if before.startIndex == 0, before.starts(with: [0xEF, 0xBB, 0xBF]) { before = before.dropFirst(3) }
    return before.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}

/// Commands in comments go on in the line below behind a backslash.
enum CommentContinuation {
  /// More are no command for people.
  static let maximumLines = 100

  static func goesOn(_ comment: ByteRange, in bytes: [UInt8]) -> Bool {
    bytes[comment.start..<min(comment.end, bytes.count)]
      .last { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D } == UInt8(ascii: "\\")
  }
}

/// Reads the inside of one comment.
private struct CommentScanner {
  private let bytes: [UInt8]
  private var index: Int
  private let end: Int

  init(_ bytes: [UInt8], _ range: ByteRange) {
    self.bytes = bytes
    index = range.start
    end = min(range.end, bytes.count)
  }

  mutating func skipMarks() {
    while index < end, bytes[index] == UInt8(ascii: "#") { index += 1 }
    skipBlanks()
  }

  mutating func skipBlanks() {
    while index < end, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
  }

  func isAt(_ word: String) -> Bool { bytes[index..<end].starts(with: word.utf8) }

  mutating func skip(_ word: String) -> Bool {
    guard isAt(word) else { return false }
    index += word.utf8.count
    return true
  }

  /// The names up to `]`, or up to the end of the comment.
  mutating func names() -> [Suppression.Name] {
    var names: [Suppression.Name] = []
    while index < end, bytes[index] != UInt8(ascii: "]") {
      skipBlanks()
      let start = index
      while index < end, bytes[index] != UInt8(ascii: ","), bytes[index] != UInt8(ascii: "]") { index += 1 }
      var stop = index
      while stop > start, bytes[stop - 1] == 0x20 || bytes[stop - 1] == 0x09 { stop -= 1 }
      if stop > start {
        let text = String(decoding: bytes[start..<stop], as: UTF8.self)
        names.append(Suppression.Name(text: text, range: ByteRange(start, stop)))
      }
      if index < end, bytes[index] == UInt8(ascii: ",") { index += 1 }
    }
    return names
  }
}
