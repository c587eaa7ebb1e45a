/// An Artifact Registry address without its repository.
enum RegistryMissingRepository: Rule {
  static let metadata = RuleMetadata(
    "registry-missing-repository", area: .registry,
    summary: "A registry's address stops before the repository",
    severity: .error, stage: .push, fix: .unsafe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    RegistryFindings.report(as: Self.self, context, &findings)
  }
}
