/// A zone where a region belongs.
enum RegistryZoneLocation: Rule {
  static let metadata = RuleMetadata(
    "registry-zone-location", area: .registry,
    summary: "A registry's host names a zone where a region belongs",
    severity: .error, stage: .push, fix: .safe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    RegistryFindings.report(as: Self.self, context, &findings)
  }
}
