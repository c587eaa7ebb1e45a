import ConfigAnalysis
import LanguageServerProtocol

extension Methods {
  /// The symbols whose names hold the query's letters in their order, of the open
  /// documents and of the files below the roots, on a thread of its own.
  static let workspaceSymbol: Router.LongRequest = { (session, message, id) throws(ResponseError) in
    let search = SymbolSearch(
      documents: session.workspaceDocuments, client: try session.profile(), queue: session.queue,
      query: Array(try message.params(WorkspaceSymbolParams.self).query.lowercased().utf8))
    session.symbolSearch.submit { search.run(answering: id) }
  }
}

/// One `workspace/symbol` request.
struct SymbolSearch: Sendable {
  let documents: WorkspaceDocuments
  let client: ClientProfile
  let queue: EventQueue
  let query: [UInt8]

  /// Nobody reads a longer list; a longer query finds what is meant.
  private static let maximumSymbols = 1000

  func run(answering id: MessageID) {
    var symbols: [SymbolInformation] = []
    for snapshot in documents.all() {
      if queue.isCancelled(id) {
        let error = ResponseError(.requestCancelled, "the search was cancelled")
        return queue.push(.answered(id, .error(to: id, error)))
      }
      guard !snapshot.isExcluded else { continue }
      let outline = snapshot.analysis.outline()
      let convert = ToLSP(snapshot, client)
      symbols += outline.flatMap { convert.flatSymbols($0, container: nil) }.filter { fits($0.name) }
      if symbols.count >= Self.maximumSymbols { break }
    }
    queue.push(.answered(id, .response(to: id, Array(symbols.prefix(Self.maximumSymbols)))))
  }

  private func fits(_ name: String) -> Bool {
    var rest = query[...]
    for byte in name.lowercased().utf8 where byte == rest.first { rest = rest.dropFirst() }
    return rest.isEmpty
  }
}
