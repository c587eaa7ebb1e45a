/// What stands for a host is none.
enum RegistryInvalidHost: Rule {
  static let metadata = RuleMetadata(
    "registry-invalid-host", area: .registry, summary: "A registry's host is not a host name",
    severity: .error, stage: .push, fix: .unsafe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    RegistryFindings.report(as: Self.self, context, &findings)
  }
}
