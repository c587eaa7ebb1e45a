import LanguageServerProtocol

/// Reads the stream on a thread of its own, so that cancellations and the end of
/// the stream are seen while a request is being served.
struct InputReader: Sendable {
  let input: any MessageInput
  let queue: EventQueue

  /// Returns at the end of the stream.
  func run() {
    var splitter = MessageSplitter()
    while let bytes = input.read() {
      for event in splitter.append(bytes) { forward(event) }
    }
    queue.push(.end)
  }

  private func forward(_ event: MessageSplitter.Event) {
    switch event {
    case .malformed(let reason): queue.push(.malformed(ResponseError(.parseError, reason)))
    case .tooLarge(let bytes):
      let reason = "a message of \(bytes) bytes is larger than zenls reads"
      queue.push(.malformed(ResponseError(.invalidRequest, reason)))
    case .message(let content):
      let message = IncomingMessage(content)
      if case .notification("$/cancelRequest") = message.kind {
        if let id = (try? message.params(CancelParams.self))?.id { queue.cancel(id) }
        return
      }
      queue.push(.message(message), bytes: content.count)
    }
  }
}
