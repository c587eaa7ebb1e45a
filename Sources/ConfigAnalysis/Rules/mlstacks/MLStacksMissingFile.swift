/// A path below `components` that leads to no file that can be read: mlstacks
/// opens each of them (`load_component_yaml`, mlstacks 0.10.0).
enum MLStacksMissingFile: Rule {
  static let metadata = RuleMetadata(
    "mlstacks-missing-file", area: .mlstacks, summary: "A component file that the stack names is not there",
    severity: .error, stage: .import, fix: .none)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    MLStacksReport.add(Self.self, context, &findings)
  }

  // MARK: Texts

  static func message(_ path: String, _ reason: String?) -> String {
    if path.isEmpty { return "the path of the component's file is empty; write it" }
    if let reason {
      return "mlstacks cannot read \(path.quoted): \(reason); put that right, or name another file"
    }
    return
      "there is no file \(path.quoted); write the path as it leads there from the folder in which mlstacks runs"
  }
}
