/// A registry that many share, without saying whose part of it is meant.
enum RegistryMissingAccount: Rule {
  static let metadata = RuleMetadata(
    "registry-missing-account", area: .registry,
    summary: "A registry's address does not say whose registry it is",
    severity: .error, stage: .push, fix: .unsafe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    RegistryFindings.report(as: Self.self, context, &findings)
  }
}
