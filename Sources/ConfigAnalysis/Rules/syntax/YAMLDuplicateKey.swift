import YAMLSyntax

/// A key that stands twice in one mapping: PyYAML accepts it, the last one wins.
enum YAMLDuplicateKey: Rule {
  static let metadata = RuleMetadata(
    "yaml-duplicate-key", area: .syntax, summary: "A key stands twice in one mapping; the last one wins",
    severity: .warning, stage: .advice, fix: .unsafe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    // In a broken document the second one may belong elsewhere.
    guard context.tree.isValid else { return }
    // What a setting that stands there twice means is told by `configuration-invalid`.
    if case .settings = context.document { return }
    for (first, later) in context.tree.duplicateKeys {
      findings.add(
        Self.self, at: later.key.range, location: context.location(of: later.key), message(later.key.text),
        related: [RelatedPlace(range: first.key.range, message: overridden(first.key.text))],
        fixes: removal(of: first, context))
    }
  }

  /// Without the overridden one the file says the same.
  private static func removal(of pair: SyntaxPair, _ context: AnalysisContext) -> [Fix] {
    guard let mapping = pair.key.parent, let edit = context.entryEdits.removal(of: pair, from: mapping) else {
      return []
    }
    return [Fix(title: removeTitle(pair.key.text), applicability: .unsafe, edits: [edit])]
  }

  private static func message(_ key: String) -> String {
    "the key \(key.quoted) stands here a second time, and ZenML reads this one only; keep one of them"
  }

  private static func removeTitle(_ key: String) -> String { "Remove the overridden \(key.quoted)" }

  private static func overridden(_ key: String) -> String {
    "this \(key.quoted) is overridden"
  }
}
