/// A component file whose `provider` is not that of the stack that names it
/// (`load_stack_yaml`, mlstacks 0.10.0).
enum MLStacksProviderMismatch: Rule {
  static let metadata = RuleMetadata(
    "mlstacks-provider-mismatch", area: .mlstacks,
    summary: "A component is for another provider than its stack",
    severity: .error, stage: .import, fix: .none)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    MLStacksReport.add(Self.self, context, &findings)
  }

  // MARK: Texts

  static func message(_ path: String, _ provider: String, _ stackProvider: String) -> String {
    "the component in \(path.quoted) is for `\(provider)`, and this stack for `\(stackProvider)`; name a component "
      + "for `\(stackProvider)`, or change one of the two"
  }
}
