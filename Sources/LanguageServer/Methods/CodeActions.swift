import ConfigAnalysis
import LanguageServerProtocol

extension Methods {
  static let codeAction: Router.Request = { (session, message) throws(ResponseError) in
    let params = try message.params(CodeActionParams.self)
    let snapshot = try session.snapshot(params.textDocument.uri)
    guard !snapshot.isExcluded else { return [CodeAction]() }
    let convert = ToLSP(snapshot, try session.profile())
    let range = convert.positions.byteRange(of: params.range)
    var filter = CodeActionKinds.filter(params.context.only)
    let companion = snapshot.commandFile(for: convert.client)
    if companion == nil || companion?.exists == true { filter.remove(.commandFile) }
    let actions = snapshot.analyzer.actions(
      in: range, of: snapshot.analysis, only: filter, file: snapshot.fileName)
    return actions.map(convert.codeAction).filter { CodeActionKinds.accepts($0.kind, params.context.only) }
  }
}

/// Kinds of code actions, as the protocol names them: a kind holds those whose
/// name goes on behind a dot.
enum CodeActionKinds {
  static let quickFix = "quickfix"
  static let refactor = "refactor"
  static let fixAll = "source.fixAll.zenls"
  /// Comments with commands, at the place that they are for.
  static let commands = "refactor.commands.zenls"
  /// A file with the commands for the document.
  static let commandFile = "source.commands.zenls"
  static let all = [quickFix, refactor, commands, fixAll, commandFile]

  /// - Parameter only: the kinds that the client asks for; nil for all.
  static func accepts(_ kind: String, _ only: [String]?) -> Bool {
    only?.contains { kind == $0 || kind.hasPrefix($0 + ".") || $0.isEmpty } ?? true
  }

  static func filter(_ only: [String]?) -> DocumentActionFilter {
    var filter: DocumentActionFilter = []
    for (kind, part) in [
      (quickFix, DocumentActionFilter.quickFix), (refactor, .refactor), (commands, .commands),
      (fixAll, .fixAll), (commandFile, .commandFile),
    ] where accepts(kind, only) {
      filter.insert(part)
    }
    return filter
  }
}

extension ToLSP {
  func codeAction(_ action: DocumentAction) -> CodeAction {
    var result: CodeAction
    switch action.kind {
    case .quickFix(let finding), .suppression(let finding):
      result = CodeAction(title: action.title, kind: CodeActionKinds.quickFix)
      result.diagnostics = [diagnostic(finding)]
    case .fixAll: result = CodeAction(title: action.title, kind: CodeActionKinds.fixAll)
    case .refactor: result = CodeAction(title: action.title, kind: CodeActionKinds.refactor)
    case .commands: result = CodeAction(title: action.title, kind: CodeActionKinds.commands)
    case .commandFile: result = CodeAction(title: action.title, kind: CodeActionKinds.commandFile)
    }
    result.isPreferred = action.isPreferred ? true : nil
    result.edit = action.newFile.flatMap(creation(of:)) ?? workspaceEdit(action.edits)
    return result
  }
}
