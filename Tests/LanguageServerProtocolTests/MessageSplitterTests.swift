import Testing

@testable import LanguageServerProtocol

/// Streams as clients send them, whole and in pieces.
struct MessageSplitterTests {
  private func events(_ text: String, pieces: Int = .max, limit: Int = 1000) -> [MessageSplitter.Event] {
    var splitter = MessageSplitter(maximumBytes: limit)
    var events: [MessageSplitter.Event] = []
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      events += splitter.append(rest.prefix(pieces))
      rest = rest.dropFirst(pieces)
    }
    return events
  }

  private static func frame(_ content: String) -> String {
    "Content-Length: \(content.utf8.count)\r\n\r\n\(content)"
  }

  @Test(arguments: [
    frame("{}"),
    "content-length: 2\r\n\r\n{}",
    "CONTENT-LENGTH:2\r\n\r\n{}",
    "Content-Length: 2\n\n{}",
    "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 2\r\n\r\n{}",
    "Content-Length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf8\r\n\r\n{}",
    "\r\nContent-Length: 2\r\n\r\n{}",
    "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
  ])
  func `one message, however its header is written and its bytes arrive`(stream: String) {
    for pieces in 1...stream.utf8.count {
      #expect(events(stream, pieces: pieces) == [.message(Array("{}".utf8))], "pieces of \(pieces)")
    }
  }

  @Test func `messages that arrive together are told apart`() {
    let stream = Self.frame("1") + Self.frame("") + Self.frame("äöü😀") + Self.frame("4")
    for pieces in [1, 2, 3, 7, 1000] {
      #expect(
        events(stream, pieces: pieces)
          == ["1", "", "äöü😀", "4"].map { .message(Array($0.utf8)) })
    }
  }

  @Test(arguments: [
    "hello\r\n\r\n", "Content-Length: x\r\n\r\n", "Content-Length: -1\r\n\r\n", "Content-Length:\r\n\r\n",
    "Content-Type: text\r\n\r\n", "Content-Length: 99999999999999999999\r\n\r\n",
    "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", String(repeating: "x", count: 9000),
    "{\"jsonrpc\": \"2.0\"}\n\n", "\u{0}\u{1}\u{2}\n\n",
  ])
  func `what is no message is reported once, and the next one is found`(garbage: String) {
    for pieces in [1, 5, 100_000] {
      let found = events(garbage + Self.frame("{}"), pieces: pieces)
      #expect(found.count == 2)
      if case .malformed(let reason)? = found.first {
        #expect(!reason.isEmpty)
      } else {
        Issue.record("no report")
      }
      #expect(found.last == .message(Array("{}".utf8)))
    }
  }

  @Test func `an oversized message is skipped, not kept`() {
    let stream = Self.frame(String(repeating: "x", count: 1001)) + Self.frame("{}")
    for pieces in [1, 10, 5000] {
      #expect(events(stream, pieces: pieces) == [.tooLarge(bytes: 1001), .message(Array("{}".utf8))])
    }
  }

  @Test func `a message that is cut off is known to be`() {
    var splitter = MessageSplitter()
    #expect(!splitter.isInsideMessage)
    #expect(splitter.append(Array("Content-Length: 10\r\n\r\n{".utf8)).isEmpty)
    #expect(splitter.isInsideMessage)
  }

  @Test func `a frame is what the splitter reads`() {
    var splitter = MessageSplitter()
    #expect(splitter.append(MessageFrame.bytes(Array("äx".utf8))) == [.message(Array("äx".utf8))])
  }
}
