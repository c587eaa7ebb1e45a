public struct DidOpenTextDocumentParams: Sendable, Codable {
  public var textDocument: TextDocumentItem
}

public struct DidChangeTextDocumentParams: Sendable, Codable {
  public var textDocument: VersionedTextDocumentIdentifier
  public var contentChanges: [TextDocumentContentChangeEvent]
}

public struct CancelParams: Sendable, Codable {
  public var id: MessageID
}

public struct SetTraceParams: Sendable, Codable {
  public var value: String
}

public enum MessageType: Int, Sendable, Codable {
  case error = 1
  case warning, info, log
}

/// Of `window/showMessage` and `window/logMessage`.
public struct MessageParams: Sendable, Codable {
  public var type: MessageType
  public var message: String

  public init(type: MessageType, message: String) {
    self.type = type
    self.message = message
  }
}

public struct LogTraceParams: Sendable, Codable {
  public var message: String
  public var verbose: String?

  public init(message: String, verbose: String? = nil) {
    self.message = message
    self.verbose = verbose
  }
}

public struct DidChangeConfigurationParams: Sendable, Codable {
  public var settings: LSPAny?
}

public struct ConfigurationParams: Sendable, Codable {
  public struct Item: Sendable, Codable {
    public var scopeUri: DocumentURI?
    public var section: String?

    public init(scopeUri: DocumentURI?, section: String?) {
      self.scopeUri = scopeUri
      self.section = section
    }
  }

  public var items: [Item]

  public init(items: [Item]) { self.items = items }
}

public struct FileEvent: Sendable, Codable {
  public var uri: DocumentURI
  /// 1 created, 2 changed, 3 deleted.
  public var type: Int
}

public struct DidChangeWatchedFilesParams: Sendable, Codable {
  public var changes: [FileEvent]
}

public struct DidChangeWorkspaceFoldersParams: Sendable, Codable {
  public struct Event: Sendable, Codable {
    public var added: [WorkspaceFolder]
    public var removed: [WorkspaceFolder]
  }

  public var event: Event
}

public struct Registration: Sendable, Codable {
  public var id: String
  public var method: String
  public var registerOptions: LSPAny?

  public init(id: String, method: String, registerOptions: LSPAny?) {
    self.id = id
    self.method = method
    self.registerOptions = registerOptions
  }
}

public struct RegistrationParams: Sendable, Codable {
  public var registrations: [Registration]

  public init(registrations: [Registration]) { self.registrations = registrations }
}
