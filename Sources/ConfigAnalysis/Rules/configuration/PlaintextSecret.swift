import YAMLSyntax
import ZenMLCatalog

/// A password or token in plain text, in a field that ZenML marks as sensitive
/// (`SecretField`, 0.98.0). The value is never shown.
enum PlaintextSecret: Rule {
  static let metadata = RuleMetadata(
    "plaintext-secret", area: .configuration, summary: "A sensitive value stands in the file in plain text",
    severity: .warning, stage: .advice, fix: .unsafe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    let refused = Set(context.refusedConfigurations.map(\.refusal.range))
    for value in context.configurationTexts where value.field.isSecret && !value.text.isEmpty {
      // A misspelt reference and a placeholder are told by their own rules.
      guard !SecretReferenceText.matches(value.text), !SecretMalformed.isMalformed(value.text),
        !Placeholder.stands(in: value.text),
        !refused.contains(value.node.range)
      else { continue }
      let name = value.component.name?.value.resolved.value.string ?? value.component.flavorName ?? "my"
      findings.add(
        Self.self, at: value.node.range, location: value.location, message(value.field.name),
        fixes: [Fix(title, .unsafe, replace: value.node.range, with: reference(name, value.field.name))],
        isSecret: true)
    }
  }

  /// Names of secrets hold nothing that would end a reference.
  private static func reference(_ name: String, _ field: String) -> String {
    let word = String(
      String.UnicodeScalarView(
        name.unicodeScalars.filter { ("a"..."z").contains($0) || $0.isASCIIDigit || $0 == "_" || $0 == "-" }))
    return "\"{{\(word.isEmpty ? "my" : word)_secret.\(field)}}\""
  }

  // MARK: Texts

  private static let title = "Refer to a secret that you create with `zenml secret create`"

  private static func message(_ field: String) -> String {
    "`\(field)` is sensitive and stands here in plain text; put it into a ZenML secret and write `{{name.key}}`"
  }
}
