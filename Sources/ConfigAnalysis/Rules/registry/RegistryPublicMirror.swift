/// A host that only its vendor pushes to.
enum RegistryPublicMirror: Rule {
  static let metadata = RuleMetadata(
    "registry-public-mirror", area: .registry, summary: "A registry's host takes images from its vendor only",
    severity: .error, stage: .push, fix: .none)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    RegistryFindings.report(as: Self.self, context, &findings)
  }
}
