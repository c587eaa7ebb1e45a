extension CatalogValue {
  /// Decodes the tokens that Tools/catalog_export/values.py writes; nil where
  /// they are not exactly one value.
  init?(tokens: some Sequence<String>) {
    // The containers that are open, innermost last.
    var open: [(kind: String, items: [CatalogValue])] = []
    var result: CatalogValue?
    for token in tokens {
      let value: CatalogValue
      switch token {
      case "[", "(", "{":
        open.append((token, []))
        continue
      case "]", ")", "}":
        guard let container = open.popLast(), let closed = Self.container(container) else { return nil }
        value = closed
      default:
        guard let scalar = Self.scalar(token) else { return nil }
        value = scalar
      }
      if open.isEmpty {
        guard result == nil else { return nil }
        result = value
      } else {
        open[open.count - 1].items.append(value)
      }
    }
    guard let result, open.isEmpty else { return nil }
    self = result
  }

  private static func container(_ container: (kind: String, items: [CatalogValue])) -> CatalogValue? {
    let items = container.items
    switch container.kind {
    case "[": return .list(items)
    case "(": return .tuple(items)
    default:
      guard items.count.isMultiple(of: 2) else { return nil }
      return .dictionary(
        stride(from: 0, to: items.count, by: 2).map { Pair(key: items[$0], value: items[$0 + 1]) })
    }
  }

  private static func scalar(_ token: String) -> CatalogValue? {
    let text = String(token.dropFirst())
    switch token.first {
    case "n": return CatalogValue.none
    case "b": return .bool(text == "1")
    case "i": return Int(text).map { .int($0) }
    case "f": return Double(text).map { .float($0) }
    case "s": return .string(text)
    default: return nil
    }
  }
}
