import LanguageServerProtocol

/// Where a session stands, and what it may be asked there (LSP 3.17, "Server
/// lifecycle").
enum Lifecycle: Sendable, Equatable {
  case uninitialized
  case running
  case shutDown

  /// Why a request is refused; nil where it is served.
  func objection(to method: String) -> ResponseError? {
    switch self {
    case .uninitialized where method != "initialize":
      ResponseError(.serverNotInitialized, "'\(method)' came before 'initialize'")
    case .running where method == "initialize":
      ResponseError(.invalidRequest, "'initialize' came a second time")
    case .shutDown: ResponseError(.invalidRequest, "'\(method)' came after 'shutdown'")
    default: nil
    }
  }

  /// Is a notification looked at? `exit` always is.
  func accepts(notification method: String) -> Bool { method == "exit" || self == .running }

  /// The exit status of `exit` and of the end of the stream.
  var exitStatus: Int32 { self == .shutDown ? 0 : 1 }
}
