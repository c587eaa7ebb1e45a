import LanguageServerProtocol
import YAMLSyntax

extension Methods {
  static let didOpen: Router.Notification = { (session, message) throws(ResponseError) in
    let item = try message.params(DidOpenTextDocumentParams.self).textDocument
    if session.documents[item.uri] != nil {
      session.log.log(.warning, "'\(item.uri.text)' was opened twice; the newer text counts")
    }
    let snapshot = DocumentSnapshot(
      uri: item.uri, version: item.version, languageID: item.languageId, source: SourceText(item.text),
      settings: session.resolver.settings(of: item.uri, languageID: item.languageId))
    session.traceText(snapshot)
    session.replace(snapshot)
  }

  static let didChange: Router.Notification = { (session, message) throws(ResponseError) in
    let params = try message.params(DidChangeTextDocumentParams.self)
    let client = try session.profile()
    let old = try session.snapshot(params.textDocument.uri)
    let source = TextChange.apply(params.contentChanges, to: old.source, client.encoding)
    let snapshot = DocumentSnapshot(
      uri: old.uri, version: params.textDocument.version ?? old.version, languageID: old.languageID,
      source: source, settings: session.resolver.settings(of: old.uri, languageID: old.languageID))
    session.traceText(snapshot)
    session.replace(snapshot)
  }

  static let didClose: Router.Notification = { (session, message) throws(ResponseError) in
    let uri = try message.params(TextDocumentParams.self).textDocument.uri
    guard session.documents[uri] != nil else { return }
    session.documents.close(uri)
    session.clearDiagnostics(of: uri)
  }

  /// The text is known; settings may have come with it.
  static let didSave: Router.Notification = { (session, message) throws(ResponseError) in
    let uri = try message.params(TextDocumentParams.self).textDocument.uri
    if SettingsResolver.isSettingsFile(uri) { session.settingsChanged() }
  }
}
