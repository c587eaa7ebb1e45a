/// A host that lacks the location (region) that its cloud wants in it.
enum RegistryMissingLocation: Rule {
  static let metadata = RuleMetadata(
    "registry-missing-location", area: .registry,
    summary: "A registry's host does not say in which location it stands",
    severity: .error, stage: .push, fix: .safe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    RegistryFindings.report(as: Self.self, context, &findings)
  }
}
