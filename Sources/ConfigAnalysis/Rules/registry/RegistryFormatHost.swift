/// A host of the right vendor that serves something else than container images.
enum RegistryFormatHost: Rule {
  static let metadata = RuleMetadata(
    "registry-format-host", area: .registry,
    summary: "A registry's host serves something else than container images",
    severity: .error, stage: .push, fix: .safe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    RegistryFindings.report(as: Self.self, context, &findings)
  }
}
