/// What stands for an Artifact Registry repository cannot be its id.
enum RegistryRepositoryID: Rule {
  static let metadata = RuleMetadata(
    "registry-repository-id", area: .registry,
    summary: "A registry's address names a repository that cannot exist",
    severity: .error, stage: .push, fix: .unsafe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    RegistryFindings.report(as: Self.self, context, &findings)
  }
}
