import YAMLSyntax

/// Configurations that aliases repeat, each to be looked at once: an alias
/// repeats the values, not what is to be said about them, and a file can name one
/// large configuration in thousands of places.
struct SharedConfigurations {
  private struct Key: Hashable {
    let node: SyntaxNode
    let type: String?
    let flavor: String?
  }

  private var seen: Set<Key> = []

  /// The mapping of the component's fields; nil where there is none, or where it
  /// was given out for a component of the same type and flavor.
  mutating func next(of component: StackComponent) -> SyntaxNode? {
    let mapping = component.isFlat ? component.node : component.configuration?.value.resolved
    guard let mapping, mapping.kind == .mapping else { return nil }
    if mapping.isAliased || component.node.isAliased {
      let key = Key(node: mapping, type: component.typeName, flavor: component.flavorName)
      return seen.insert(key).inserted ? mapping : nil
    }
    return mapping
  }
}
