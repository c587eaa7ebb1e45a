import LanguageServerProtocol

extension Session {
  /// A document has a new text or new settings: it is stored and, where the
  /// client does not ask for diagnostics itself, judged and published, unless a
  /// newer change of it waits already.
  func replace(_ snapshot: DocumentSnapshot) {
    documents.set(snapshot)
    guard let client, !client.pullsDiagnostics, !isOvertaken(snapshot) else { return }
    if snapshot.isLarge {
      largeDocuments.submit(snapshot)
    } else {
      publish(snapshot, client)
    }
  }

  /// The next message is another change of the same document.
  private func isOvertaken(_ snapshot: DocumentSnapshot) -> Bool {
    guard case .message(let message)? = queue.peek(),
      case .notification("textDocument/didChange") = message.kind,
      let params = try? message.params(TextDocumentParams.self)
    else { return false }
    return params.textDocument.uri == snapshot.uri
  }

  /// The analysis of a large document is ready.
  func publish(ifCurrent snapshot: DocumentSnapshot) {
    guard let client, documents[snapshot.uri] === snapshot else { return }
    publish(snapshot, client)
  }

  private func publish(_ snapshot: DocumentSnapshot, _ client: ClientProfile) {
    notify(
      "textDocument/publishDiagnostics",
      PublishDiagnosticsParams(
        uri: snapshot.uri, version: snapshot.version, diagnostics: ToLSP(snapshot, client).diagnostics()))
  }

  func clearDiagnostics(of uri: DocumentURI) {
    guard let client, !client.pullsDiagnostics else { return }
    notify(
      "textDocument/publishDiagnostics", PublishDiagnosticsParams(uri: uri, version: nil, diagnostics: []))
  }
}

extension Methods {
  static let documentDiagnostic: Router.Request = { (session, message) throws(ResponseError) in
    let params = try message.params(DocumentDiagnosticParams.self)
    let items = ToLSP(try session.snapshot(params.textDocument.uri), try session.profile()).diagnostics()
    return DiagnosticReports.report(items, previous: params.previousResultId)
  }
}

/// Reports for clients that ask.
enum DiagnosticReports {
  /// - Parameter previous: the identifier of what the client has.
  static func report(_ items: [Diagnostic], previous: String?) -> DocumentDiagnosticReport {
    let resultID = identifier(of: items)
    return previous == resultID ? .unchanged(resultID: resultID) : .full(resultID: resultID, items)
  }

  /// Equal for equal diagnostics, for as long as the session lasts.
  private static func identifier(of items: [Diagnostic]) -> String {
    var hasher = Hasher()
    hasher.combine(items)
    return String(UInt(bitPattern: hasher.finalize()), radix: 36)
  }
}
