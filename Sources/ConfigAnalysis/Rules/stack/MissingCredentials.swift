import YAMLSyntax

/// A component whose stack validator asks for credentials that are not given.
enum MissingCredentials: Rule {
  static let metadata = RuleMetadata(
    "missing-credentials", area: .stack,
    summary: "A component has none of the credentials that it needs to run",
    severity: .error, stage: .run, fix: .unsafe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    guard let verdict = context.runTime else { return }
    for refusal in verdict.refusals {
      guard case .credentials(let choices) = refusal.kind else { continue }
      let component = verdict.stack.components[refusal.component]
      // A field that is there but empty is what there is to fill in.
      let empty = choices.joined().first { component.place(of: $0) != nil && !component.text($0).isGiven }
      let range = empty.flatMap { component.place(of: $0) } ?? component.flavorPlace
      let location = empty.map { component.location(of: $0) } ?? component.flavorLocation
      findings.add(
        Self.self, at: range, location: location, message(component, choices),
        fixes: choices.flatMap { fixes($0, component, context) })
    }
  }

  private static func fixes(
    _ fields: [String], _ component: RunTimeComponent, _ context: AnalysisContext
  ) -> [Fix] {
    // The name of a secret is something else than a value that it holds.
    guard !fields.contains("secret_name") else { return [] }
    let secrets = fields.map { SecretSuggestion(for: $0, of: component.source) }
    let values = zip(fields, secrets).compactMap { field, secret in
      PlainText.written(secret.reference).map { (name: field, yaml: $0) }
    }
    guard let edits = context.setting(values, of: component.source) else { return [] }
    return [Fix(title: title(fields, secrets), applicability: .unsafe, edits: edits)]
  }

  // MARK: Texts

  private static func title(_ fields: [String], _ secrets: [SecretSuggestion]) -> String {
    "Refer to a secret in \(WordList.quoted(fields)), and make it with `\(SecretSuggestion.command(for: secrets))`"
  }

  private static func message(_ component: RunTimeComponent, _ choices: [[String]]) -> String {
    let sets = choices.map { set in set.map { "`\($0)`" }.joined(separator: " and ") }
    let fields = sets.joined(separator: ", or ")
    return "\(StackWords.component(component)) cannot log in without \(fields); add "
      + (choices == [["token"]]
        ? "it to its configuration, as a secret reference" : "them to its configuration")
  }
}
