public import YAMLSyntax

/// A component file ("registry config"): one component or a list of them, for
/// people who register components by script; no ZenML command reads it.
public struct ComponentFile: Sendable {
  /// The top-level mapping or sequence.
  public let root: SyntaxNode
  public let components: [StackComponent]
}
