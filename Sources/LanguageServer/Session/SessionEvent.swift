import LanguageServerProtocol

/// What the session has to deal with, one after the other.
enum SessionEvent: Sendable {
  case message(IncomingMessage)
  /// Bytes in the stream that are no message.
  case malformed(ResponseError)
  /// The analysis of a large document is ready.
  case analysed(DocumentSnapshot)
  /// Work on the side has something to say to the client.
  case outgoing(OutgoingMessage)
  /// A request that was worked on elsewhere has its answer.
  case answered(MessageID, OutgoingMessage)
  /// The client is gone.
  case end
}
