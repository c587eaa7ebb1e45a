/// A stand-in such as `<REGION>` that was never replaced.
enum RegistryPlaceholder: Rule {
  static let metadata = RuleMetadata(
    "registry-placeholder", area: .registry,
    summary: "A registry's address holds a placeholder such as <REGION>",
    severity: .warning, stage: .push, fix: .none)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    RegistryFindings.report(as: Self.self, context, &findings)
  }
}
