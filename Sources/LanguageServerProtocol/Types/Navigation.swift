public enum SymbolKind: Int, Sendable, Codable {
  case file = 1
  case module, namespace, package, `class`, method, property, field, constructor, `enum`
  case interface, function, variable, constant, string, number, boolean, array, object, key
  case null, enumMember, `struct`, event, `operator`, typeParameter
}

public struct DocumentSymbol: Sendable, Codable {
  public var name: String
  public var detail: String?
  public var kind: SymbolKind
  public var range: Range
  public var selectionRange: Range
  public var children: [DocumentSymbol]?

  public init(
    name: String, detail: String?, kind: SymbolKind, range: Range, selectionRange: Range,
    children: [DocumentSymbol]?
  ) {
    self.name = name
    self.detail = detail
    self.kind = kind
    self.range = range
    self.selectionRange = selectionRange
    self.children = children
  }
}

/// A symbol with the file that it is in: for clients without nested symbols, and
/// for `workspace/symbol`.
public struct SymbolInformation: Sendable, Codable {
  public var name: String
  public var kind: SymbolKind
  public var location: Location
  public var containerName: String?

  public init(name: String, kind: SymbolKind, location: Location, containerName: String?) {
    self.name = name
    self.kind = kind
    self.location = location
    self.containerName = containerName
  }
}

public struct WorkspaceSymbolParams: Sendable, Codable {
  public var query: String
}

public struct FoldingRange: Sendable, Codable {
  public var startLine: Int
  public var endLine: Int
  /// `comment` or `region`.
  public var kind: String?

  public init(startLine: Int, endLine: Int, kind: String? = nil) {
    self.startLine = startLine
    self.endLine = endLine
    self.kind = kind
  }
}

public struct SelectionRangeParams: Sendable, Codable {
  public var textDocument: TextDocumentIdentifier
  public var positions: [Position]
}

/// A range and the larger ones around it.
public final class SelectionRange: Sendable, Encodable {
  public let range: Range
  public let parent: SelectionRange?

  public init(range: Range, parent: SelectionRange?) {
    self.range = range
    self.parent = parent
  }
}

public struct DocumentLink: Sendable, Codable {
  public var range: Range
  public var target: String?
  public var tooltip: String?

  public init(range: Range, target: String, tooltip: String?) {
    self.range = range
    self.target = target
    self.tooltip = tooltip
  }
}

public enum DocumentHighlightKind: Int, Sendable, Codable {
  case text = 1
  case read, write
}

public struct DocumentHighlight: Sendable, Codable {
  public var range: Range
  public var kind: DocumentHighlightKind?

  public init(range: Range, kind: DocumentHighlightKind?) {
    self.range = range
    self.kind = kind
  }
}

public struct ReferenceParams: Sendable, Codable {
  public struct Context: Sendable, Codable {
    public var includeDeclaration: Bool?
  }

  public var textDocument: TextDocumentIdentifier
  public var position: Position
  public var context: Context?
}

public struct RenameParams: Sendable, Codable {
  public var textDocument: TextDocumentIdentifier
  public var position: Position
  public var newName: String
}

/// What a rename would change, and the text to start from.
public struct PrepareRenameResult: Sendable, Codable {
  public var range: Range
  public var placeholder: String

  public init(range: Range, placeholder: String) {
    self.range = range
    self.placeholder = placeholder
  }
}

public struct InlayHint: Sendable, Codable {
  public var position: Position
  public var label: String
  public var tooltip: String?
  public var paddingLeft: Bool?

  public init(position: Position, label: String, tooltip: String?, paddingLeft: Bool?) {
    self.position = position
    self.label = label
    self.tooltip = tooltip
    self.paddingLeft = paddingLeft
  }
}
