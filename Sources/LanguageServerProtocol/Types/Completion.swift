public enum CompletionItemKind: Int, Sendable, Codable {
  case text = 1
  case method, function, constructor, field, variable, `class`, interface, module, property
  case unit, value, `enum`, keyword, snippet, color, file, reference, folder, enumMember
  case constant, `struct`, event, `operator`, typeParameter
}

public enum InsertTextFormat: Int, Sendable, Codable {
  case plainText = 1
  case snippet
}

public struct CompletionItemLabelDetails: Hashable, Sendable, Codable {
  /// Shown right behind the label.
  public var detail: String?
  /// Shown at the far side.
  public var description: String?

  public init(detail: String?, description: String?) {
    self.detail = detail
    self.description = description
  }
}

public struct CompletionItem: Hashable, Sendable, Codable {
  public var label: String
  public var labelDetails: CompletionItemLabelDetails?
  public var kind: CompletionItemKind?
  public var detail: String?
  public var documentation: MarkupContent?
  public var preselect: Bool?
  public var sortText: String?
  public var filterText: String?
  public var insertTextFormat: InsertTextFormat?
  /// 1: the text is inserted as it is, indentation included.
  public var insertTextMode: Int?
  public var textEdit: TextEdit?
  public var additionalTextEdits: [TextEdit]?
  public var command: Command?
  public var data: LSPAny?

  public init(label: String) { self.label = label }
}

public struct CompletionList: Sendable, Codable {
  public var isIncomplete: Bool
  public var items: [CompletionItem]

  public init(isIncomplete: Bool, items: [CompletionItem]) {
    self.isIncomplete = isIncomplete
    self.items = items
  }
}

public struct Hover: Sendable, Codable {
  public var contents: MarkupContent
  public var range: Range?

  public init(contents: MarkupContent, range: Range?) {
    self.contents = contents
    self.range = range
  }
}
