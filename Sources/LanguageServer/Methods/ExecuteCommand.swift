import ConfigAnalysis
import LanguageServerProtocol

extension Methods {
  static let executeCommand: Router.Request = { (session, message) throws(ResponseError) in
    let params = try message.params(ExecuteCommandParams.self)
    guard let command = ServerCommand(rawValue: params.command) else {
      throw ResponseError(.invalidParams, "zenls does not know the command '\(params.command)'")
    }
    guard let uri = params.arguments?.first?.string.map({ DocumentURI($0) }) else {
      throw ResponseError(.invalidParams, "'\(params.command)' wants the URI of a document")
    }
    let snapshot = try session.snapshot(uri)
    switch command {
    case .fixAll: try session.fixAll(snapshot)
    case .commands: return try snapshot.commandReport(params.arguments?.dropFirst().first)
    case .showCommands: try session.showCommands(snapshot)
    }
    return nil
  }
}

extension Session {
  fileprivate func fixAll(_ snapshot: DocumentSnapshot) throws(ResponseError) {
    guard let action = snapshot.analyzer.fixAll(of: snapshot.analysis) else { return }
    apply(ToLSP(snapshot, try profile()).workspaceEdit(action.edits), action.title) { session, isApplied in
      if !isApplied { session.logMessage(.warning, "the client did not apply the fixes") }
    }
  }

  /// Opens the file with commands, made where there is none: one that stands there
  /// may have been changed by hand.
  fileprivate func showCommands(_ snapshot: DocumentSnapshot) throws(ResponseError) {
    let client = try profile()
    guard client.takesCommandFiles, let file = snapshot.commandFile(for: client) else {
      throw ResponseError(.requestFailed, "the client cannot make a file beside '\(snapshot.uri.text)'")
    }
    if file.exists {
      notify(
        "window/showMessage",
        MessageParams(
          type: .info, message: "\(file.name) is there already; remove it to have it written anew"))
      return show(file.uri)
    }
    guard let name = snapshot.fileName,
      let made = snapshot.analyzer.commandFile(for: snapshot.analysis, beside: name),
      let edit = ToLSP(snapshot, client).creation(of: made)
    else { throw ResponseError(.requestFailed, "there are no commands for '\(snapshot.uri.text)'") }
    apply(edit, "Create \(file.name)") { session, isApplied in
      guard isApplied else {
        return session.logMessage(.warning, "the client did not make '\(file.uri.text)'")
      }
      session.show(file.uri)
    }
  }

  private func apply(
    _ edit: WorkspaceEdit, _ title: String, then done: @escaping (Session, _ isApplied: Bool) -> Void
  ) {
    request("workspace/applyEdit", ApplyWorkspaceEditParams(label: title, edit: edit)) { session, answer in
      done(session, answer.result(LSPAny.self)?["applied"]?.bool != false)
    }
  }

  private func show(_ uri: DocumentURI) {
    request("window/showDocument", ShowDocumentParams(uri: uri, takeFocus: true)) { _, _ in }
  }
}
