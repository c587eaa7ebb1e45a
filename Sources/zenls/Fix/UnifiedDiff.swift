import ConfigAnalysis
import ProjectFiles
import YAMLSyntax

/// The change of one file as a unified diff, which `patch -p0` and `git apply`
/// take: bytes as they are, whatever the line breaks; only `\n` ends a line.
struct UnifiedDiff {
  private static let contextLines = 3

  private let old: DiffLines
  private let path: String
  private let changes: [Change]
  /// Lines of the original that are not shown.
  private let hidden: Set<Int>
  /// Changes that would show one of them.
  private let hiddenCount: Int

  /// Lines of the original that become other lines.
  private struct Change {
    var old: Range<Int>
    var new: ArraySlice<ArraySlice<UInt8>>
  }

  /// - Parameters:
  ///   - path: named relative to the working folder where it lies in there.
  ///   - edits: in order of place, not overlapping.
  ///   - hidden: lines with secrets. A change of one, or directly beside one, is
  ///     left out: a diff shows the lines around, and has to.
  init(of path: String, original: [UInt8], edits: [TextEdit], hiding hidden: Set<Int>) {
    let lines = DiffLines(original)
    self.path = FilePath.relative(FilePath.absolute(path), below: FilePath.workingDirectory)
    old = lines
    let all = Self.blocks(edits, lines).compactMap { Self.change($0, lines) }
    changes = all.filter { change in
      hidden.isEmpty
        || (max(0, change.old.lowerBound - 1)..<change.old.upperBound + 1).allSatisfy { !hidden.contains($0) }
    }
    hiddenCount = all.count - changes.count
    self.hidden = hidden
  }

  /// Nil where nothing is left out.
  var note: String? {
    if hiddenCount == 0 { return nil }
    return
      "note: the diff of '\(path)' leaves out \(LintReport.counted(hiddenCount, "change")) on or beside lines that "
      + "hold a secret; written without '--diff', they are there"
  }

  var bytes: [UInt8] {
    if changes.isEmpty { return [] }
    let name = Self.name(path)
    var result = Array("--- \(name)\n+++ \(name)\n".utf8)
    // How many lines further down the new text is.
    var shift = 0
    for hunk in hunks { write(hunk, &shift, to: &result) }
    return result
  }

  // MARK: From edits to lines

  private struct Block {
    var lines: Range<Int>
    var edits: [TextEdit]
  }

  /// Edits of the same lines, or of neighbouring ones, together.
  private static func blocks(_ edits: [TextEdit], _ old: DiffLines) -> [Block] {
    var blocks: [Block] = []
    for edit in edits {
      var first = old.line(at: edit.range.start)
      if first == old.count, !old.endsWithLineBreak { first = max(0, first - 1) }
      var end = old.line(at: edit.range.end)
      if edit.range.end > old.start(of: end) { end += 1 }
      if let last = blocks.last, last.lines.upperBound >= first {
        blocks[blocks.count - 1].lines = last.lines.lowerBound..<max(last.lines.upperBound, end)
        blocks[blocks.count - 1].edits.append(edit)
      } else {
        blocks.append(Block(lines: first..<max(first, end), edits: [edit]))
      }
      // The new text must end where a line ends.
      var block = blocks[blocks.count - 1]
      while block.lines.upperBound < old.count, !endsLine(block, old) {
        block.lines = block.lines.lowerBound..<(block.lines.upperBound + 1)
      }
      blocks[blocks.count - 1] = block
    }
    return blocks
  }

  /// Whether the block's new text ends with a line break, or is empty.
  private static func endsLine(_ block: Block, _ old: DiffLines) -> Bool {
    var end = old.start(of: block.lines.upperBound)
    for edit in block.edits.reversed() {
      if edit.range.end < end { break }
      if let last = edit.text.utf8.last { return last == UInt8(ascii: "\n") }
      end = edit.range.start
    }
    return end == old.start(of: block.lines.lowerBound) || old.bytes[end - 1] == UInt8(ascii: "\n")
  }

  private static func newText(_ block: Block, _ old: DiffLines) -> [UInt8] {
    var result: [UInt8] = []
    var position = old.start(of: block.lines.lowerBound)
    for edit in block.edits {
      result += old.bytes[position..<edit.range.start]
      result += edit.text.utf8
      position = edit.range.end
    }
    return result + old.bytes[position..<max(position, old.start(of: block.lines.upperBound))]
  }

  private static func change(_ block: Block, _ old: DiffLines) -> Change? {
    let text = DiffLines(newText(block, old))
    var change = Change(old: block.lines, new: (0..<text.count).map { text.line($0) }[...])
    while let first = change.new.first, !change.old.isEmpty, old.line(change.old.lowerBound) == first {
      change.old = change.old.dropFirst()
      change.new = change.new.dropFirst()
    }
    while let last = change.new.last, !change.old.isEmpty, old.line(change.old.upperBound - 1) == last {
      change.old = change.old.dropLast()
      change.new = change.new.dropLast()
    }
    return change.old.isEmpty && change.new.isEmpty ? nil : change
  }

  // MARK: Hunks

  private var hunks: [[Change]] {
    var hunks: [[Change]] = []
    for change in changes {
      if let last = hunks.last?.last, change.old.lowerBound - last.old.upperBound <= 2 * Self.contextLines,
        !(last.old.upperBound..<max(last.old.upperBound, change.old.lowerBound)).contains(
          where: hidden.contains)
      {
        hunks[hunks.count - 1].append(change)
      } else {
        hunks.append([change])
      }
    }
    return hunks
  }

  private func write(_ hunk: [Change], _ shift: inout Int, to result: inout [UInt8]) {
    guard let first = hunk.first, let last = hunk.last else { return }
    let before = max(0, first.old.lowerBound - Self.contextLines)..<first.old.lowerBound
    let start = before.last(where: hidden.contains).map { $0 + 1 } ?? before.lowerBound
    let after =
      last.old.upperBound..<max(last.old.upperBound, min(old.count, last.old.upperBound + Self.contextLines))
    let end = after.first(where: hidden.contains) ?? after.upperBound
    let growth = hunk.reduce(0) { $0 + $1.new.count - $1.old.count }
    let ranges = [("-", start, end - start), ("+", start + shift, end - start + growth)].map {
      mark, start, count in "\(mark)\(count == 0 ? start : start + 1),\(count)"
    }
    result += "@@ \(ranges.joined(separator: " ")) @@\n".utf8
    shift += growth
    var line = start
    for change in hunk {
      for index in line..<change.old.lowerBound { add(" ", old.line(index), to: &result) }
      for index in change.old { add("-", old.line(index), to: &result) }
      for text in change.new { add("+", text, to: &result) }
      line = change.old.upperBound
    }
    for index in line..<end { add(" ", old.line(index), to: &result) }
  }

  private func add(_ mark: String, _ line: ArraySlice<UInt8>, to result: inout [UInt8]) {
    result += mark.utf8
    result += line
    if line.last != UInt8(ascii: "\n") { result += "\n\\ No newline at end of file\n".utf8 }
  }

  /// A name as `patch` and git read it: one with blanks ends with a tab, one
  /// with quotes or control characters is quoted.
  private static func name(_ path: String) -> String {
    let isOdd = path.utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0x22 || $0 == 0x5C }
    guard isOdd else { return path.utf8.contains(0x20) ? path + "\t" : path }
    var bytes = Array("\"".utf8)
    for byte in path.utf8 {
      switch byte {
      case 0x22, 0x5C: bytes += [0x5C, byte]
      case 0..<0x20, 0x7F:
        let digits = String(byte, radix: 8)
        bytes += ("\\" + String(repeating: "0", count: 3 - digits.utf8.count) + digits).utf8
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self) + "\""
  }
}

/// A text in lines that end with `\n` and keep it.
private struct DiffLines {
  let bytes: [UInt8]
  /// Where each line starts, and the end of the text.
  private let starts: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(index + 1) }
    if starts.last != bytes.count { starts.append(bytes.count) }
    self.starts = starts
  }

  var count: Int { starts.count - 1 }

  var endsWithLineBreak: Bool { bytes.last == UInt8(ascii: "\n") }

  func start(of line: Int) -> Int { starts[min(max(line, 0), starts.count - 1)] }

  func line(_ index: Int) -> ArraySlice<UInt8> { bytes[start(of: index)..<start(of: index + 1)] }

  /// The line that holds the offset; behind the last line break: the number of
  /// lines.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
