/// The code of a Markdown text that may be for a shell (CommonMark 0.31, 4.4, 4.5
/// and 6.1).
struct MarkdownCode {
  struct Block {
    let range: Range<Int>
    /// Indented, or within a sentence: the text may only speak of a command.
    let isDoubtful: Bool
  }

  /// The text, the marks of quoted blocks made blanks: places stay what they are.
  private(set) var bytes: [UInt8]
  private(set) var blocks: [Block] = []

  /// Words behind a fence; none too.
  private static let languages: Set<String> = [
    "", "bash", "sh", "shell", "console", "zsh", "shell-session", "shellsession", "sh-session", "terminal",
    "text", "txt", "bat", "fish", "ksh",
  ]

  private struct Fence {
    let mark: UInt8
    let length: Int
    let isShell: Bool
    let start: Int
    /// How many quoted blocks it stands in.
    let depth: Int
  }

  private static let deepest = 8

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var fence: Fence?
    var indented: Range<Int>?
    var followsBlank = true
    var start = 0
    while start < bytes.count {
      let stop = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let (content, depth) = behindQuoteMarks(start..<stop, most: fence?.depth ?? Self.deepest)
      if let open = fence {
        for place in start..<content { self.bytes[place] = 0x20 }
        if Self.closes(self.bytes[content..<stop], open) {
          if open.isShell { blocks.append(Block(range: open.start..<start, isDoubtful: false)) }
          fence = nil
        }
      } else if let open = Self.opening(self.bytes[content..<stop], behind: min(stop + 1, bytes.count), depth)
      {
        finish(&indented)
        fence = open
      } else {
        let line = self.bytes[content..<stop]
        let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
        if !isBlank, isIndented(content..<stop), followsBlank || indented != nil {
          indented = (indented?.lowerBound ?? content)..<stop
        } else if !isBlank {
          finish(&indented)
          spans(content..<stop)
        }
        followsBlank = isBlank
      }
      start = stop + 1
    }
    finish(&indented)
    // A fence that is not closed holds the rest of the text.
    if let fence, fence.isShell { blocks.append(Block(range: fence.start..<bytes.count, isDoubtful: false)) }
  }

  private mutating func finish(_ indented: inout Range<Int>?) {
    if let range = indented { blocks.append(Block(range: range, isDoubtful: true)) }
    indented = nil
  }

  /// Where the line begins behind at most `most` marks `>` of quoted blocks.
  private func behindQuoteMarks(_ line: Range<Int>, most: Int) -> (start: Int, depth: Int) {
    var place = line.lowerBound
    var depth = 0
    while depth < most {
      let next = bytes[place..<line.upperBound].prefix(3).firstIndex { $0 != 0x20 } ?? place
      guard next < line.upperBound, bytes[next] == UInt8(ascii: ">") else { break }
      place = next + 1
      depth += 1
    }
    return (place, depth)
  }

  private static func opening(_ line: ArraySlice<UInt8>, behind next: Int, _ depth: Int) -> Fence? {
    let text = withoutListMark(line)
    guard let mark = text.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    let length = text.prefix { $0 == mark }.count
    let info = text.dropFirst(length)
    guard length >= 3, mark == UInt8(ascii: "~") || !info.contains(mark) else { return nil }
    let word = info.drop { $0 == 0x20 || $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: ".") }
      .prefix { $0 > 0x20 && $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: ",") }
    let language = String(decoding: word, as: UTF8.self).lowercased()
    return Fence(mark: mark, length: length, isShell: languages.contains(language), start: next, depth: depth)
  }

  /// Behind blanks, and behind the mark of a list's item.
  private static func withoutListMark(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let text = line.drop { $0 == 0x20 || $0 == 0x09 }
    let digits = text.prefix { (0x30...0x39).contains($0) }.count
    let mark = text.dropFirst(digits).first
    let isItem =
      digits > 0
      ? mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")") : mark.map { "-*+".utf8.contains($0) } ?? false
    guard isItem, text.dropFirst(digits + 1).first == 0x20 else { return text }
    return text.dropFirst(digits + 1).drop { $0 == 0x20 || $0 == 0x09 }
  }

  private static func closes(_ line: ArraySlice<UInt8>, _ fence: Fence) -> Bool {
    let text = line.drop { $0 == 0x20 || $0 == 0x09 }
    let length = text.prefix { $0 == fence.mark }.count
    return length >= fence.length
      && text.dropFirst(length).allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }

  private func isIndented(_ line: Range<Int>) -> Bool {
    bytes[line].first == 0x09 || bytes[line].starts(with: [0x20, 0x20, 0x20, 0x20])
  }

  /// Code within a line.
  private mutating func spans(_ line: Range<Int>) {
    var place = line.lowerBound
    // Where runs of a length were looked for in vain: a line of backticks is long.
    var missing: Set<Int> = []
    while let open = bytes[place..<line.upperBound].firstIndex(of: UInt8(ascii: "`")) {
      let length = run(at: open, line.upperBound)
      let inside = open + length
      place = inside
      guard !missing.contains(length) else { continue }
      var next = inside
      var close: Int?
      while let mark = bytes[next..<line.upperBound].firstIndex(of: UInt8(ascii: "`")) {
        let other = run(at: mark, line.upperBound)
        if other == length {
          close = mark
          break
        }
        next = mark + other
      }
      guard let close else {
        missing.insert(length)
        continue
      }
      blocks.append(Block(range: inside..<close, isDoubtful: true))
      place = close + length
    }
  }

  private func run(at place: Int, _ end: Int) -> Int {
    bytes[place..<end].prefix { $0 == UInt8(ascii: "`") }.count
  }
}
