import YAMLSyntax

/// Finds names for components that ZenML does not take for others of their type:
/// it looks names up by their beginning, in any letter case (see
/// ``KnownComponents``).
struct FreshNames {
  /// Among more components nobody looks for a name.
  private static let maximumOthers = 200

  private let names: [String: [(node: SyntaxNode, name: String)]]

  init(_ document: ConfigDocument) {
    var names: [String: [(SyntaxNode, String)]] = [:]
    for component in document.components {
      guard let type = component.typeName, let name = component.name?.value.resolved.value.string else {
        continue
      }
      names[type, default: []].append((component.node, name))
    }
    self.names = names
  }

  /// `base` or `base-2`, `base-3`, …; nil where none of them will do.
  func name(from base: String, for component: StackComponent?) -> String? {
    let others = component?.typeName.flatMap { names[$0] } ?? []
    guard others.count <= Self.maximumOthers, !base.isEmpty else { return nil }
    // `default` is there from the start.
    let taken = ["default"] + others.filter { $0.node != component?.node }.map(\.name)
    for number in 1...(Self.maximumOthers + 2) {
      let name = number == 1 ? base : "\(base)-\(number)"
      let pattern = LikePattern(prefix: name)
      if !taken.contains(where: pattern.matches) { return name }
    }
    return nil
  }
}
