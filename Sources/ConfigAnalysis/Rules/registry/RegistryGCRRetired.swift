/// gcr.io: Container Registry was shut down in 2025, its hosts answer for
/// Artifact Registry repositories of the same name.
enum RegistryGCRRetired: Rule {
  static let metadata = RuleMetadata(
    "registry-gcr-retired", area: .registry,
    summary: "A registry's host belongs to Container Registry, which is shut down",
    severity: .warning, stage: .push, fix: .safe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    RegistryFindings.report(as: Self.self, context, &findings)
  }
}
