import ConfigAnalysis
import LanguageServerProtocol
import YAMLSyntax

/// Which method is served by what. Everything else is unknown.
struct Router {
  typealias Request = @Sendable (Session, IncomingMessage) throws(ResponseError) -> (any Encodable)?
  typealias Notification = @Sendable (Session, IncomingMessage) throws(ResponseError) -> Void
  /// A request that is answered later, by an event.
  typealias LongRequest = @Sendable (Session, IncomingMessage, MessageID) throws(ResponseError) -> Void

  private static let requests: [String: Request] = [
    "initialize": Methods.initialize,
    "shutdown": Methods.shutdown,
    "textDocument/diagnostic": Methods.documentDiagnostic,
    "textDocument/completion": Methods.completion,
    "completionItem/resolve": Methods.resolveCompletion,
    "textDocument/hover": Methods.hover,
    "textDocument/codeAction": Methods.codeAction,
    "workspace/executeCommand": Methods.executeCommand,
    "textDocument/documentSymbol": Methods.documentSymbol,
    "textDocument/foldingRange": Methods.foldingRange,
    "textDocument/selectionRange": Methods.selectionRange,
    "textDocument/documentLink": Methods.documentLink,
    "textDocument/definition": Methods.definition,
    "textDocument/references": Methods.references,
    "textDocument/documentHighlight": Methods.documentHighlight,
    "textDocument/prepareRename": Methods.prepareRename,
    "textDocument/rename": Methods.rename,
    "textDocument/inlayHint": Methods.inlayHint,
    "textDocument/codeLens": Methods.codeLens,
  ]

  private static let longRequests: [String: LongRequest] = [
    "workspace/diagnostic": Methods.workspaceDiagnostic,
    "workspace/symbol": Methods.workspaceSymbol,
  ]

  private static let notifications: [String: Notification] = [
    "initialized": Methods.initialized,
    "$/setTrace": Methods.setTrace,
    "textDocument/didOpen": Methods.didOpen,
    "textDocument/didChange": Methods.didChange,
    "textDocument/didClose": Methods.didClose,
    "textDocument/didSave": Methods.didSave,
    "workspace/didChangeConfiguration": Methods.didChangeConfiguration,
    "workspace/didChangeWatchedFiles": Methods.didChangeWatchedFiles,
    "workspace/didChangeWorkspaceFolders": Methods.didChangeWorkspaceFolders,
  ]

  func answer(_ id: MessageID, _ method: String, _ message: IncomingMessage, _ session: Session) {
    session.traceReceived(method, id)
    if let error = session.lifecycle.objection(to: method) { return session.send(.error(to: id, error)) }
    if session.queue.isCancelled(id) {
      session.queue.forget(id)
      return session.send(.error(to: id, ResponseError(.requestCancelled, "'\(method)' was cancelled")))
    }
    do throws(ResponseError) {
      if let serve = Self.requests[method] {
        let result = try serve(session, message)
        session.send(.response(to: id, result))
        session.queue.forget(id)
      } else if let serve = Self.longRequests[method] {
        try serve(session, message, id)
      } else {
        throw ResponseError(.methodNotFound, "zenls does not know the request '\(method)'")
      }
    } catch {
      session.log.log(.debug, "\(method): \(error.message)")
      session.queue.forget(id)
      session.send(.error(to: id, error))
    }
  }

  func notify(_ method: String, _ message: IncomingMessage, _ session: Session) {
    session.traceReceived(method, nil)
    guard let serve = Self.notifications[method] else { return }
    do throws(ResponseError) {
      try serve(session, message)
    } catch {
      // A notification has no answer: the logs are where a client's author looks.
      session.log.log(.warning, "\(method): \(error.message)")
      session.logMessage(.warning, "ignored '\(method)': \(error.message)")
    }
  }
}

/// The methods of the protocol, each in a file of its own.
enum Methods {}

extension Session {
  func traceReceived(_ method: String, _ id: MessageID?) {
    guard trace != .off else { return }
    let kind = id == nil ? "notification" : "request"
    notify("$/logTrace", LogTraceParams(message: "Received \(kind) '\(method)'."))
  }

  /// A client that traces verbosely can compare the text that it has with the one
  /// that is judged here, without either being written into a log.
  func traceText(_ snapshot: DocumentSnapshot) {
    guard trace == .verbose else { return }
    var hash = FNV1a()
    hash.add(snapshot.source.bytes)
    let version = snapshot.version.map { " in version \($0)" } ?? ""
    notify(
      "$/logTrace",
      LogTraceParams(
        message: "Holds '\(snapshot.uri.text)'\(version).",
        verbose: "\(snapshot.source.bytes.count) bytes, FNV-1a \(String(hash.value, radix: 16))"))
  }
}
