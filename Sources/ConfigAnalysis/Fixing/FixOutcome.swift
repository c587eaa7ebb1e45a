import YAMLSyntax

/// Which fixes are applied.
public enum FixScope: Sendable {
  /// Those of which the text can only have meant the result.
  case safe
  /// Also those that choose or add something.
  case all

  func includes(_ fix: Fix) -> Bool { self == .all || fix.applicability == .safe }
}

/// What became of one document.
public struct FixOutcome: Sendable {
  let script: EditScript
  /// The findings whose fixes were applied, in the order of applying.
  public let fixed: [Finding]
  /// Of the text after the edits: what remains to be said.
  public let analysis: Analysis

  /// Of a document that is left as it is.
  public init(unchanged analysis: Analysis) {
    self.init(script: EditScript(), fixed: [], analysis: analysis)
  }

  init(script: EditScript, fixed: [Finding], analysis: Analysis) {
    self.script = script
    self.fixed = fixed
    self.analysis = analysis
  }

  /// Edits of the original text, in order of place; none where nothing changes.
  public var edits: [TextEdit] { script.edits }
  /// The text after the edits, byte for byte.
  public var bytes: [UInt8] { analysis.source.bytes }
  public var isChanged: Bool { !edits.isEmpty }
}
