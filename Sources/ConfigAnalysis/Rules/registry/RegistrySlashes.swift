/// Slashes that are too many: doubled or leading ones break every image's name,
/// those at the end ZenML takes away.
enum RegistrySlashes: Rule {
  static let metadata = RuleMetadata(
    "registry-slashes", area: .registry, summary: "A registry's address has slashes that are too many",
    severity: .error, stage: .push, fix: .safe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    RegistryFindings.report(as: Self.self, context, &findings)
  }
}
