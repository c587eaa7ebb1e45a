/// An AWS account that has not 12 digits, or a name that Azure does not give.
enum RegistryAccountID: Rule {
  static let metadata = RuleMetadata(
    "registry-account-id", area: .registry, summary: "A registry's host names an account that cannot exist",
    severity: .error, stage: .push, fix: .none)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    RegistryFindings.report(as: Self.self, context, &findings)
  }
}
