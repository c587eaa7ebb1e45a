import ConfigAnalysis
import LanguageServerProtocol

extension Methods {
  static let completion: Router.Request = { (session, message) throws(ResponseError) in
    let params = try message.params(TextDocumentPositionParams.self)
    let snapshot = try session.snapshot(params.textDocument.uri)
    let convert = ToLSP(snapshot, try session.profile())
    guard !snapshot.isExcluded else { return CompletionList(isIncomplete: false, items: []) }
    let offset = convert.positions.offset(of: params.position)
    let found = snapshot.analyzer.completions(
      at: offset, in: snapshot.analysis, workspace: session.knowledge)
    session.latestCompletion = ResolvableCompletions(
      after: session.latestCompletion, topics: found.candidates.map(\.topic), analyzer: snapshot.analyzer)
    let number = session.latestCompletion.number
    return CompletionList(
      isIncomplete: found.isIncomplete,
      items: found.candidates.enumerated().map { index, candidate in
        convert.completionItem(candidate, rank: index, list: number)
      })
  }

  /// Adds what a person reads about the item that is selected.
  static let resolveCompletion: Router.Request = { (session, message) throws(ResponseError) in
    var item = try message.params(CompletionItem.self)
    let client = try session.profile()
    if let markdown = session.latestCompletion.documentation(of: item.data) {
      item.documentation = ToLSP.markup(markdown, asMarkdown: client.takesMarkdownInCompletion)
    }
    return item
  }
}

/// The completion list that the client got last: what its items are about is
/// kept here, and not sent there and back.
struct ResolvableCompletions {
  /// Counts the lists of a session.
  let number: Int
  private let topics: [DocumentationTopic?]
  private let analyzer: Analyzer

  init() {
    number = 0
    topics = []
    analyzer = Analyzer()
  }

  init(after last: ResolvableCompletions, topics: [DocumentationTopic?], analyzer: Analyzer) {
    number = last.number &+ 1
    self.topics = topics
    self.analyzer = analyzer
  }

  /// Nil for items of older lists, and for those that need no words.
  func documentation(of data: LSPAny?) -> String? {
    guard data?["list"]?.int == number, let index = data?["item"]?.int, topics.indices.contains(index) else {
      return nil
    }
    return topics[index].flatMap { analyzer.documentation(of: $0) }
  }
}
