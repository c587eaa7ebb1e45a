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
  /// Edits of the original text, in order of place; none where nothing changes.
  public let edits: [TextEdit]
  /// The findings whose fixes were applied, in the order of applying.
  public let fixed: [Finding]
  /// Of the text after the edits: what remains to be said.
  public let analysis: Analysis

  /// The text after the edits, byte for byte.
  public var bytes: [UInt8] { analysis.source.bytes }
  public var isChanged: Bool { !edits.isEmpty }
}
