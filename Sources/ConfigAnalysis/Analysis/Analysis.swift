public import YAMLSyntax

/// What zenls has to say about one document.
public struct Analysis: Sendable {
  public let recognition: Recognition
  public let tree: SyntaxTree
  /// Nil for a document that is none of our business.
  public let document: ConfigDocument?
  /// The `zenml_version` that the document was judged for, as the user wrote
  /// it; nil where none is given.
  public let zenmlVersion: String?
  /// In order of place.
  public let findings: [Finding]
  /// Rules of which not all findings are shown.
  var cutRules: Set<RuleID> = []

  public var source: SourceText { tree.source }
}
