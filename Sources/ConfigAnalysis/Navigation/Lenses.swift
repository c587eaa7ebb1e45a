public import YAMLSyntax

/// A line of text that an editor shows above a place.
public struct Lens: Sendable, Equatable {
  public enum Content: Sendable, Equatable {
    case text(String)
    /// Opens the commands for the document.
    case commands
  }

  public let range: ByteRange
  public let content: Content
}

extension Analysis {
  /// How many components the document describes, and where its commands are asked
  /// for.
  public func lenses() -> [Lens] {
    switch document {
    case .stack(let file):
      let commands = Lens(range: .empty(at: file.root.range.start), content: .commands)
      guard let key = file.components?.key else { return [commands] }
      return [commands, Lens(range: key.range, content: .text(Self.title(file.allComponents.count)))]
    case .component(let file):
      guard !file.components.isEmpty else { return [] }
      let place = ByteRange.empty(at: file.root.range.start)
      let commands = Lens(range: place, content: .commands)
      guard file.root.kind == .sequence, file.components.count > 1 else { return [commands] }
      return [commands, Lens(range: place, content: .text(Self.title(file.components.count)))]
    case .mlstacks, .settings, .unreadable, nil: return []
    }
  }

  private static func title(_ count: Int) -> String { count == 1 ? "1 component" : "\(count) components" }
}
