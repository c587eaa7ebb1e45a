import YAMLSyntax

/// The labels beside the configuration of a component file, which `update -l` sets
/// and `remove-attribute -l` takes away.
struct LabelChange {
  /// `KEY=VALUE`, in the order of the wanted file.
  private(set) var given: [String] = []
  /// In alphabetical order.
  private(set) var removed: [String] = []
  private(set) var unsayable: [String] = []

  var isEmpty: Bool { given.isEmpty && removed.isEmpty && unsayable.isEmpty }

  init() {}

  init(from old: StackComponent, to new: StackComponent) {
    let before = Self.labels(of: old)
    var left = Set(before.map(\.key))
    let values = Dictionary(before) { _, last in last }
    for (key, value) in Self.labels(of: new) {
      left.remove(key)
      if values[key] == value { continue }
      // ZenML takes the text apart at every `=` (`get_parsed_labels`, 0.98.0).
      if key.contains("=") || value.contains("=") || key.isEmpty || (key + value).utf8.contains(0) {
        unsayable.append("\(key.oneLine.quoted) holds what `-l KEY=VALUE` cannot say")
      } else {
        given.append("\(key)=\(value)")
      }
    }
    removed = left.sorted()
  }

  private static func labels(of component: StackComponent) -> [(key: String, value: String)] {
    guard let node = component.node.entry("labels")?.value.resolved, node.kind == .mapping else { return [] }
    return node.effectivePairs.compactMap { pair in
      guard let key = pair.key.resolved.value.string, !pair.value.resolved.value.isNone,
        case .success(let value) = FlagText.text(of: pair.value.resolved)
      else { return nil }
      return (key, value)
    }
  }
}
