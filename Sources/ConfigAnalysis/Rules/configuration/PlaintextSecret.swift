import YAMLSyntax
import ZenMLCatalog

/// A password or token in plain text, in a field that ZenML marks as sensitive
/// (`SecretField`, 0.98.0). The value is never shown.
enum PlaintextSecret: Rule {
  static let metadata = RuleMetadata(
    "plaintext-secret", area: .configuration, summary: "A sensitive value stands in the file in plain text",
    severity: .warning, stage: .advice, fix: .unsafe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    lazy var refused = Set(context.refusedConfigurations.map(\.refusal.range))
    for value in context.configurationTexts where value.field.isSecret && !value.text.isEmpty {
      // A misspelt reference and a placeholder are told by their own rules.
      guard !SecretReferenceText.matches(value.text), !SecretMalformed.isMalformed(value.text),
        !Placeholder.stands(in: value.text),
        !refused.contains(value.node.range)
      else { continue }
      findings.add(
        Self.self, at: value.node.range, location: value.location, message(value.field.name),
        fixes: fixes(value, context), isSecret: true)
    }
  }

  /// Not where ZenML takes no reference: it reads some secrets while it imports
  /// the stack.
  private static func fixes(_ value: ConfigurationText, _ context: AnalysisContext) -> [Fix] {
    let secret = SecretSuggestion(for: value.field.name, of: value.component)
    guard !value.field.hasValidators, let key = value.component.flavorKey,
      let schema = context.catalog.flavor(type: key.type, name: key.flavor),
      let trial = ConfigurationTrial(value.component, schema, in: context),
      let written = PlainText.written(secret.reference),
      trial.accepts(written, at: [.key(value.field.name)])
    else { return [] }
    return context.fix(title(secret), .unsafe, rewriting: value.node.range, to: secret.reference)
  }

  // MARK: Texts

  private static func title(_ secret: SecretSuggestion) -> String {
    "Write `\(secret.reference)`, and keep the value there with `\(secret.command)`"
  }

  private static func message(_ field: String) -> String {
    "`\(field)` is sensitive and stands here in plain text; put it into a ZenML secret and write `{{name.key}}`"
  }
}
