/// A tag or digest behind an address: ZenML appends image and tag itself.
enum RegistryImageInURI: Rule {
  static let metadata = RuleMetadata(
    "registry-image-in-uri", area: .registry,
    summary: "A registry's address ends with the tag or digest of an image",
    severity: .error, stage: .push, fix: .unsafe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    RegistryFindings.report(as: Self.self, context, &findings)
  }
}
