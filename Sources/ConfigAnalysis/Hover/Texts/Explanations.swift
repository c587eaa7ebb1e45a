import ZenMLCatalog

/// Texts in Markdown about what a document can hold, for hover and for
/// completion. The words are ours, the facts those of the catalog.
struct Explanations {
  let analyzer: Analyzer

  var catalog: Catalog { analyzer.catalog }

  func schema(type: String, flavor: String) -> FlavorSchema? {
    analyzer.settings.schema(type: type, flavor: flavor, in: catalog)
  }

  /// A heading, then paragraphs and lists; empty ones are left out.
  static func joined(_ parts: [String?]) -> String {
    parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  static func list(_ items: [String?]) -> String {
    items.compactMap { $0 }.map { "- \($0)" }.joined(separator: "\n")
  }
}
