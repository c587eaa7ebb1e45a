public struct TextEdit: Hashable, Sendable, Codable {
  public var range: Range
  public var newText: String

  public init(range: Range, newText: String) {
    self.range = range
    self.newText = newText
  }
}

public struct TextDocumentEdit: Hashable, Sendable, Codable {
  public var textDocument: OptionalVersionedTextDocumentIdentifier
  public var edits: [TextEdit]

  public init(textDocument: OptionalVersionedTextDocumentIdentifier, edits: [TextEdit]) {
    self.textDocument = textDocument
    self.edits = edits
  }
}

/// Makes a new file.
public struct CreateFile: Hashable, Sendable, Codable {
  public struct Options: Hashable, Sendable, Codable {
    public var overwrite: Bool
    public var ignoreIfExists: Bool

    public init(overwrite: Bool, ignoreIfExists: Bool) {
      self.overwrite = overwrite
      self.ignoreIfExists = ignoreIfExists
    }
  }

  public var kind = "create"
  public var uri: DocumentURI
  public var options: Options?

  public init(uri: DocumentURI, options: Options?) {
    self.uri = uri
    self.options = options
  }
}

/// Edits of several files.
public struct WorkspaceEdit: Hashable, Sendable, Encodable {
  public enum DocumentChange: Hashable, Sendable, Encodable {
    case edit(TextDocumentEdit)
    case create(CreateFile)

    public func encode(to encoder: any Encoder) throws {
      switch self {
      case .edit(let edit): try edit.encode(to: encoder)
      case .create(let file): try file.encode(to: encoder)
      }
    }
  }

  /// By URI: for clients without `documentChanges`.
  public var changes: [String: [TextEdit]]?
  public var documentChanges: [DocumentChange]?

  public init(changes: [String: [TextEdit]]) { self.changes = changes }

  public init(documentChanges: [DocumentChange]) { self.documentChanges = documentChanges }
}

public struct Command: Hashable, Sendable, Codable {
  public var title: String
  public var command: String
  public var arguments: [LSPAny]?

  public init(title: String, command: String, arguments: [LSPAny]? = nil) {
    self.title = title
    self.command = command
    self.arguments = arguments
  }
}

/// Text for people, in Markdown or plain.
public struct MarkupContent: Hashable, Sendable, Codable {
  public enum Kind: String, Sendable, Codable {
    case plaintext, markdown
  }

  public var kind: Kind
  public var value: String

  public init(kind: Kind, value: String) {
    self.kind = kind
    self.value = value
  }
}
