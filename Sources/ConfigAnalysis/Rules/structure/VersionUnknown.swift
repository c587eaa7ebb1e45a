import YAMLSyntax
import ZenMLCatalog

/// The document was written for another ZenML version than the one whose rules
/// zenls knows.
enum VersionUnknown: Rule {
  static let metadata = RuleMetadata(
    "version-unknown", area: .structure,
    summary: "The file is for a ZenML version that zenls judges by another one",
    severity: .information, stage: .advice, fix: .none)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    guard case .stack(let file) = context.document, let pair = file.zenmlVersion, !pair.value.isTemplate,
      SyntaxDamage(context.tree)?.touches(pair.range) != true
    else { return }
    let value = pair.value.resolved.value
    let written = context.settings.zenmlVersion ?? value.string
    guard written != context.catalog.version, !isRefused(context) else { return }
    findings.add(
      Self.self, at: pair.valueRange, location: "zenml_version",
      message(
        written?.quoted ?? value.inWords, context.catalog.version, written.flatMap(ZenMLVersion.init) != nil))
  }

  private static func isRefused(_ context: AnalysisContext) -> Bool {
    context.refusals.contains { if case .unprintableVersion = $0.kind { true } else { false } }
  }

  // MARK: Texts

  private static func message(_ version: String, _ known: String, _ isRelease: Bool) -> String {
    let what = isRelease ? "the file is for ZenML \(version)" : "\(version) is no ZenML version"
    return "\(what); zenls knows \(known) and judges the file by that"
  }
}
