import ConfigAnalysis
import Foundation
import Testing
import YAMLSyntax

/// Fixtures are YAML files whose expectations stand in comments:
///
///     flavor: gpc
///     #       ^^^ error[unknown-flavor]: gpc
///
/// The carets lie under the finding's range, the text behind the colon is part
/// of its message. A finding that starts in the first two columns, or one of a
/// text in which no comment can stand, is named from the top of the file:
/// `# expect 3:1-3:2 error[yaml-syntax]: text`. Every finding has to be expected
/// and every expectation met. What lies in `refused` has a blocking finding,
/// what lies in `accepted` has none. The files that a fixture names lie beside it, with
/// another suffix if they are no fixtures themselves.
struct FixtureTests {
  static let fixtures = ["accepted", "refused"].flatMap {
    ProjectFiles.files(under: "Tests/Fixtures/\($0)", suffix: ".yaml")
  }

  @Test(arguments: fixtures)
  func `findings are as expected`(fixture file: URL) throws {
    let text = try ProjectFiles.text(of: file)
    let fixture = Fixture(text)
    let analysis = Analyzer(files: .beside(file)).analyze(SourceText(text))
    #expect(analysis.document != nil, "the fixture is not recognised")
    let found = analysis.findings.map { FoundFinding($0, in: analysis.source) }
    #expect(found.map(\.description) == fixture.matched(found).map(\.description))
    let isBlocked = analysis.findings.contains { $0.isBlocking }
    #expect(isBlocked == file.path.contains("/refused/"))
  }

  @Test(arguments: fixtures)
  func `findings shift but never change`(fixture file: URL) throws {
    let text = try ProjectFiles.text(of: file)
    let plain = signature(of: text, file)
    let mutations: [(String, String)] = [
      ("emoji and CJK in front", "# 🚀 日本語\n" + text),
      ("byte order mark", "\u{FEFF}" + text),
      ("CRLF", text.replacingOccurrences(of: "\n", with: "\r\n")),
      ("no final newline", text.hasSuffix("\n") ? String(text.dropLast()) : text),
    ]
    for (name, mutated) in mutations where !(name == "byte order mark" && text.hasPrefix("%")) {
      #expect(signature(of: mutated, file) == plain, "\(name)")
    }
  }

  @Test(arguments: fixtures)
  func `cut off anywhere it still gets an answer`(fixture file: URL) throws {
    let bytes = Array(try ProjectFiles.text(of: file).utf8)
    for length in stride(from: 0, through: bytes.count, by: max(1, bytes.count / 120)) {
      let analysis = Analyzer(files: .beside(file)).analyze(SourceText(Array(bytes.prefix(length))))
      for finding in analysis.findings {
        #expect(finding.range.end <= length && finding.range.start >= 0)
      }
    }
  }

  private func signature(of text: String, _ file: URL) -> [String] {
    Analyzer(files: .beside(file)).analyze(SourceText(text)).findings.map {
      "\($0.severity)[\($0.rule)] \($0.location) \($0.message)"
    }
  }
}

/// A finding with its place in lines and columns (1-based, code points).
struct FoundFinding: CustomStringConvertible {
  let line: Int
  let start: Int
  let end: Int
  let head: String
  let message: String

  init(_ finding: Finding, in source: SourceText) {
    let first = source.position(at: finding.range.start, unit: .codePoints)
    let last = source.position(at: finding.range.end, unit: .codePoints)
    let lineEnd = source.position(at: source.lineRange(first.line).end, unit: .codePoints).column
    line = first.line + 1
    start = first.column + 1
    end = (last.line == first.line ? last.column : lineEnd) + 1
    head = "\(finding.severity)[\(finding.rule)]"
    message = finding.message
  }

  var description: String { "\(line):\(start)-\(end) \(head): \(message)" }
}

struct Fixture {
  struct Expectation: CustomStringConvertible {
    let line: Int
    let start: Int
    let end: Int
    let head: String
    let message: String

    func matches(_ found: FoundFinding) -> Bool {
      found.line == line && found.start == start && found.head == head && found.message.contains(message)
        && (found.end == end || (found.end <= found.start && end == start + 1))
    }

    var description: String { "\(line):\(start)-\(end) \(head): \(message)" }
  }

  let expectations: [Expectation]

  init(_ text: String) {
    var result: [Expectation] = []
    var lastContentLine = 0
    for (index, line) in text.components(separatedBy: "\n").enumerated() {
      if let match = line.firstMatch(of: /^\s*#\s*expect (\d+):(\d+)-(\d+) ([a-z]+\[[a-z-]+\]):? ?(.*)$/) {
        result.append(
          Expectation(
            line: Int(match.1) ?? 0, start: Int(match.2) ?? 0, end: Int(match.3) ?? 0, head: String(match.4),
            message: String(match.5)))
      } else if let match = line.firstMatch(of: /^(\s*#\s*)(\^+) ([a-z]+\[[a-z-]+\]):? ?(.*)$/) {
        let start = match.1.count + 1
        result.append(
          Expectation(
            line: lastContentLine, start: start, end: start + match.2.count, head: String(match.3),
            message: String(match.4)))
      } else {
        lastContentLine = index + 1
      }
    }
    expectations = result
  }

  /// The found findings that were expected, in their order, and what was
  /// expected in vain.
  func matched(_ found: [FoundFinding]) -> [any CustomStringConvertible] {
    var open = expectations
    var result: [any CustomStringConvertible] = []
    for finding in found {
      if let index = open.firstIndex(where: { $0.matches(finding) }) {
        open.remove(at: index)
        result.append(finding)
      }
    }
    return result + open
  }
}
