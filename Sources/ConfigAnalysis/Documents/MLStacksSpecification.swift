public import YAMLSyntax

/// An mlstacks specification as written: a view over its nodes, complete or not.
public struct MLStacksSpecification: Sendable {
  /// The top-level mapping.
  public let root: SyntaxNode
  /// The model that it is for: what `spec_type` says, else what its keys are of.
  public let kind: MLStacksFacts.SpecificationKind
  private let entries: EntryTable

  /// - Parameter kind: the model that it has to be for; nil where it says so
  ///   itself.
  init(root: SyntaxNode, as kind: MLStacksFacts.SpecificationKind? = nil) {
    self.root = root
    entries = EntryTable(root)
    self.kind = kind ?? Self.kind(in: entries)
  }

  private static func kind(in entries: EntryTable) -> MLStacksFacts.SpecificationKind {
    let word = entries["spec_type"].flatMap { NameJudge.text(of: $0.value.resolved.value) }
    if let named = word.flatMap(MLStacksFacts.SpecificationKind.init) { return named }
    let isComponent = ["component_type", "component_flavor", "metadata"].contains { entries[$0] != nil }
    return isComponent ? .component : .stack
  }

  public var name: SyntaxPair? { self["name"] }
  public var provider: SyntaxPair? { self["provider"] }
  /// Of a component.
  public var componentType: SyntaxPair? { self["component_type"] }
  /// Of a component.
  public var flavor: SyntaxPair? { self["component_flavor"] }
  /// Of a component.
  public var metadata: SyntaxPair? { self["metadata"] }
  /// Of a stack: the paths of its components.
  public var components: SyntaxPair? { self["components"] }

  /// The entry of that key in the Python dict.
  public subscript(key: String) -> SyntaxPair? { entries[key] }

  /// The entries of the Python dict.
  var pairs: [SyntaxPair] { entries.pairs }
}
