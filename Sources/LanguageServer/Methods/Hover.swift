import ConfigAnalysis
import LanguageServerProtocol

extension Methods {
  static let hover: Router.Request = { (session, message) throws(ResponseError) in
    let params = try message.params(TextDocumentPositionParams.self)
    let snapshot = try session.snapshot(params.textDocument.uri)
    let client = try session.profile()
    let convert = ToLSP(snapshot, client)
    let offset = convert.positions.offset(of: params.position)
    guard !snapshot.isExcluded,
      let found = snapshot.analyzer.hover(at: offset, in: snapshot.analysis)
    else { return nil }
    return Hover(
      contents: ToLSP.markup(found.markdown, asMarkdown: client.takesMarkdownInHover),
      range: convert.range(found.range))
  }
}
