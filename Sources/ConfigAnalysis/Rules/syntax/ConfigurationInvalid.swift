/// A setting of `.zenls.yaml` that zenls does not understand.
enum ConfigurationInvalid: Rule {
  static let metadata = RuleMetadata(
    "configuration-invalid", area: .syntax,
    summary: "A setting of .zenls.yaml that zenls does not understand",
    severity: .error, stage: .advice, fix: .safe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    guard case .settings(let root) = context.document else { return }
    for problem in SettingsReader(root, catalog: context.catalog).problems {
      let fixes = problem.replacement.map { name in
        [Fix(replaceTitle(name), .safe, replace: problem.range, with: name)]
      }
      findings.add(
        Self.self, at: problem.range, location: problem.location, problem.message, fixes: fixes ?? [])
    }
  }

  private static func replaceTitle(_ name: String) -> String { "Replace with `\(name)`" }
}
