public struct TextDocumentIdentifier: Hashable, Sendable, Codable {
  public var uri: DocumentURI

  public init(uri: DocumentURI) { self.uri = uri }
}

/// Names a document in one of its versions; nil for one that is not open.
public struct OptionalVersionedTextDocumentIdentifier: Hashable, Sendable, Codable {
  public var uri: DocumentURI
  public var version: Int?

  public init(uri: DocumentURI, version: Int?) {
    self.uri = uri
    self.version = version
  }

  private enum CodingKeys: String, CodingKey { case uri, version }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(uri, forKey: .uri)
    // Required, though it may be null.
    if let version {
      try container.encode(version, forKey: .version)
    } else {
      try container.encodeNil(forKey: .version)
    }
  }
}

public struct VersionedTextDocumentIdentifier: Hashable, Sendable, Codable {
  public var uri: DocumentURI
  /// Some clients leave it out.
  public var version: Int?
}

/// A document as the client opens it.
public struct TextDocumentItem: Sendable, Codable {
  public var uri: DocumentURI
  public var languageId: String?
  public var version: Int?
  public var text: String
}

/// One change: of a range, or of the whole text where there is none.
public struct TextDocumentContentChangeEvent: Sendable, Codable {
  public var range: Range?
  public var text: String

  public init(range: Range?, text: String) {
    self.range = range
    self.text = text
  }
}

/// A document and a place in it: the parameters of most requests.
public struct TextDocumentPositionParams: Sendable, Codable {
  public var textDocument: TextDocumentIdentifier
  public var position: Position

  public init(textDocument: TextDocumentIdentifier, position: Position) {
    self.textDocument = textDocument
    self.position = position
  }
}

/// The parameters of requests about a document as a whole.
public struct TextDocumentParams: Sendable, Codable {
  public var textDocument: TextDocumentIdentifier
}

/// The parameters of requests about a part of a document.
public struct TextDocumentRangeParams: Sendable, Codable {
  public var textDocument: TextDocumentIdentifier
  public var range: Range
}
