/// A component file of which zenls cannot tell what mlstacks would say to it.
enum MLStacksUncheckedFile: Rule {
  static let metadata = RuleMetadata(
    "mlstacks-unchecked-file", area: .mlstacks,
    summary: "A component file that the stack names was not checked",
    severity: .information, stage: .advice, fix: .none)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    MLStacksReport.add(Self.self, context, &findings)
  }

  // MARK: Texts

  static func message(_ path: String, _ reason: String) -> String {
    "\(path.quoted) is not checked: \(reason); check it by itself"
  }
}
