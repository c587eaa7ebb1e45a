import Testing

@testable import LanguageServerProtocol

struct IncomingMessageTests {
  private func kind(_ json: String) -> IncomingMessage.Kind { IncomingMessage(Array(json.utf8)).kind }

  @Test(
    arguments: [
      (#"{"jsonrpc":"2.0","id":1,"method":"a"}"#, .request(.number(1), method: "a")),
      (#"{"jsonrpc":"2.0","id":"x","method":"a","params":null}"#, .request(.text("x"), method: "a")),
      (#"{"id":-7,"method":"a","params":[]}"#, .request(.number(-7), method: "a")),
      (#"{"jsonrpc":"2.0","method":"a","params":{}}"#, .notification(method: "a")),
      (#"{"jsonrpc":"2.0","id":null,"method":"a"}"#, .notification(method: "a")),
      (#"{"jsonrpc":"2.0","id":3,"result":null}"#, .response(.number(3), nil)),
      (
        #"{"jsonrpc":"2.0","id":3,"error":{"code":-32601,"message":"no"}}"#,
        .response(.number(3), ResponseError(.methodNotFound, "no"))
      ),
    ] as [(String, IncomingMessage.Kind)])
  func `messages by their members`(json: String, expected: IncomingMessage.Kind) {
    #expect(kind(json) == expected)
  }

  @Test(arguments: [
    ("", ErrorCode.parseError), ("{", .parseError), ("nonsense", .parseError), (#"{"a":"\x"}"#, .parseError),
    ("\"\u{0}\"", .parseError), ("[]", .invalidRequest), ("5", .invalidRequest), ("null", .invalidRequest),
    (#"[{"jsonrpc":"2.0","id":1,"method":"a"}]"#, .invalidRequest), ("{}", .invalidRequest),
    (#"{"jsonrpc":"2.0","id":true,"method":"a"}"#, .invalidRequest),
    (#"{"jsonrpc":"2.0","id":1.5,"method":"a"}"#, .invalidRequest),
    (#"{"jsonrpc":"2.0","id":{},"method":"a"}"#, .invalidRequest),
    (#"{"jsonrpc":"2.0","id":1,"method":5}"#, .invalidRequest),
    (#"{"jsonrpc":"2.0","id":1}"#, .invalidRequest),
  ])
  func `what is no message has its error code`(json: String, code: ErrorCode) {
    guard case .invalid(_, let error) = kind(json) else {
      Issue.record("\(json) is taken for a message")
      return
    }
    #expect(error.code == code.rawValue)
  }

  @Test func `bytes that are no UTF-8 are a parse error`() {
    let message = IncomingMessage(Array("{\"method\":\"".utf8) + [0xFF, 0xFE] + Array("\"}".utf8))
    guard case .invalid(nil, let error) = message.kind else {
      Issue.record("taken for a message")
      return
    }
    #expect(error.code == ErrorCode.parseError.rawValue)
  }

  @Test(
    arguments: [
      (#"\ud83d"#, "\u{FFFD}"), (#"\uD83D\uDE00"#, "😀"), (#"a\udc00b"#, "a\u{FFFD}b"),
      (#"\ud83d\ud83d\ude00"#, "\u{FFFD}😀"), (#"\\ud83d"#, #"\ud83d"#), (#"\ud83"#, nil),
      (#"\ud83dx"#, "\u{FFFD}x"),
      (#"\ud83d\\ude00"#, "\u{FFFD}\\ude00"), ("ü", "ü"),
    ] as [(String, String?)])
  func `halves of surrogate pairs become replacement characters`(escaped: String, expected: String?) {
    let json =
      #"{"method":"a","params":{"textDocument":{"uri":"x","text":""# + escaped + #""}}}"#
    let params = try? IncomingMessage(Array(json.utf8)).params(DidOpenTextDocumentParams.self)
    #expect(params?.textDocument.text == expected)
  }

  @Test(arguments: [
    (#"{"id":1,"method":"a"}"#, "'textDocument' is missing"),
    (#"{"id":1,"method":"a","params":null}"#, "'textDocument' is missing"),
    (#"{"id":1,"method":"a","params":[1]}"#, "'params' has the wrong type"),
    (#"{"id":1,"method":"a","params":{"textDocument":5}}"#, "'params.textDocument' has the wrong type"),
    (
      #"{"id":1,"method":"a","params":{"textDocument":{"uri":"x"},"position":{"line":"1"}}}"#,
      "'params.position.line' has the wrong type"
    ),
  ])
  func `wrong parameters are named`(json: String, expected: String) {
    do {
      _ = try IncomingMessage(Array(json.utf8)).params(TextDocumentPositionParams.self)
      Issue.record("\(json) is accepted")
    } catch {
      #expect(error.code == ErrorCode.invalidParams.rawValue)
      #expect(error.message.hasSuffix(expected), "\(error.message)")
    }
  }

  @Test func `clients say as little as they like when they initialize`() throws {
    for params in [
      "", #","params":null"#, #","params":{}"#, #","params":{"processId":"x","rootUri":5,"capabilities":[]}"#,
    ] {
      let message = IncomingMessage(Array(#"{"id":1,"method":"initialize"\#(params)}"#.utf8))
      let decoded = try message.params(InitializeParams.self)
      #expect(decoded.processId == nil)
      #expect(!decoded.capabilities.has("workspace.applyEdit"))
    }
  }

  @Test func `capabilities are asked by their path`() {
    let value = LSPAny.object([
      "workspace": .object(["applyEdit": .bool(true), "x": .null]),
      "general": .object(["positionEncodings": .array([.string("utf-8"), .int(1)])]),
    ])
    let capabilities = ClientCapabilities(value)
    #expect(capabilities.has("workspace.applyEdit"))
    #expect(!capabilities.has("workspace"))
    #expect(capabilities.offers("workspace"))
    #expect(!capabilities.offers("workspace.x"))
    #expect(!capabilities.offers("a.b.c"))
    #expect(capabilities.list("general.positionEncodings") == ["utf-8"])
  }
}
