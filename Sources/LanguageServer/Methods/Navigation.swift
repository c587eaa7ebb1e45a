import ConfigAnalysis
import LanguageServerProtocol
import ProjectFiles
import YAMLSyntax

extension Methods {
  static let definition: Router.Request = { (session, message) throws(ResponseError) in
    let place = try session.place(message.params(TextDocumentPositionParams.self))
    return place.locations(place.analysis.definition(at: place.offset))
  }

  static let references: Router.Request = { (session, message) throws(ResponseError) in
    let params = try message.params(ReferenceParams.self)
    let place = try session.place(
      TextDocumentPositionParams(textDocument: params.textDocument, position: params.position))
    let includes = params.context?.includeDeclaration ?? true
    return place.locations(place.analysis.references(at: place.offset, includeDefinition: includes))
  }

  static let documentHighlight: Router.Request = { (session, message) throws(ResponseError) in
    let place = try session.place(message.params(TextDocumentPositionParams.self))
    return place.analysis.highlights(at: place.offset).map {
      DocumentHighlight(range: place.convert.range($0.range), kind: $0.isDefinition ? .write : .read)
    }
  }

  static let prepareRename: Router.Request = { (session, message) throws(ResponseError) in
    let place = try session.place(message.params(TextDocumentPositionParams.self))
    guard let target = place.analysis.renameTarget(at: place.offset) else { return nil }
    return PrepareRenameResult(range: place.convert.range(target.range), placeholder: target.placeholder)
  }

  static let rename: Router.Request = { (session, message) throws(ResponseError) in
    let params = try message.params(RenameParams.self)
    let place = try session.place(
      TextDocumentPositionParams(textDocument: params.textDocument, position: params.position))
    switch place.snapshot.analyzer.rename(at: place.offset, to: params.newName, in: place.analysis) {
    case .success(let edits): return place.convert.workspaceEdit(edits)
    case .failure(let refusal): throw ResponseError(.requestFailed, refusal.message)
    }
  }

  static let selectionRange: Router.Request = { (session, message) throws(ResponseError) in
    let params = try message.params(SelectionRangeParams.self)
    let snapshot = try session.snapshot(params.textDocument.uri)
    let convert = ToLSP(snapshot, try session.profile())
    return params.positions.map { position in
      let offset = convert.positions.offset(of: position)
      let ranges = snapshot.analysis.selections(at: offset)
      let whole = convert.positions.range(of: ByteRange(offset, offset))
      return ranges.reversed().reduce(nil) { parent, range in
        SelectionRange(range: convert.range(range), parent: parent)
      } ?? SelectionRange(range: whole, parent: nil)
    }
  }
}

/// A place that a request asks about.
struct RequestedPlace {
  let snapshot: DocumentSnapshot
  let convert: ToLSP
  let offset: Int

  var analysis: Analysis { snapshot.analysis }

  /// Places in the client's words. Other files are named as they stand in the
  /// document: from its folder.
  func locations(_ places: [SymbolPlace]) -> [Location] {
    places.compactMap { place in
      guard let file = place.file else {
        return Location(uri: snapshot.uri, range: convert.range(place.range))
      }
      let start = Position(line: 0, character: 0)
      return snapshot.uri(ofFile: file).map {
        Location(uri: $0, range: LanguageServerProtocol.Range(start: start, end: start))
      }
    }
  }
}

extension DocumentSnapshot {
  /// The URI of a file that the document names.
  func uri(ofFile file: String) -> DocumentURI? {
    guard let path = uri.path else { return nil }
    let named = file.hasPrefix("/") ? file : FilePath.join(FilePath.parent(of: path), file)
    return DocumentURI(path: FilePath.absolute(named))
  }
}

extension Session {
  func place(_ params: TextDocumentPositionParams) throws(ResponseError) -> RequestedPlace {
    let snapshot = try snapshot(params.textDocument.uri)
    let convert = ToLSP(snapshot, try profile())
    return RequestedPlace(
      snapshot: snapshot, convert: convert, offset: convert.positions.offset(of: params.position))
  }
}
