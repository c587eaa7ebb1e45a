/// White space in or around a registry's address; ZenML keeps it.
enum RegistryWhitespace: Rule {
  static let metadata = RuleMetadata(
    "registry-whitespace", area: .registry, summary: "A registry's address has white space in or around it",
    severity: .error, stage: .push, fix: .safe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    RegistryFindings.report(as: Self.self, context, &findings)
  }
}
