public import YAMLSyntax

/// A line of text that an editor shows above a place.
public struct Lens: Sendable, Equatable {
  public let range: ByteRange
  public let title: String
}

extension Analysis {
  /// How many components the document describes.
  public func lenses() -> [Lens] {
    switch document {
    case .stack(let file):
      guard let key = file.components?.key else { return [] }
      return [Lens(range: key.range, title: Self.title(file.allComponents.count))]
    case .component(let file):
      guard file.root.kind == .sequence, file.components.count > 1 else { return [] }
      return [Lens(range: .empty(at: file.root.range.start), title: Self.title(file.components.count))]
    case .mlstacks, .settings, .unreadable, nil: return []
    }
  }

  private static func title(_ count: Int) -> String { count == 1 ? "1 component" : "\(count) components" }
}
