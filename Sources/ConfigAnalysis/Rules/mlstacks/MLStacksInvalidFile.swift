/// A component file that mlstacks refuses, and with it the stack that names it
/// (`load_component_yaml`, mlstacks 0.10.0).
enum MLStacksInvalidFile: Rule {
  static let metadata = RuleMetadata(
    "mlstacks-invalid-file", area: .mlstacks, summary: "A component file that the stack names is refused",
    severity: .error, stage: .import, fix: .none)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    MLStacksReport.add(Self.self, context, &findings)
  }

  // MARK: Texts

  static func message(_ path: String, _ fault: MLStacksProblem.FileFault) -> String {
    switch fault {
    case .yaml(let line):
      "\(path.quoted) is no valid YAML (line \(line)); put that right"
    case .noSpecification:
      "\(path.quoted) is no specification of an mlstacks component; name a file with `spec_type: component`"
    case .refused(let reason, let line):
      "mlstacks refuses \(path.quoted) (line \(line)): \(reason)"
    }
  }
}
