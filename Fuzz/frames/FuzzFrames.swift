/// libFuzzer's entry point for framing and JSON-RPC: the pieces in which bytes
/// arrive make no difference, and a whole message behind garbage is found.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFrames(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let piece = Int(bytes.popLast() ?? 0) + 1
  let limit = 4096
  var whole = MessageSplitter(maximumBytes: limit)
  let expected = whole.append(bytes)
  var splitter = MessageSplitter(maximumBytes: limit)
  var events: [MessageSplitter.Event] = []
  for first in stride(from: 0, to: bytes.count, by: piece) {
    events += splitter.append(bytes[first..<min(first + piece, bytes.count)])
  }
  precondition(events == expected)
  precondition(splitter.isInsideMessage == whole.isInsideMessage)
  for event in events {
    guard case .message(let content) = event else { continue }
    precondition(content.count <= limit)
    use(IncomingMessage(content))
  }
  // The input as the content of one message, too.
  use(IncomingMessage(bytes))
  var framed = MessageSplitter(maximumBytes: max(limit, bytes.count))
  precondition(framed.append(MessageFrame.bytes(bytes)) == [.message(bytes)])
  return 0
}

private func use(_ message: IncomingMessage) {
  switch message.kind {
  case .request(_, let method), .notification(let method): precondition(method.utf8.count >= 0)
  case .invalid(_, let error): precondition(!error.message.isEmpty)
  case .response: _ = message.result(LSPAny.self)
  }
  _ = try? message.params(InitializeParams.self)
  if let params = try? message.params(DidChangeTextDocumentParams.self) {
    _ = OutgoingMessage.notification("textDocument/didChange", params.contentChanges)
  }
}
