import ConfigAnalysis
import YAMLSyntax

/// The one place where tests ask for completions: a text with its cursor drawn
/// as `$0`.
struct CompletionProbe {
  let text: String
  let offset: Int
  let completions: Completions

  init(
    _ marked: String, analyzer: Analyzer = Analyzer(), workspace: WorkspaceKnowledge = WorkspaceKnowledge()
  ) {
    let parts = marked.split(separator: "$0", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    self.init(
      before: parts[0], after: parts.count > 1 ? parts[1] : "", analyzer: analyzer, workspace: workspace)
  }

  init(
    before: String, after: String, analyzer: Analyzer = Analyzer(),
    workspace: WorkspaceKnowledge = WorkspaceKnowledge()
  ) {
    text = before + after
    offset = before.utf8.count
    completions = analyzer.completions(
      at: offset, in: analyzer.analyze(SourceText(text)), workspace: workspace)
  }

  var candidates: [CompletionCandidate] { completions.candidates }

  /// What a client shows: the candidates that begin with the typed part of what
  /// they replace.
  var shown: [CompletionCandidate] {
    candidates.filter { candidate in
      let typed = string(ByteRange(candidate.replace.start, offset)).lowercased()
      return (candidate.filterText ?? candidate.label).lowercased().hasPrefix(typed)
    }
  }

  var labels: [String] { shown.map(\.label) }

  /// The text after a candidate was accepted, with a bar where the insertion ends.
  func accepting(_ label: String) -> String? {
    shown.first { $0.label == label }.map { candidate in
      string(ByteRange(0, candidate.replace.start)) + candidate.text + "|"
        + string(ByteRange(candidate.replace.end, text.utf8.count))
    }
  }

  /// A candidate's snippet as editors write it.
  func snippet(_ label: String) -> String? {
    shown.first { $0.label == label }?.snippet?.map { part in
      switch part {
      case .text(let text): text
      case .placeholder(let number, let text): "${\(number):\(text)}"
      case .choice(let number, let values): "${\(number)|\(values.joined(separator: ","))|}"
      case .final: "$0"
      }
    }.joined()
  }

  private func string(_ range: ByteRange) -> String { SourceText(text).string(in: range) }
}
