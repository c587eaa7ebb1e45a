/// `https://` and the like in front of a registry's address.
enum RegistryScheme: Rule {
  static let metadata = RuleMetadata(
    "registry-scheme", area: .registry, summary: "A registry's address starts with a scheme such as https://",
    severity: .error, stage: .push, fix: .safe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    RegistryFindings.report(as: Self.self, context, &findings)
  }
}
