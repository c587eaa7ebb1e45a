import ConfigAnalysis
import Foundation
import Testing
import YAMLSyntax

/// Draws places of a document so that a person can review them: the line, and
/// marks under it.
struct Drawing {
  let source: SourceText
  private(set) var text = ""

  init(_ source: SourceText) { self.source = source }

  mutating func add(_ line: String) { text += line + "\n" }

  /// The line of a place with `^` under it; `|` where it is empty, `…` where it
  /// goes on below.
  mutating func add(_ range: ByteRange) {
    let start = source.position(at: range.start, unit: .codePoints)
    let end = source.position(at: range.end, unit: .codePoints)
    let line = source.lineRange(start.line)
    let number = String(start.line + 1)
    let gutter = String(repeating: " ", count: max(0, 4 - number.count)) + number + " | "
    add(gutter + source.string(in: line))
    let isLong = end.line > start.line
    let last = isLong ? source.position(at: line.end, unit: .codePoints).column : end.column
    let marks = range.isEmpty ? "|" : String(repeating: "^", count: max(1, last - start.column))
    add(
      String(repeating: " ", count: gutter.count + start.column) + marks + (isLong ? "…\(end.line + 1)" : ""))
  }

  mutating func add(_ edits: [TextEdit]) {
    for edit in edits {
      add(edit.range)
      add("       -> " + edit.text.debugDescription)
    }
  }

  /// Compares with what stands beside the document, or writes it there
  /// (`ZENLS_UPDATE=1`).
  func check(against file: URL, sourceLocation: SourceLocation = #_sourceLocation) throws {
    if ProjectFiles.isUpdating {
      try text.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let expected = try ProjectFiles.text(of: file)
    #expect(
      text == expected, "\(file.lastPathComponent): see with ZENLS_UPDATE=1", sourceLocation: sourceLocation)
  }
}
