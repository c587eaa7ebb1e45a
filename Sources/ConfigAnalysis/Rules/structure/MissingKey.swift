import TextDistance
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
    lazy var names = FreshNames(context.document)
    for refusal in context.refusals {
      guard case .missingKey(let key) = refusal.kind else { continue }
      let owner = refusal.component == nil ? "a stack file" : "a component"
      if let replacement = key.replacement, let name = key.names.first {
        let word = replacement.key.resolved.text
        findings.add(
          Self.self, at: refusal.range, location: refusal.location, misspelt(word, name, owner),
          fixes: renaming(word, to: name, at: refusal.range, context))
      } else {
        findings.add(
          Self.self, at: refusal.range, location: refusal.location, missing(key.names, owner),
          fixes: insertion(of: key, refusal, names, context))
      }
    }
  }

  private static func renaming(
    _ word: String, to name: String, at range: ByteRange, _ context: AnalysisContext
  ) -> [Fix] {
    let names = KeyExpectations.stackFile.required + KeyExpectations.component.required
    let isTypo = isUnambiguousTypo(word, among: names) == name
    return context.fix(rename(name), isTypo ? .safe : .unsafe, rewriting: range, to: name)
  }

  /// New content is a guess at best, so a person decides.
  private static func insertion(
    of key: AbsentKey, _ refusal: ImportRefusal, _ names: FreshNames, _ context: AnalysisContext
  ) -> [Fix] {
    let entries = key.names.compactMap { name in entry(for: name, refusal.component, names, context) }
    guard entries.count == key.names.count else { return [] }
    // In a flow mapping, and in front of the only key, there is one line.
    let text = entries.joined(separator: ", ")
    let lines = key.mapping.style == .flow ? [text] : entries
    guard let edit = context.entryEdits.insertion(of: lines, into: key.mapping) else { return [] }
    return [Fix(title: add(entries), applicability: .unsafe, edits: [edit])]
  }

  /// `name: my-images`, on one line.
  private static func entry(
    for key: String, _ component: StackComponent?, _ names: FreshNames, _ context: AnalysisContext
  ) -> String? {
    switch key {
    case "stack_name": return "stack_name: my-stack"
    case "zenml_version": return "zenml_version: \(context.catalog.version)"
    case "components":
      let parts = context.catalog.componentTypes.filter(\.isRequired).compactMap { type in
        ComponentSkeleton.local(type.name).flow.map { "\(type.name): [\($0)]" }
      }
      return "components: {\(parts.joined(separator: ", "))}"
    case "name":
      guard let component else { return nil }
      let base = "my-\(component.flavorName ?? component.typeName ?? "component")"
        .map { $0 == "_" ? "-" : String($0) }.joined()
      return names.name(from: base, for: component).flatMap(PlainText.written).map { "name: \($0)" }
    case "flavor":
      return component.flatMap { FlavorGuess.name(for: $0, in: context) }.map { "flavor: \($0)" }
    case "configuration":
      guard let component else { return nil }
      return "configuration: \(FieldExample.configuration(of: component, in: context) ?? "{}")"
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
