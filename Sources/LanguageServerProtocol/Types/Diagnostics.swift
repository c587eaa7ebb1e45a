public enum DiagnosticSeverity: Int, Sendable, Codable {
  case error = 1
  case warning, information, hint
}

public enum DiagnosticTag: Int, Sendable, Codable {
  case unnecessary = 1
  case deprecated
}

public struct DiagnosticRelatedInformation: Hashable, Sendable, Codable {
  public var location: Location
  public var message: String

  public init(location: Location, message: String) {
    self.location = location
    self.message = message
  }
}

public struct CodeDescription: Hashable, Sendable, Codable {
  public var href: String

  public init(href: String) { self.href = href }
}

public struct Diagnostic: Hashable, Sendable, Codable {
  public var range: Range
  public var severity: DiagnosticSeverity?
  /// A text here; clients may send back numbers of other servers.
  public var code: LSPAny?
  public var codeDescription: CodeDescription?
  public var source: String?
  public var message: String
  public var tags: [DiagnosticTag]?
  public var relatedInformation: [DiagnosticRelatedInformation]?
  public var data: LSPAny?

  public init(
    range: Range, severity: DiagnosticSeverity, code: String, codeDescription: CodeDescription? = nil,
    source: String, message: String, tags: [DiagnosticTag]? = nil,
    relatedInformation: [DiagnosticRelatedInformation]? = nil, data: LSPAny? = nil
  ) {
    self.range = range
    self.severity = severity
    self.code = .string(code)
    self.codeDescription = codeDescription
    self.source = source
    self.message = message
    self.tags = tags
    self.relatedInformation = relatedInformation
    self.data = data
  }
}

public struct PublishDiagnosticsParams: Sendable, Codable {
  public var uri: DocumentURI
  public var version: Int?
  public var diagnostics: [Diagnostic]

  public init(uri: DocumentURI, version: Int?, diagnostics: [Diagnostic]) {
    self.uri = uri
    self.version = version
    self.diagnostics = diagnostics
  }
}

public struct DocumentDiagnosticParams: Sendable, Codable {
  public var textDocument: TextDocumentIdentifier
  public var previousResultId: String?
}

/// A report of one document: everything, or that nothing changed.
public enum DocumentDiagnosticReport: Sendable, Encodable {
  case full(resultID: String?, [Diagnostic])
  case unchanged(resultID: String)

  fileprivate enum Key: String, CodingKey { case kind, resultId, items, uri, version }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try encode(into: &container)
  }

  fileprivate func encode(into container: inout KeyedEncodingContainer<Key>) throws {
    switch self {
    case .full(let resultID, let items):
      try container.encode("full", forKey: .kind)
      try container.encodeIfPresent(resultID, forKey: .resultId)
      try container.encode(items, forKey: .items)
    case .unchanged(let resultID):
      try container.encode("unchanged", forKey: .kind)
      try container.encode(resultID, forKey: .resultId)
    }
  }
}

public struct WorkspaceDiagnosticParams: Sendable, Codable {
  public struct PreviousResultID: Sendable, Codable {
    public var uri: DocumentURI
    public var value: String
  }

  public var previousResultIds: [PreviousResultID]?
  public var partialResultToken: ProgressToken?
  public var workDoneToken: ProgressToken?
}

/// One document's part of a workspace report.
public struct WorkspaceDocumentDiagnosticReport: Sendable, Encodable {
  public var uri: DocumentURI
  /// Nil for a document that is not open.
  public var version: Int?
  public var report: DocumentDiagnosticReport

  public init(uri: DocumentURI, version: Int?, report: DocumentDiagnosticReport) {
    self.uri = uri
    self.version = version
    self.report = report
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: DocumentDiagnosticReport.Key.self)
    try container.encode(uri, forKey: .uri)
    if let version {
      try container.encode(version, forKey: .version)
    } else {
      try container.encodeNil(forKey: .version)
    }
    try report.encode(into: &container)
  }
}

public struct WorkspaceDiagnosticReport: Sendable, Encodable {
  public var items: [WorkspaceDocumentDiagnosticReport]

  public init(items: [WorkspaceDocumentDiagnosticReport]) { self.items = items }
}
