import LanguageServerProtocol
import YAMLSyntax

/// What is known of the client: which of the protocol's optional parts it takes.
struct ClientProfile: Sendable {
  let name: String?
  let encoding: PositionEncoding
  let takesSnippets: Bool
  let resolvesCompletions: Bool
  let takesLabelDetails: Bool
  let takesMarkdownInHover: Bool
  let takesMarkdownInCompletion: Bool
  let pullsDiagnostics: Bool
  let refreshesDiagnostics: Bool
  let takesRelatedInformation: Bool
  let takesDiagnosticTags: Bool
  let takesDiagnosticData: Bool
  let takesNestedSymbols: Bool
  let takesDocumentChanges: Bool
  let takesCodeActions: Bool
  let preparesRename: Bool
  let appliesEdits: Bool
  /// Makes files as a part of an edit.
  let createsFiles: Bool
  let showsDocuments: Bool
  /// Has `zenls.showCommands` itself, as an editor's plugin says.
  let showsCommands: Bool
  let answersConfiguration: Bool
  let registersWatchers: Bool
  let registersConfiguration: Bool
  let takesTooltips: Bool
  let takesInlayHints: Bool
  let takesCodeLenses: Bool
  let refreshesInlayHints: Bool
  let refreshesCodeLenses: Bool
  let hasWorkspaceFolders: Bool

  init(_ params: InitializeParams) {
    let client = params.capabilities
    name = params.clientName
    // The client's first choice among those that we speak.
    encoding =
      client.list("general.positionEncodings").lazy.compactMap(PositionEncoding.init).first ?? .utf16
    let completion = "textDocument.completion.completionItem"
    takesSnippets = client.has("\(completion).snippetSupport")
    resolvesCompletions =
      client.list("\(completion).resolveSupport.properties").contains("documentation")
    takesLabelDetails = client.has("\(completion).labelDetailsSupport")
    takesMarkdownInHover = client.list("textDocument.hover.contentFormat").first == "markdown"
    takesMarkdownInCompletion = client.list("\(completion).documentationFormat").contains("markdown")
    pullsDiagnostics = client.offers("textDocument.diagnostic")
    refreshesDiagnostics = client.has("workspace.diagnostics.refreshSupport")
    let diagnostics = pullsDiagnostics ? "textDocument.diagnostic" : "textDocument.publishDiagnostics"
    let pushed = "textDocument.publishDiagnostics"
    takesRelatedInformation =
      client.has("\(diagnostics).relatedInformation") || client.has("\(pushed).relatedInformation")
    takesDiagnosticTags =
      client.offers("\(diagnostics).tagSupport") || client.offers("\(pushed).tagSupport")
    takesDiagnosticData = client.has("\(diagnostics).dataSupport") || client.has("\(pushed).dataSupport")
    takesNestedSymbols = client.has("textDocument.documentSymbol.hierarchicalDocumentSymbolSupport")
    takesDocumentChanges = client.has("workspace.workspaceEdit.documentChanges")
    takesCodeActions = client.offers("textDocument.codeAction.codeActionLiteralSupport")
    preparesRename = client.has("textDocument.rename.prepareSupport")
    appliesEdits = client.has("workspace.applyEdit")
    createsFiles =
      takesDocumentChanges
      && client.list("workspace.workspaceEdit.resourceOperations").contains("create")
    showsDocuments = client.has("window.showDocument.support")
    showsCommands = client.list("experimental.commands.commands")
      .contains(ServerCommand.showCommands.rawValue)
    answersConfiguration = client.has("workspace.configuration")
    registersWatchers = client.has("workspace.didChangeWatchedFiles.dynamicRegistration")
    registersConfiguration = client.has("workspace.didChangeConfiguration.dynamicRegistration")
    takesTooltips = client.has("textDocument.documentLink.tooltipSupport")
    takesInlayHints = client.offers("textDocument.inlayHint")
    takesCodeLenses = client.offers("textDocument.codeLens")
    refreshesInlayHints = client.has("workspace.inlayHint.refreshSupport")
    refreshesCodeLenses = client.has("workspace.codeLens.refreshSupport")
    hasWorkspaceFolders = client.has("workspace.workspaceFolders")
  }
}

extension PositionEncoding {
  /// What the core calls it.
  var columnUnit: ColumnUnit {
    switch self {
    case .utf8: .utf8
    case .utf16: .utf16
    case .utf32: .codePoints
    }
  }
}
