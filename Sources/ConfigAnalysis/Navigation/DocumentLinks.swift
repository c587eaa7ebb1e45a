public import YAMLSyntax

/// A text of the document that leads somewhere else.
public struct DocumentLinkTarget: Sendable, Equatable {
  public enum Target: Sendable, Equatable {
    case url(String)
    /// A path as it stands in the document: relative to its folder, unless it
    /// begins with `/`.
    case file(String)
  }

  public let range: ByteRange
  public let target: Target
  public let tooltip: String
}

extension Analysis {
  /// What leads out of the document, in order of place.
  public func links() -> [DocumentLinkTarget] {
    guard let document else { return [] }
    switch document.kind {
    case .mlstacks:
      return componentFiles.map {
        DocumentLinkTarget(range: $0.range, target: .file($0.path), tooltip: "Open \($0.path)")
      }
    case .stack, .component: return flavorPages
    case .settings: return []
    }
  }

  /// Pages of ZenML's documentation about the flavors, where they are known to
  /// exist. The consoles of registries have none: no form of their addresses is
  /// documented.
  private var flavorPages: [DocumentLinkTarget] {
    var seen: Set<ByteRange> = []
    return (document?.components ?? []).compactMap { component -> DocumentLinkTarget? in
      guard let key = component.flavorKey, let value = component.flavor?.value, value.kind == .scalar,
        let url = KnownPages.url(ofFlavor: key.flavor, of: key.type), seen.insert(value.range).inserted
      else { return nil }
      let tooltip = "ZenML's page about the \(key.flavor) \(StackWords.type(key.type))"
      return DocumentLinkTarget(range: value.range, target: .url(url), tooltip: tooltip)
    }
    .sorted { $0.range.start < $1.range.start }
  }

  /// The files that an mlstacks stack names, with the places of their paths.
  var componentFiles: [(path: String, range: ByteRange)] {
    guard let document, document.kind == .mlstacks, let list = tree.root?.resolved["components"]?.resolved,
      list.kind == .sequence
    else { return [] }
    return list.items.compactMap { item in
      let node = item.resolved
      guard node.isString, !node.text.isEmpty, !node.text.contains("\n"), !node.isTemplate else { return nil }
      return (node.text, item.range)
    }
  }
}
