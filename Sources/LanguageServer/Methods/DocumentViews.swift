import ConfigAnalysis
import LanguageServerProtocol
import YAMLSyntax

extension Methods {
  static let documentSymbol: Router.Request = { (session, message) throws(ResponseError) in
    let uri = try message.params(TextDocumentParams.self).textDocument.uri
    let snapshot = try session.snapshot(uri)
    let client = try session.profile()
    let convert = ToLSP(snapshot, client)
    let outline = snapshot.isExcluded ? [] : snapshot.analysis.outline()
    if client.takesNestedSymbols { return outline.map(convert.documentSymbol) }
    return outline.flatMap { convert.flatSymbols($0, container: nil) }
  }

  static let foldingRange: Router.Request = { (session, message) throws(ResponseError) in
    let snapshot = try session.snapshot(message.params(TextDocumentParams.self).textDocument.uri)
    let source = snapshot.source
    return snapshot.analysis.foldings().map { folding in
      FoldingRange(
        startLine: source.line(at: folding.range.start), endLine: source.line(at: folding.range.end),
        kind: folding.kind == .comment ? "comment" : nil)
    }
  }

  static let documentLink: Router.Request = { (session, message) throws(ResponseError) in
    let snapshot = try session.snapshot(message.params(TextDocumentParams.self).textDocument.uri)
    let client = try session.profile()
    let convert = ToLSP(snapshot, client)
    return snapshot.analysis.links().compactMap { link -> DocumentLink? in
      let target: String? =
        switch link.target {
        case .url(let url): url
        case .file(let file): snapshot.uri(ofFile: file)?.text
        }
      return target.map {
        DocumentLink(
          range: convert.range(link.range), target: $0, tooltip: client.takesTooltips ? link.tooltip : nil)
      }
    }
  }

  static let inlayHint: Router.Request = { (session, message) throws(ResponseError) in
    let params = try message.params(TextDocumentRangeParams.self)
    let snapshot = try session.snapshot(params.textDocument.uri)
    let convert = ToLSP(snapshot, try session.profile())
    guard !snapshot.isExcluded else { return [InlayHint]() }
    let range = convert.positions.byteRange(of: params.range)
    return snapshot.analyzer.inlayHints(in: range, of: snapshot.analysis).map { hint in
      InlayHint(
        position: convert.positions.position(at: hint.offset), label: hint.label, tooltip: hint.tooltip,
        paddingLeft: true)
    }
  }

  static let codeLens: Router.Request = { (session, message) throws(ResponseError) in
    let snapshot = try session.snapshot(message.params(TextDocumentParams.self).textDocument.uri)
    let convert = ToLSP(snapshot, try session.profile())
    guard !snapshot.isExcluded else { return [CodeLens]() }
    let showing = snapshot.commandLensTitle(for: convert.client).map { title in
      Command(
        title: title, command: ServerCommand.showCommands.rawValue, arguments: [.string(snapshot.uri.text)])
    }
    return snapshot.analysis.lenses().compactMap { lens in
      switch lens.content {
      // An empty command is a text that cannot be clicked.
      case .text(let title):
        CodeLens(range: convert.range(lens.range), command: Command(title: title, command: ""))
      case .commands: showing.map { CodeLens(range: convert.range(lens.range), command: $0) }
      }
    }
  }
}

extension ToLSP {
  func documentSymbol(_ symbol: OutlineSymbol) -> DocumentSymbol {
    DocumentSymbol(
      name: Self.symbolName(symbol.name), detail: symbol.detail, kind: Self.kind(symbol.kind),
      range: range(symbol.range), selectionRange: range(symbol.selectionRange),
      children: symbol.children.isEmpty ? nil : symbol.children.map(documentSymbol))
  }

  func flatSymbols(_ symbol: OutlineSymbol, container: String?) -> [SymbolInformation] {
    let own = SymbolInformation(
      name: Self.symbolName(symbol.name), kind: Self.kind(symbol.kind),
      location: Location(uri: snapshot.uri, range: range(symbol.range)), containerName: container)
    return [own] + symbol.children.flatMap { flatSymbols($0, container: symbol.name) }
  }

  /// The protocol wants no name to be empty or blank.
  private static func symbolName(_ name: String) -> String {
    name.allSatisfy(\.isWhitespace) ? "(no name)" : name
  }

  private static func kind(_ kind: OutlineSymbol.Kind) -> SymbolKind {
    switch kind {
    case .stack: .package
    case .group: .module
    case .component: .object
    case .field: .property
    case .file: .file
    }
  }
}
