import Testing

@testable import LanguageServerProtocol

struct OutgoingMessageTests {
  private func text(_ message: OutgoingMessage?) -> String {
    String(decoding: message?.content ?? [], as: UTF8.self)
  }

  @Test func `an empty result is null, not absent`() {
    let message = text(.response(to: .number(1), nil))
    #expect(message.contains(#""result":null"#))
    #expect(message.contains(#""id":1"#))
    #expect(message.contains(#""jsonrpc":"2.0""#))
  }

  @Test func `an error without a request has a null id`() {
    let message = text(.error(to: nil, ResponseError(.parseError, "x")))
    #expect(message.contains(#""id":null"#))
    #expect(message.contains("-32700"))
  }

  @Test func `documents that are not open have a null version`() throws {
    let edit = TextDocumentEdit(
      textDocument: OptionalVersionedTextDocumentIdentifier(uri: DocumentURI("file:///a"), version: nil),
      edits: [])
    #expect(
      text(.notification("x", WorkspaceEdit(documentChanges: [.edit(edit)]))).contains(#""version":null"#))
  }

  @Test func `parameters that there are not are absent, not null`() {
    let message = text(.request(.number(1), "workspace/diagnostic/refresh", LSPAny?.none))
    #expect(!message.isEmpty && !message.contains("params"))
  }

  @Test func `what it writes it reads`() {
    let message = text(
      .request(.text("ü"), "window/x", LSPAny.array([.double(1.5), .null, .string("\u{7}\"\\")])))
    let read = IncomingMessage(Array(message.utf8))
    #expect(read.kind == .request(.text("ü"), method: "window/x"))
    #expect((try? read.params(LSPAny.self)) == .array([.double(1.5), .null, .string("\u{7}\"\\")]))
  }
}

struct DocumentURITests {
  @Test(
    arguments: [
      ("file:///a/b.yaml", "/a/b.yaml"), ("file:///a%20b/%C3%A4.yaml", "/a b/ä.yaml"),
      ("file://localhost/a", "/a"), ("FILE:///a", "/a"), ("file:/a", "/a"), ("file:///a%2", "/a%2"),
      ("file:///a#x", "/a"), ("untitled:Untitled-1", nil), ("file://host/a", nil), ("", nil), ("file:", nil),
      ("https://x/a", nil),
    ] as [(String, String?)])
  func `paths of URIs`(text: String, path: String?) {
    #expect(DocumentURI(text).path == path)
  }

  @Test(arguments: ["/a/b.yaml", "/a b/ä%.yaml", "/#?&:", "/"])
  func `a path survives its URI`(path: String) {
    #expect(DocumentURI(path: path).path == path)
  }
}
