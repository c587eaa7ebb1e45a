public import YAMLSyntax

/// A recognised document with the view that its kind deserves.
public enum ConfigDocument: Sendable {
  case stack(StackFile)
  case component(ComponentFile)
  case mlstacks(MLStacksSpecification)
  case settings(SyntaxNode)
  /// Recognised by what can be read of it, but there is no mapping to look at
  /// (it is empty, of the wrong shape, or undecodable).
  case unreadable(DocumentKind)

  public var kind: DocumentKind {
    switch self {
    case .stack: .stack
    case .component: .component
    case .mlstacks: .mlstacks
    case .settings: .settings
    case .unreadable(let kind): kind
    }
  }

  /// Every component that the document describes.
  public var components: [StackComponent] {
    switch self {
    case .stack(let file): file.allComponents
    case .component(let file): file.components
    case .mlstacks, .settings, .unreadable: []
    }
  }

  /// The name of a stack, where it is given.
  var stackName: SyntaxPair? {
    if case .stack(let file) = self { file.stackName } else { nil }
  }
}
