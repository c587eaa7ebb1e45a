import TextDistance
import YAMLSyntax
import ZenMLCatalog

/// A value that the field does not take: pydantic, one of ZenML's hand-written
/// validators or the store refuses it.
enum InvalidValue: Rule {
  static let metadata = RuleMetadata(
    "invalid-value", area: .configuration, summary: "The field does not take this value",
    severity: .error, stage: .import, fix: .safe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    MLStacksReport.add(Self.self, context, &findings)
    for refusal in context.refusals {
      if case .unprintableVersion = refusal.kind {
        findings.add(Self.self, at: refusal.range, location: refusal.location, unprintableVersion)
      }
    }
    let told = Set(
      findings.findings.filter { $0.isBlocking && $0.rule.name.hasPrefix("registry-") }.map(\.location))
    for refused in context.refusedConfigurations where isInvalid(refused.reason.kind) {
      // Rules about registries know better what is wrong with an address.
      if RegistryRefusals.owns(refused.reason), isTold(refused, by: told) { continue }
      findings.add(
        Self.self, at: refused.refusal.range, location: refused.refusal.location,
        refused.isSecret ? secret(refused.reason) : refused.reason.message, fixes: fixes(refused, context),
        isSecret: refused.isSecret)
    }
  }

  /// A wrong address is told where it stands, or at the flavor that it is for.
  private static func isTold(_ refused: RefusedConfiguration, by locations: Set<String>) -> Bool {
    let component = refused.refusal.component?.location ?? ""
    return locations.contains(refused.refusal.location)
      || locations.contains(component.isEmpty ? "flavor" : component + ".flavor")
  }

  private static func isInvalid(_ kind: ConfigurationRefusal.Kind) -> Bool {
    switch kind {
    case .notAMapping, .invalidValue, .check, .notStorable, .tooLarge: true
    case .unknownField, .missingField, .secretNotAllowed, .secretLookedUp: false
    }
  }

  private static func fixes(_ refused: RefusedConfiguration, _ context: AnalysisContext) -> [Fix] {
    guard refused.reason.kind == .invalidValue, let node = refused.place, node.kind == .scalar,
      node.range == refused.refusal.range, !node.range.isEmpty
    else { return [] }
    let value = node.value
    if let word = value.string, !refused.reason.allowed.isEmpty {
      return Suggestion(for: word, among: refused.reason.allowed).fixes(at: node.range, in: context)
    }
    // What was written as a plain number or date is the text that was meant.
    if node.style == .plain, value.isPlainScalar, takesText(refused), isTaken(node.text, refused, context) {
      guard node.tag == nil else {
        return context.fix(quoteTitle, .safe, rewriting: node.range, to: node.text)
      }
      let quotes = [node.range.start, node.range.end].map { TextEdit(range: .empty(at: $0), text: "\"") }
      return [Fix(title: quoteTitle, applicability: .safe, edits: quotes)]
    }
    return []
  }

  /// Does ZenML take the text where the value stands? Asked of fields only, of
  /// which there are few.
  private static func isTaken(
    _ text: String, _ refused: RefusedConfiguration, _ context: AnalysisContext
  ) -> Bool {
    guard refused.reason.path.count == 1 else { return true }
    guard let component = refused.refusal.component, let quoted = PlainText.quoted(text),
      let trial = ConfigurationTrial(component, refused.schema, in: context)
    else { return false }
    return trial.mends(quoted, at: refused.reason.path)
  }

  private static func takesText(_ refused: RefusedConfiguration) -> Bool {
    guard refused.reason.path.count == 1, let field = refused.reason.field.flatMap(refused.schema.field)
    else {
      return refused.reason.expected?.hasPrefix("a text") == true
    }
    switch field.type.core {
    case .string, .secret: return true
    default: return false
    }
  }

  // MARK: Texts

  private static let quoteTitle = "Put the value in quotes"

  private static let unprintableVersion =
    "ZenML prints this version in a warning and fails at it; write the version that the file is for"

  /// The message for a value that nobody should read in a log.
  private static func secret(_ reason: ConfigurationRefusal) -> String {
    "`\(reason.path.dotted)` takes \(reason.expected ?? "another value"), and this is something else; refer to a "
      + "secret as `{{name.key}}`"
  }
}
