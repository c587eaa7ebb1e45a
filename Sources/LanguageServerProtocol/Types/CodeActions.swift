public struct CodeActionContext: Sendable, Codable {
  public var diagnostics: [Diagnostic]?
  public var only: [String]?
  /// 1 asked for, 2 offered by itself.
  public var triggerKind: Int?
}

public struct CodeActionParams: Sendable, Codable {
  public var textDocument: TextDocumentIdentifier
  public var range: Range
  public var context: CodeActionContext
}

public struct CodeAction: Sendable, Encodable {
  public var title: String
  /// Such as `quickfix` or `source.fixAll.zenls`.
  public var kind: String
  public var diagnostics: [Diagnostic]?
  public var isPreferred: Bool?
  public var edit: WorkspaceEdit?
  public var command: Command?
  public var data: LSPAny?

  public init(title: String, kind: String) {
    self.title = title
    self.kind = kind
  }
}

public struct ExecuteCommandParams: Sendable, Codable {
  public var command: String
  public var arguments: [LSPAny]?
}

public struct ApplyWorkspaceEditParams: Sendable, Encodable {
  public var label: String?
  public var edit: WorkspaceEdit

  public init(label: String?, edit: WorkspaceEdit) {
    self.label = label
    self.edit = edit
  }
}

/// Of `window/showDocument`.
public struct ShowDocumentParams: Sendable, Codable {
  public var uri: DocumentURI
  public var takeFocus: Bool?

  public init(uri: DocumentURI, takeFocus: Bool?) {
    self.uri = uri
    self.takeFocus = takeFocus
  }
}

public struct CodeLens: Sendable, Codable {
  public var range: Range
  public var command: Command?

  public init(range: Range, command: Command?) {
    self.range = range
    self.command = command
  }
}
