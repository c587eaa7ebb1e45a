/// A location that the cloud did not have when the lists were made.
enum RegistryUnknownLocation: Rule {
  static let metadata = RuleMetadata(
    "registry-unknown-location", area: .registry,
    summary: "A registry's host names a location that the cloud is not known to have",
    severity: .warning, stage: .push, fix: .safe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    RegistryFindings.report(as: Self.self, context, &findings)
  }
}
