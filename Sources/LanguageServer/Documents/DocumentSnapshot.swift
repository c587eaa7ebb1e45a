import ConfigAnalysis
import LanguageServerProtocol
import ProjectFiles
import Synchronization
import YAMLSyntax

/// One version of a document, with its analysis, which is made once, by whoever
/// asks first.
final class DocumentSnapshot: Sendable {
  let uri: DocumentURI
  /// The client's; nil for a file that is read from disk, or where the client
  /// counts none.
  let version: Int?
  let languageID: String?
  let source: SourceText
  let analyzer: Analyzer
  /// `.zenls.yaml` leaves the file out: nothing is said about it.
  let isExcluded: Bool

  private let memo = Mutex<Analysis?>(nil)
  private let knowledgeMemo = Mutex<WorkspaceKnowledge?>(nil)

  init(
    uri: DocumentURI, version: Int?, languageID: String?, source: SourceText, settings: DocumentSettings
  ) {
    self.uri = uri
    self.version = version
    self.languageID = languageID
    self.source = source
    analyzer = Analyzer(
      settings: settings.analysis, files: uri.path.map { NamedFiles.near($0) } ?? .unknown)
    isExcluded = settings.isExcluded
  }

  var analysis: Analysis {
    memo.withLock { memo in
      if let memo { return memo }
      let analysis = analyzer.analyze(source)
      memo = analysis
      return analysis
    }
  }

  /// What the document tells the others; made once, too.
  var knowledge: WorkspaceKnowledge {
    let analysis = analysis
    return knowledgeMemo.withLock { memo in
      if let memo { return memo }
      var knowledge = WorkspaceKnowledge()
      knowledge.add(analysis)
      memo = knowledge
      return knowledge
    }
  }

  /// The findings that are shown.
  var findings: [Finding] { isExcluded ? [] : analysis.findings }

  /// Too large to be analysed between two keystrokes.
  var isLarge: Bool { source.bytes.count > 256 * 1024 }

  /// The same text under other settings.
  func judged(by settings: DocumentSettings) -> DocumentSnapshot {
    DocumentSnapshot(
      uri: uri, version: version, languageID: languageID, source: source, settings: settings)
  }
}
