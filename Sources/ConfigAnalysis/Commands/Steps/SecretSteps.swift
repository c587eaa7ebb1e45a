import ShellCommands
import YAMLSyntax

/// `zenml secret create NAME --interactive`: values are typed where nobody sees
/// them, and stand in no command.
extension CommandPlanner {
  /// - Parameter known: what is there already.
  mutating func secretSteps(except known: Set<SecretKey> = []) -> [CommandStep] {
    var needs: [SecretNeed] = []
    var places: [String: Int] = [:]
    func add(_ name: String, _ key: String, isNew: Bool, _ component: PlannedComponent) {
      if known.contains(SecretKey(name: name, key: key)) { return }
      let place = places[name] ?? needs.count
      if place == needs.count {
        places[name] = place
        needs.append(SecretNeed(name: name, component: component.path))
      }
      needs[place].add(key, isNew: isNew)
    }
    for component in components(for: .secrets) {
      for secret in component.flags.secrets { add(secret.name, secret.field, isNew: true, component) }
      for reference in SecretReferences.all(in: component) {
        add(reference.name, reference.key, isNew: false, component)
      }
    }
    var steps: [CommandStep] = []
    for need in needs {
      // `zenml secret create` takes `--KEY=VALUE`, keys that Python takes for names, and
      // `name` neither for a secret nor for a key (`cli/secret.py`, 0.98.0).
      if need.name == "name" || need.keys.contains("name") {
        notes.append(
          "no command of zenml creates the secret \(need.name.oneLine.quoted): "
            + (need.name == "name" ? "that name is taken" : "it takes no key `name`")
            + "; write another one into the reference")
      } else if let key = need.keys.first(where: { !PythonName.isValid($0) }) {
        notes.append(
          "no command of zenml creates the secret \(need.name.oneLine.quoted): its key "
            + "\(key.oneLine.quoted) is no identifier; write another one into the reference")
      } else if let step = secretStep(need) {
        steps.append(step)
      }
    }
    return steps
  }

  private func secretStep(_ need: SecretNeed) -> CommandStep? {
    let path = ["secret", "create"]
    let name = ShellWord(need.name)
    guard let command = words.command(path, .named(name, [.flag("--interactive")])) else { return nil }
    let keys = need.keys.map(\.oneLine.quoted).joined(separator: ", ")
    let purpose =
      "Create the secret \(need.name.oneLine.quoted), typing the value of "
      + (need.keys.count == 1 ? "the key \(keys)" : "each of the keys \(keys)")
      + (need.isNew ? "" : ", unless it is there already")
    var step = CommandStep(
      "create-secret", .secrets, purpose, command,
      check: words.command(["secret", "list"], [.assignment("--name", name)]), component: need.component)
    let values = need.keys.map { key -> ZenMLWords.Part in
      var word = ShellWord("--\(key)=")
      word.append(placeholder: "\(need.name)_\(key)")
      return .extra(word)
    }
    step.unattended = words.command(path, [.end, .argument(name)] + values).map { ShellPipeline($0) }
    step.guardCommand = words.command(["secret", "get"], .named(name, []))
    return step
  }
}

/// A value of a secret.
struct SecretKey: Hashable {
  let name: String
  let key: String
}

/// A secret with the keys that a document wants of it.
private struct SecretNeed {
  let name: String
  let component: String
  private(set) var keys: [String] = []
  /// The document holds a value of it in plain text.
  private(set) var isNew = false

  init(name: String, component: String) {
    self.name = name
    self.component = component
  }

  mutating func add(_ key: String, isNew: Bool) {
    if !keys.contains(key) { keys.append(key) }
    if isNew { self.isNew = true }
  }
}

/// References such as `{{name.key}}` in a component's configuration.
enum SecretReferences {
  static func names(in component: PlannedComponent) -> [String] {
    component.flags.secrets.map(\.name) + all(in: component).map(\.name)
  }

  /// The whole value of a field is a reference, as ZenML resolves them.
  ///
  /// - Parameter fields: nil for all.
  static func all(in component: PlannedComponent, _ fields: Set<String>? = nil) -> [SecretKey] {
    ComponentFlags.pairs(of: component.component, component.schema).compactMap { pair in
      guard let text = pair.value.resolved.value.string, SecretReferenceText.matches(text),
        let key = pair.key.resolved.value.string, fields?.contains(key) ?? true
      else { return nil }
      return parts(of: text)
    }
  }

  /// ZenML splits at the first dot (`utils/secret_utils.py`, 0.98.0).
  private static func parts(of text: String) -> SecretKey? {
    let inner = text.dropFirst(2).dropLast(2)
    guard let dot = inner.firstIndex(of: ".") else { return nil }
    let name = String(inner[..<dot]).pythonStripped()
    let key = String(inner[inner.index(after: dot)...]).pythonStripped()
    return name.isEmpty || key.isEmpty ? nil : SecretKey(name: name, key: key)
  }
}
