import Foundation
import LanguageServer
import LanguageServerProtocol
import Workers

/// A client in the same process: sends messages, waits for answers.
final class TestClient {
  private let input = Pipe()
  private let output = Pipe()
  private let done = Monitor<Int32?>(nil)
  private var splitter = MessageSplitter()
  private var received: [[String: Any]] = []
  private var nextID = 1

  /// - Parameter capabilities: as JSON.
  init(capabilities: String = "{}", options: String = "null", initializes: Bool = true) throws {
    let server = LanguageServer(
      input: input, output: output, log: ServerLog(level: .error) { _ in }, version: "test",
      guardian: NoGuardian())
    let done = done
    _ = WorkerThread {
      let status = server.run()
      done.withLock { $0 = status }
      done.announce()
    }
    if initializes {
      _ = try request(
        "initialize",
        #"{"processId": null, "rootUri": null, "capabilities": \#(capabilities), "initializationOptions": \#(options)}"#
      )
      notify("initialized", "{}")
    }
  }

  deinit { input.close() }

  // MARK: Sending

  func sendRaw(_ bytes: [UInt8]) { input.write(bytes) }

  func send(_ json: String) { input.write(MessageFrame.bytes(Array(json.utf8))) }

  func notify(_ method: String, _ params: String) {
    send(#"{"jsonrpc": "2.0", "method": "\#(method)", "params": \#(params)}"#)
  }

  /// The whole answer.
  func request(_ method: String, _ params: String = "{}") throws -> [String: Any] {
    let id = nextID
    nextID += 1
    send(#"{"jsonrpc": "2.0", "id": \#(id), "method": "\#(method)", "params": \#(params)}"#)
    return try wait { $0["id"] as? Int == id && $0["method"] == nil }
  }

  /// The error's code; nil where there was a result.
  func errorCode(_ method: String, _ params: String = "{}") throws -> Int? {
    (try request(method, params)["error"] as? [String: Any])?["code"] as? Int
  }

  func close() { input.close() }

  var exitStatus: Int32 { done.wait { $0 } }

  // MARK: Receiving

  /// The first message that fits and was not taken yet.
  func wait(for condition: ([String: Any]) -> Bool) throws -> [String: Any] {
    while true {
      if let index = received.firstIndex(where: condition) { return received.remove(at: index) }
      guard let bytes = output.read() else { throw Closed() }
      for case .message(let content) in splitter.append(bytes) {
        let json = try JSONSerialization.jsonObject(with: Data(content))
        if let message = json as? [String: Any] { received.append(message) }
      }
    }
  }

  func notification(_ method: String) throws -> [String: Any] {
    try wait { $0["method"] as? String == method }["params"] as? [String: Any] ?? [:]
  }

  /// Messages that came and nobody waited for.
  var leftOver: [[String: Any]] { received }

  struct Closed: Error {}

  // MARK: Documents

  static func json(_ text: String) -> String {
    let data = try? JSONSerialization.data(withJSONObject: [text])
    return String(String(decoding: data ?? Data(), as: UTF8.self).dropFirst().dropLast())
  }

  func open(_ text: String, uri: String = "file:///w/stack.yaml", version: Int = 1) {
    notify(
      "textDocument/didOpen",
      #"{"textDocument": {"uri": "\#(uri)", "languageId": "yaml", "version": \#(version), "text": \#(Self.json(text))}}"#
    )
  }

  func change(_ changes: String, uri: String = "file:///w/stack.yaml", version: Int) {
    notify(
      "textDocument/didChange",
      #"{"textDocument": {"uri": "\#(uri)", "version": \#(version)}, "contentChanges": \#(changes)}"#)
  }

  func replaceAll(_ text: String, version: Int) {
    change(#"[{"text": \#(Self.json(text))}]"#, version: version)
  }

  /// The rules of the next published diagnostics, in their order.
  func publishedRules() throws -> [String] {
    let params = try notification("textDocument/publishDiagnostics")
    return (params["diagnostics"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
  }
}

private struct NoGuardian: ProcessGuardian {
  func watch(_ process: Int, _ end: @escaping @Sendable () -> Void) {}
  func endSoon() {}
  func endWhenStill(_ progress: () -> Int) {}
}

/// Bytes from one thread to another.
final class Pipe: MessageInput, MessageOutput {
  private let state = Monitor<(chunks: [[UInt8]], isClosed: Bool)>(([], false))

  func write(_ bytes: [UInt8]) {
    state.withLock { $0.chunks.append(bytes) }
    state.announce()
  }

  func close() {
    state.withLock { $0.isClosed = true }
    state.announce()
  }

  func finish() { close() }

  func waitForHangup() { state.wait { $0.isClosed ? () : nil } }

  func read() -> [UInt8]? {
    state.wait { state -> [UInt8]?? in
      if !state.chunks.isEmpty { return .some(state.chunks.removeFirst()) }
      return state.isClosed ? .some(nil) : nil
    }
  }
}
