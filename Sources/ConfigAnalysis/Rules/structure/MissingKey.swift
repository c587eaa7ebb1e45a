import YAMLSyntax
import ZenMLCatalog

/// A key that ZenML reads from every stack file or component is not there:
/// `import_stack` and `_import_stack_component` (zenml/cli/stack.py, 0.98.0)
/// look them up without a default.
enum MissingKey: Rule {
  static let metadata = RuleMetadata(
    "missing-key", area: .structure, summary: "A key that ZenML reads is missing or misspelt",
    severity: .error, stage: .import, fix: .safe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    MLStacksReport.add(Self.self, context, &findings)
    for refusal in context.refusals {
      guard case .missingKey(let key) = refusal.kind else { continue }
      let owner = refusal.component == nil ? "a stack file" : "a component"
      if let replacement = key.replacement, let name = key.names.first {
        let word = replacement.key.resolved.text
        findings.add(
          Self.self, at: refusal.range, location: refusal.location, misspelt(word, name, owner),
          fixes: [renaming(word, to: name, at: refusal.range)])
      } else {
        findings.add(
          Self.self, at: refusal.range, location: refusal.location, missing(key.names, owner),
          fixes: insertion(of: key, refusal, context))
      }
    }
  }

  private static func renaming(_ word: String, to name: String, at range: ByteRange) -> Fix {
    let names = KeyExpectations.stackFile.required + KeyExpectations.component.required
    let isTypo = Suggestion(for: word, at: range, among: names).fixes.contains { $0.applicability == .safe }
    return Fix(rename(name), isTypo ? .safe : .unsafe, replace: range, with: name)
  }

  /// New content is a guess at best, so a person decides.
  private static func insertion(
    of key: AbsentKey, _ refusal: ImportRefusal, _ context: AnalysisContext
  ) -> [Fix] {
    let lines = key.names.compactMap { name in
      placeholder(for: name, refusal.component, context).map { "\(name): \($0)" }
    }
    guard lines.count == key.names.count,
      let edit = EntryEdits(source: context.source).insertion(of: lines, into: key.mapping)
    else { return [] }
    return [Fix(title: add(lines), applicability: .unsafe, edits: [edit])]
  }

  private static func placeholder(
    for key: String, _ component: StackComponent?, _ context: AnalysisContext
  ) -> String? {
    switch key {
    case "stack_name": return "my-stack"
    case "zenml_version": return context.catalog.version
    case "name": return component?.flavorName.map { "my-\($0)" }
    case "configuration": return "{}"
    case "flavor":
      let flavors = component?.typeName.map(context.catalog.flavors(of:)) ?? []
      return flavors.count == 1 ? flavors.first?.name : nil
    default: return nil
    }
  }

  // MARK: Texts

  private static func missing(_ keys: [String], _ owner: String) -> String {
    guard let key = keys.first, keys.count == 1 else {
      return "\(owner) needs the keys \(WordList.quoted(keys)); add them"
    }
    let advice =
      switch key {
      case "stack_name": "the name that the stack gets in ZenML"
      case "zenml_version": "the version of ZenML that the file was written for"
      case "components": "the stack's components by component type"
      case "configuration": "write `configuration: {}` if there is nothing to set"
      case "flavor": "the kind of component it is"
      default: "the name that the component gets in ZenML"
      }
    return "\(owner) needs the key `\(key)`; add it: \(advice)"
  }

  private static func misspelt(_ word: String, _ key: String, _ owner: String) -> String {
    "\(owner) needs the key `\(key)`, and ZenML does not know the key \(word.quoted); rename it"
  }

  private static func rename(_ key: String) -> String { "Rename the key to `\(key)`" }
  private static func add(_ lines: [String]) -> String { "Add \(WordList.quoted(lines))" }
}
