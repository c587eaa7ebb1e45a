import LanguageServerProtocol

/// What the server offers: only what the client can use.
enum Capabilities {
  static func offered(to client: ClientProfile) -> ServerCapabilities {
    var offered = ServerCapabilities()
    offered.positionEncoding = client.encoding
    offered.textDocumentSync = ServerCapabilities.Sync()
    if client.pullsDiagnostics {
      offered.diagnosticProvider = ServerCapabilities.Diagnostics(
        interFileDependencies: true, workspaceDiagnostics: true)
    }
    if client.hasWorkspaceFolders { offered.workspace = ServerCapabilities.Workspace() }
    return offered
  }
}
