/// What stands for a Google Cloud project is not its id.
enum RegistryProjectID: Rule {
  static let metadata = RuleMetadata(
    "registry-project-id", area: .registry,
    summary: "A registry's address does not name the project by its id",
    severity: .error, stage: .push, fix: .unsafe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    RegistryFindings.report(as: Self.self, context, &findings)
  }
}
