public struct WorkspaceFolder: Hashable, Sendable, Codable {
  public var uri: DocumentURI
  public var name: String?
}

/// Everything but the capabilities may be absent or null; what is of the wrong
/// type is taken for absent, so that no client is turned away for it.
public struct InitializeParams: Sendable, Decodable {
  public let processId: Int?
  public let clientName: String?
  public let rootUri: DocumentURI?
  public let rootPath: String?
  public let workspaceFolders: [WorkspaceFolder]?
  public let initializationOptions: LSPAny?
  public let capabilities: ClientCapabilities
  public let trace: String?

  private enum Key: String, CodingKey {
    case processId, clientInfo, rootUri, rootPath, workspaceFolders, initializationOptions, capabilities,
      trace
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    func read<Value: Decodable>(_ key: Key) -> Value? {
      try? container.decodeIfPresent(Value.self, forKey: key)
    }
    processId = read(.processId)
    let clientInfo: LSPAny? = read(.clientInfo)
    clientName = clientInfo?["name"]?.string
    rootUri = read(.rootUri)
    rootPath = read(.rootPath)
    workspaceFolders = read(.workspaceFolders)
    initializationOptions = read(.initializationOptions)
    capabilities = ClientCapabilities(read(.capabilities) ?? .null)
    trace = read(.trace)
  }
}

/// What the client can do, as far as zenls asks.
public struct ClientCapabilities: Sendable {
  private let value: LSPAny

  public init(_ value: LSPAny) { self.value = value }

  private func member(_ path: String) -> LSPAny? {
    var current: LSPAny? = value
    for name in path.split(separator: ".") { current = current?[String(name)] }
    return current
  }

  /// Is the flag at that path set, such as `workspace.applyEdit`?
  public func has(_ path: String) -> Bool { member(path)?.bool ?? false }

  /// Is there anything at that path?
  public func offers(_ path: String) -> Bool { member(path).map { !$0.isNull } ?? false }

  /// The texts listed at that path; none where there is no such list.
  public func list(_ path: String) -> [String] { member(path)?.array?.compactMap(\.string) ?? [] }

  /// The numbers listed at that path; none where there is no such list.
  public func numbers(_ path: String) -> [Int] { member(path)?.array?.compactMap(\.int) ?? [] }
}

public struct InitializeResult: Sendable, Encodable {
  public struct ServerInfo: Sendable, Encodable {
    public var name: String
    public var version: String

    public init(name: String, version: String) {
      self.name = name
      self.version = version
    }
  }

  public var capabilities: ServerCapabilities
  public var serverInfo: ServerInfo

  public init(capabilities: ServerCapabilities, serverInfo: ServerInfo) {
    self.capabilities = capabilities
    self.serverInfo = serverInfo
  }
}

/// What the server offers; nil members are not advertised.
public struct ServerCapabilities: Sendable, Encodable {
  public struct Sync: Sendable, Encodable {
    public var openClose = true
    /// 2: incremental.
    public var change = 2
    public var save = true

    public init() {}
  }

  public struct Completion: Sendable, Encodable {
    public var triggerCharacters: [String]
    public var resolveProvider: Bool

    public init(triggerCharacters: [String], resolveProvider: Bool) {
      self.triggerCharacters = triggerCharacters
      self.resolveProvider = resolveProvider
    }
  }

  public struct CodeActions: Sendable, Encodable {
    public var codeActionKinds: [String]

    public init(codeActionKinds: [String]) { self.codeActionKinds = codeActionKinds }
  }

  public struct Rename: Sendable, Encodable {
    public var prepareProvider: Bool

    public init(prepareProvider: Bool) { self.prepareProvider = prepareProvider }
  }

  public struct Resolving: Sendable, Encodable {
    public var resolveProvider = false

    public init() {}
  }

  public struct Diagnostics: Sendable, Encodable {
    public var identifier = "zenls"
    public var interFileDependencies: Bool
    public var workspaceDiagnostics: Bool

    public init(interFileDependencies: Bool, workspaceDiagnostics: Bool) {
      self.interFileDependencies = interFileDependencies
      self.workspaceDiagnostics = workspaceDiagnostics
    }
  }

  public struct ExecuteCommand: Sendable, Encodable {
    public var commands: [String]

    public init(commands: [String]) { self.commands = commands }
  }

  public struct Workspace: Sendable, Encodable {
    public struct Folders: Sendable, Encodable {
      public var supported = true
      public var changeNotifications = true

      public init() {}
    }

    public var workspaceFolders = Folders()

    public init() {}
  }

  public var positionEncoding: PositionEncoding?
  public var textDocumentSync: Sync?
  public var completionProvider: Completion?
  public var hoverProvider: Bool?
  public var definitionProvider: Bool?
  public var referencesProvider: Bool?
  public var documentHighlightProvider: Bool?
  public var documentSymbolProvider: Bool?
  public var workspaceSymbolProvider: Bool?
  public var codeActionProvider: CodeActions?
  public var codeLensProvider: Resolving?
  public var documentLinkProvider: Resolving?
  public var renameProvider: Rename?
  public var foldingRangeProvider: Bool?
  public var selectionRangeProvider: Bool?
  public var inlayHintProvider: Bool?
  public var executeCommandProvider: ExecuteCommand?
  public var diagnosticProvider: Diagnostics?
  public var workspace: Workspace?

  public init() {}
}
