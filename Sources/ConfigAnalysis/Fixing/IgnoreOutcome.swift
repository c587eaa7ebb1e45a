/// What became of a document whose findings were to be ignored.
public struct IgnoreOutcome: Sendable {
  let script: EditScript
  /// How many findings comments silence now.
  public let ignored: Int
  /// Findings that no comment can silence. Places are those of the text before
  /// the comments.
  public let refused: [Finding]
  /// Of the text after the edits.
  public let analysis: Analysis

  /// Edits of the original text, in order of place; those of an earlier
  /// ``FixOutcome`` among them.
  public var edits: [TextEdit] { script.edits }
}
