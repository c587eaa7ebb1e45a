import ConfigAnalysis
import LanguageServerProtocol

extension Methods {
  static let codeAction: Router.Request = { (session, message) throws(ResponseError) in
    let params = try message.params(CodeActionParams.self)
    let snapshot = try session.snapshot(params.textDocument.uri)
    guard !snapshot.isExcluded else { return [CodeAction]() }
    let convert = ToLSP(snapshot, try session.profile())
    let range = convert.positions.byteRange(of: params.range)
    let actions = snapshot.analyzer.actions(
      in: range, of: snapshot.analysis, only: CodeActionKinds.filter(params.context.only))
    return actions.map(convert.codeAction).filter { CodeActionKinds.accepts($0.kind, params.context.only) }
  }

  /// Commands that actions name.
  static let executeCommand: Router.Request = { (session, message) throws(ResponseError) in
    let params = try message.params(ExecuteCommandParams.self)
    guard params.command == CodeActionKinds.fixAllCommand else {
      throw ResponseError(.invalidParams, "zenls does not know the command '\(params.command)'")
    }
    guard let uri = params.arguments?.first?.string.map({ DocumentURI($0) }) else {
      throw ResponseError(.invalidParams, "'\(params.command)' wants the URI of a document")
    }
    let snapshot = try session.snapshot(uri)
    guard let action = snapshot.analyzer.fixAll(of: snapshot.analysis) else { return nil }
    let edit = ToLSP(snapshot, try session.profile()).workspaceEdit(action.edits)
    session.request("workspace/applyEdit", ApplyWorkspaceEditParams(label: action.title, edit: edit)) {
      session, answer in
      if answer.result(LSPAny.self)?["applied"]?.bool == false {
        session.logMessage(.warning, "the client did not apply the fixes")
      }
    }
    return nil
  }
}

/// Kinds of code actions, as the protocol names them: a kind holds those whose
/// name goes on behind a dot.
enum CodeActionKinds {
  static let quickFix = "quickfix"
  static let refactor = "refactor"
  static let fixAll = "source.fixAll.zenls"
  static let all = [quickFix, refactor, fixAll]
  static let fixAllCommand = "zenls.fixAll"

  /// - Parameter only: the kinds that the client asks for; nil for all.
  static func accepts(_ kind: String, _ only: [String]?) -> Bool {
    only?.contains { kind == $0 || kind.hasPrefix($0 + ".") || $0.isEmpty } ?? true
  }

  static func filter(_ only: [String]?) -> DocumentActionFilter {
    var filter: DocumentActionFilter = []
    if accepts(quickFix, only) { filter.insert(.quickFix) }
    if accepts(refactor, only) || only?.contains(where: { $0.hasPrefix("refactor.") }) == true {
      filter.insert(.refactor)
    }
    if accepts(fixAll, only) { filter.insert(.fixAll) }
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
    }
    result.isPreferred = action.isPreferred ? true : nil
    result.edit = workspaceEdit(action.edits)
    return result
  }
}
