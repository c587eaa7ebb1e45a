import ConfigAnalysis
import LanguageServerProtocol
import YAMLSyntax

/// The core's answers in the protocol's words, for one document and client.
struct ToLSP {
  let snapshot: DocumentSnapshot
  let client: ClientProfile
  let positions: Positions

  init(_ snapshot: DocumentSnapshot, _ client: ClientProfile) {
    self.snapshot = snapshot
    self.client = client
    positions = Positions(snapshot.source, client.encoding)
  }

  func range(_ range: ByteRange) -> LanguageServerProtocol.Range { positions.range(of: range) }

  // MARK: Diagnostics

  func diagnostics() -> [Diagnostic] { snapshot.findings.map(diagnostic) }

  func diagnostic(_ finding: Finding) -> Diagnostic {
    let related = finding.related.map {
      DiagnosticRelatedInformation(
        location: Location(uri: snapshot.uri, range: range($0.range)), message: $0.message)
    }
    return Diagnostic(
      range: range(finding.range), severity: Self.severity(finding.severity), code: finding.rule.name,
      source: "zenls", message: finding.message,
      tags: client.takesDiagnosticTags ? Self.tags(finding) : nil,
      relatedInformation: client.takesRelatedInformation && !related.isEmpty ? related : nil,
      data: client.takesDiagnosticData ? data(finding) : nil)
  }

  private func data(_ finding: Finding) -> LSPAny {
    .object([
      "fixes": .array(finding.fixes.map { .string($0.title) }),
      "blocking": .bool(finding.isBlocking), "stage": .string(finding.stage.rawValue),
    ])
  }

  static func severity(_ severity: Severity) -> DiagnosticSeverity {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .information: .information
    case .hint: .hint
    }
  }

  private static func tags(_ finding: Finding) -> [DiagnosticTag]? {
    switch finding.rule.name {
    case "registry-gcr-retired": [.deprecated]
    case "unused-ignore": [.unnecessary]
    default: nil
    }
  }

  // MARK: Edits

  func edits(_ edits: [ConfigAnalysis.TextEdit]) -> [LanguageServerProtocol.TextEdit] {
    edits.map { LanguageServerProtocol.TextEdit(range: range($0.range), newText: $0.text) }
  }

  func workspaceEdit(_ edits: [ConfigAnalysis.TextEdit]) -> WorkspaceEdit {
    let converted = self.edits(edits)
    guard client.takesDocumentChanges else { return WorkspaceEdit(changes: [snapshot.uri.text: converted]) }
    let document = OptionalVersionedTextDocumentIdentifier(uri: snapshot.uri, version: snapshot.version)
    return WorkspaceEdit(
      documentChanges: [.edit(TextDocumentEdit(textDocument: document, edits: converted))])
  }

  // MARK: Texts

  static func markup(_ markdown: String, asMarkdown: Bool) -> MarkupContent {
    asMarkdown
      ? MarkupContent(kind: .markdown, value: markdown)
      : MarkupContent(kind: .plaintext, value: PlainText.of(markdown))
  }
}
