import ConfigAnalysis
import LanguageServerProtocol
import ProjectFiles

extension Methods {
  static let didChangeWatchedFiles: Router.Notification = { (session, message) throws(ResponseError) in
    let changes = try message.params(DidChangeWatchedFilesParams.self).changes
    if changes.contains(where: { SettingsResolver.isSettingsFile($0.uri) }) { session.settingsChanged() }
    for change in changes where change.type == 3 && session.documents[change.uri] == nil {
      session.clearDiagnostics(of: change.uri)
    }
    // Specifications name other files, and these may have changed.
    session.filesChanged(changes.map(\.uri))
  }

  static let didChangeWorkspaceFolders: Router.Notification = { (session, message) throws(ResponseError) in
    let event = try message.params(DidChangeWorkspaceFoldersParams.self).event
    let removed = Set(event.removed.compactMap(\.uri.path))
    session.roots.removeAll { removed.contains($0) }
    for path in event.added.compactMap(\.uri.path) where !session.roots.contains(path) {
      session.roots.append(path)
    }
  }
}

extension SettingsResolver {
  static func isSettingsFile(_ uri: DocumentURI) -> Bool {
    uri.path.map { FilePath.name(of: $0) == Project.fileName } ?? false
  }
}

extension Session {
  /// Files changed beneath the open documents.
  func filesChanged(_ uris: [DocumentURI]) {
    guard !uris.isEmpty else { return }
    for snapshot in documents.all where snapshot.analysis.recognition == .recognised(.mlstacks) {
      replace(snapshot.judged(by: resolver.settings(of: snapshot.uri, languageID: snapshot.languageID)))
    }
  }
}
