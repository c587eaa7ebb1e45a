import YAMLSyntax
import ZenMLCatalog

/// A secret reference in a field that takes none: the field has validators that
/// need the value (`StackComponentConfig.__init__`, 0.98.0), or ZenML reads the
/// secret while it imports the stack.
enum SecretNotAllowed: Rule {
  static let metadata = RuleMetadata(
    "secret-not-allowed", area: .configuration, summary: "The field takes no secret reference",
    severity: .error, stage: .import, fix: .none)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    for refused in context.refusedConfigurations {
      let needsSecret: Bool
      switch refused.reason.kind {
      case .secretNotAllowed: needsSecret = false
      case .secretLookedUp: needsSecret = true
      default: continue
      }
      findings.add(
        Self.self, at: refused.refusal.range, location: refused.refusal.location, refused.reason.message,
        needsSecret: needsSecret)
    }
  }
}
