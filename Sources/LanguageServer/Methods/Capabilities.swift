import LanguageServerProtocol

/// What the server offers: only what the client can use.
enum Capabilities {
  static func offered(to client: ClientProfile) -> ServerCapabilities {
    var offered = ServerCapabilities()
    offered.positionEncoding = client.encoding
    offered.textDocumentSync = ServerCapabilities.Sync()
    offered.completionProvider = ServerCapabilities.Completion(
      triggerCharacters: [":", " ", "-", "/", ".", "{", "[", "*"], resolveProvider: client.resolvesCompletions
    )
    offered.hoverProvider = true
    offered.definitionProvider = true
    offered.referencesProvider = true
    offered.documentHighlightProvider = true
    offered.documentSymbolProvider = true
    offered.workspaceSymbolProvider = true
    if client.takesCodeActions {
      offered.codeActionProvider = ServerCapabilities.CodeActions(codeActionKinds: CodeActionKinds.all)
    }
    offered.executeCommandProvider = ServerCapabilities.ExecuteCommand(
      commands: ServerCommand.offered(to: client).map(\.rawValue))
    offered.documentLinkProvider = ServerCapabilities.Resolving()
    offered.renameProvider = ServerCapabilities.Rename(prepareProvider: client.preparesRename)
    offered.foldingRangeProvider = true
    offered.selectionRangeProvider = true
    if client.takesInlayHints { offered.inlayHintProvider = true }
    if client.takesCodeLenses { offered.codeLensProvider = ServerCapabilities.Resolving() }
    if client.pullsDiagnostics {
      offered.diagnosticProvider = ServerCapabilities.Diagnostics(
        interFileDependencies: true, workspaceDiagnostics: true)
    }
    if client.hasWorkspaceFolders { offered.workspace = ServerCapabilities.Workspace() }
    return offered
  }
}
