/// Capitals in the path of an address: names of images have none.
enum RegistryUppercase: Rule {
  static let metadata = RuleMetadata(
    "registry-uppercase", area: .registry,
    summary: "A registry's address has capitals where images have none",
    severity: .error, stage: .push, fix: .safe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    RegistryFindings.report(as: Self.self, context, &findings)
  }
}
