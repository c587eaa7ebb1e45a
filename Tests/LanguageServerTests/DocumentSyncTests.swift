import ConfigAnalysis
import LanguageServerProtocol
import Testing
import YAMLSyntax

@testable import LanguageServer

struct DocumentSyncTests {
  static let broken =
    "stack_name: a\nzenml_version: 0.98.0\ncomponents:\n  orchestratr: {name: x, flavor: local, configuration: {}}\n"

  @Test func `findings are published with the version, and cleared on close`() throws {
    let client = try TestClient()
    client.open(Self.broken, version: 7)
    let first = try client.notification("textDocument/publishDiagnostics")
    #expect(first["version"] as? Int == 7)
    let diagnostics = try #require(first["diagnostics"] as? [[String: Any]])
    #expect(diagnostics.contains { $0["code"] as? String == "unknown-component-type" })
    #expect(diagnostics.allSatisfy { $0["source"] as? String == "zenls" })
    client.notify("textDocument/didClose", #"{"textDocument": {"uri": "file:///w/stack.yaml"}}"#)
    #expect(try client.publishedRules().isEmpty)
  }

  @Test func `every change has its answer, an empty one too`() throws {
    let client = try TestClient()
    client.open("a: 1\n")
    #expect(try client.publishedRules().isEmpty)
    for version in 2..<6 {
      client.replaceAll("a: \(version)\n", version: version)
      let params = try client.notification("textDocument/publishDiagnostics")
      #expect(params["version"] as? Int == version)
      #expect((params["diagnostics"] as? [Any])?.isEmpty == true)
    }
  }

  @Test func `changes that wait together are judged once, the newest text wins`() throws {
    let client = try TestClient()
    client.open("a: 1\n")
    _ = try client.publishedRules()
    for version in 2...50 {
      client.replaceAll(version == 50 ? Self.broken : "a: \(version)", version: version)
    }
    var last: [String: Any] = [:]
    repeat {
      last = try client.notification("textDocument/publishDiagnostics")
    } while last["version"] as? Int != 50
    #expect((last["diagnostics"] as? [Any])?.isEmpty == false)
  }

  @Test func `a large document is judged beside, and the newest text wins`() throws {
    let client = try TestClient()
    let padding = String(repeating: "# a comment that makes the file large\n", count: 8000)
    client.open(padding + "a: 1\n")
    for version in 2...9 {
      client.replaceAll(padding + (version == 9 ? Self.broken : "a: 1"), version: version)
    }
    var last: [String: Any] = [:]
    repeat {
      last = try client.notification("textDocument/publishDiagnostics")
    } while last["version"] as? Int != 9
    #expect((last["diagnostics"] as? [Any])?.isEmpty == false)
  }

  @Test func `a document that is not open is left alone`() throws {
    let client = try TestClient()
    client.change(#"[{"text": "x"}]"#, uri: "file:///w/other.yaml", version: 2)
    client.notify("textDocument/didClose", #"{"textDocument": {"uri": "file:///w/other.yaml"}}"#)
    client.notify("textDocument/didChange", "{}")
    client.notify("textDocument/didOpen", "[]")
    #expect(try client.errorCode("shutdown") == nil)
    #expect(
      client.leftOver.map { $0["method"] as? String } == Array(repeating: "window/logMessage", count: 3))
  }

  @Test func `a client that pulls is not pushed`() throws {
    let client = try TestClient(capabilities: #"{"textDocument": {"diagnostic": {}}}"#)
    client.open(Self.broken)
    let params = #"{"textDocument": {"uri": "file:///w/stack.yaml"}}"#
    let full = try #require(try client.request("textDocument/diagnostic", params)["result"] as? [String: Any])
    #expect(full["kind"] as? String == "full")
    #expect((full["items"] as? [Any])?.isEmpty == false)
    let id = try #require(full["resultId"] as? String)
    let again = try #require(
      try client.request(
        "textDocument/diagnostic",
        #"{"textDocument": {"uri": "file:///w/stack.yaml"}, "previousResultId": "\#(id)"}"#)["result"]
        as? [String: Any])
    #expect(again["kind"] as? String == "unchanged")
    #expect(client.leftOver.isEmpty)
    #expect(
      try client.errorCode("textDocument/diagnostic", #"{"textDocument": {"uri": "file:///x"}}"#) == -32602)
  }

  @Test(arguments: PositionEncoding.allCases)
  func `edits in any encoding leave the text that the client has`(encoding: PositionEncoding) {
    var random = SeededRandom(seed: 42)
    let pieces = ["a", "\n", "\r\n", "\r", "😀", "é", "日", "key: ", "  ", "\u{2028}", "", "- x\n"]
    for _ in 0..<300 {
      var text = (0..<Int.random(in: 0...30, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }
      .joined()
      var source = SourceText(text)
      for _ in 0..<20 {
        let units = Array(text.unicodeScalars)
        let a = Int.random(in: 0...units.count, using: &random)
        let b = Int.random(in: a...units.count, using: &random)
        let insert = pieces.randomElement(using: &random) ?? ""
        let range = LanguageServerProtocol.Range(
          start: Self.position(of: a, in: units, encoding), end: Self.position(of: b, in: units, encoding))
        let expected = String(
          String.UnicodeScalarView(units[..<a] + Array(insert.unicodeScalars) + units[b...]))
        source = TextChange.apply(
          [TextDocumentContentChangeEvent(range: range, text: insert)], to: source, encoding)
        // A position inside `\r\n` is none of the client's.
        if a > 0, a < units.count, units[a - 1] == "\r", units[a] == "\n" {
          text = source.string(in: ByteRange(0, .max))
          continue
        }
        if b > 0, b < units.count, units[b - 1] == "\r", units[b] == "\n" {
          text = source.string(in: ByteRange(0, .max))
          continue
        }
        #expect(source.bytes == Array(expected.utf8))
        text = expected
      }
    }
  }

  /// Counted here without the code under test.
  private static func position(of index: Int, in units: [Unicode.Scalar], _ encoding: PositionEncoding)
    -> Position
  {
    var (line, column) = (0, 0)
    for place in 0..<index {
      let scalar = units[place]
      if scalar == "\n" || scalar == "\r" && !(place + 1 < units.count && units[place + 1] == "\n") {
        line += 1
        column = 0
      } else if scalar != "\r" {
        switch encoding {
        case .utf8: column += UTF8.width(scalar)
        case .utf16: column += UTF16.width(scalar)
        case .utf32: column += 1
        }
      }
    }
    return Position(line: line, character: column)
  }

  @Test(arguments: [
    (0, 99, 0, 99, "abX\ncd"), (9, 0, 9, 9, "ab\ncdX"), (-1, 0, -1, 5, "Xab\ncd"), (1, 1, 0, 1, "aXd"),
    (0, -5, 0, 1, "Xb\ncd"), (0, 0, 99, 99, "X"),
  ])
  func `positions outside the text are clamped`(a: Int, b: Int, c: Int, d: Int, expected: String) {
    let change = TextDocumentContentChangeEvent(
      range: LanguageServerProtocol.Range(
        start: Position(line: a, character: b), end: Position(line: c, character: d)), text: "X")
    let source = TextChange.apply([change], to: SourceText("ab\ncd"), .utf16)
    #expect(source.string(in: ByteRange(0, 100)) == expected)
  }
}

struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 33)
  }
}
