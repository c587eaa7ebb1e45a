/// A segment of the path that no registry takes.
enum RegistryInvalidPath: Rule {
  static let metadata = RuleMetadata(
    "registry-invalid-path", area: .registry,
    summary: "A registry's path is not the beginning of an image's name",
    severity: .error, stage: .push, fix: .none)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    RegistryFindings.report(as: Self.self, context, &findings)
  }
}
