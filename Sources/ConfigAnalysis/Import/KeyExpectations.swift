import TextDistance
import YAMLSyntax

/// Finds the keys that a mapping lacks, and which unknown key stands in the
/// place of one: a misspelt key is one mistake, not two.
struct KeyExpectations {
  /// Keys that ZenML reads at this place.
  let required: [String]
  /// Other words that people write for a required key.
  let synonyms: [String: String]
  /// Keys that exports and other versions write beside the required ones; none
  /// is taken for a misspelt one.
  let harmless: Set<String>
  /// Other keys stand there for themselves, such as the fields of a flavor: only
  /// a misspelt one stands for a required key.
  var takesOthers = false

  static let stackFile = KeyExpectations(
    required: ["stack_name", "zenml_version", "components"],
    synonyms: ["name": "stack_name", "stack": "stack_name", "version": "zenml_version"],
    harmless: ["id", "labels", "description"])

  static let component = KeyExpectations(
    required: ["name", "flavor", "configuration"],
    synonyms: [
      "config": "configuration", "conf": "configuration", "settings": "configuration",
      "options": "configuration", "parameters": "configuration", "spec": "configuration",
    ],
    harmless: [
      "id", "type", "labels", "description", "user", "created", "updated", "connector",
      "connector_resource_id", "service_connector", "integration", "logo_url", "environment", "secrets",
    ])

  /// A component file's component: `NAME` and `--flavor` of `register`.
  static let standaloneComponent = KeyExpectations(
    required: ["name", "flavor"], synonyms: [:],
    harmless: component.harmless.union(["configuration", "component_type"]))

  /// The same without `configuration`: the other keys are fields.
  static let flatComponent = KeyExpectations(
    required: ["name", "flavor"], synonyms: [:], harmless: standaloneComponent.harmless, takesOthers: true)

  /// Is the key one that ZenML reads here, or that stands beside those?
  func knows(_ key: String) -> Bool { required.contains(key) || harmless.contains(key) }

  func find(in mapping: SyntaxNode, entries: EntryTable) -> [AbsentKey] {
    let missing = required.filter { entries[$0] == nil }
    guard !missing.isEmpty else { return [] }
    var unknown = entries.pairs.filter { pair in
      guard !pair.key.isTemplate, let key = pair.key.resolved.value.string else { return false }
      return !required.contains(key) && !harmless.contains(key)
    }
    var keys: [AbsentKey] = []
    var absent: [String] = []
    for name in missing {
      let index = unknown.firstIndex { nearest(to: text($0), among: missing) == name }
      // One key too few and one too many: the one was written for the other.
      let only =
        !takesOthers && missing.count == 1 && unknown.count == 1 && fits(unknown[0].value, as: name) ? 0 : nil
      if let found = index ?? only {
        keys.append(AbsentKey(names: [name], mapping: mapping, replacement: unknown.remove(at: found)))
      } else {
        absent.append(name)
      }
    }
    if !absent.isEmpty { keys.append(AbsentKey(names: absent, mapping: mapping, replacement: nil)) }
    return keys
  }

  private func text(_ pair: SyntaxPair) -> String { pair.key.resolved.text }

  private func nearest(to key: String, among missing: [String]) -> String? {
    if let name = synonyms[key.lowercased()], missing.contains(name) { return name }
    return nearestNames(to: key, among: missing).first?.name
  }

  private func fits(_ value: SyntaxNode, as name: String) -> Bool {
    let isCollection = name == "configuration" || name == "components"
    return isCollection == (value.resolved.kind == .mapping)
  }
}
