import YAMLSyntax

/// A setting of `.zenls.yaml` that zenls does not understand.
enum ConfigurationInvalid: Rule {
  static let metadata = RuleMetadata(
    "configuration-invalid", area: .syntax,
    summary: "A setting of .zenls.yaml that zenls does not understand",
    severity: .error, stage: .advice, fix: .safe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    // Of a text that is no YAML, nothing counts, and the syntax error is what to put right.
    guard context.tree.isValid else { return }
    switch context.document {
    case .settings(let root): report(root, context, &findings)
    case .unreadable(.settings): if let root = context.tree.root { report(root, context, &findings) }
    default: break
    }
  }

  private static func report(
    _ root: SyntaxNode, _ context: AnalysisContext, _ findings: inout FindingCollector
  ) {
    for problem in SettingsReader(root, catalog: context.catalog).problems {
      let fixes = problem.replacement.map { name in
        context.fix(replaceTitle(name), .safe, rewriting: problem.range, to: name)
      }
      findings.add(
        Self.self, at: problem.range, location: problem.location, problem.message,
        related: problem.related.map { [RelatedPlace(range: $0, message: first)] } ?? [], fixes: fixes ?? [])
    }
  }

  private static let first = "the first one"

  private static func replaceTitle(_ name: String) -> String { "Replace with `\(name)`" }
}
