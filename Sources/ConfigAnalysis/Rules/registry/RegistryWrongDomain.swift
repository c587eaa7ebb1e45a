/// A host that ends in another domain than its vendor's.
enum RegistryWrongDomain: Rule {
  static let metadata = RuleMetadata(
    "registry-wrong-domain", area: .registry,
    summary: "A registry's host ends in a domain that is not its vendor's",
    severity: .warning, stage: .push, fix: .safe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    RegistryFindings.report(as: Self.self, context, &findings)
  }
}
