import ShellCommands
import YAMLSyntax
import ZenMLCatalog

/// Components are registered, changed and replaced.
extension ChangePlanner {
  mutating func componentSteps() -> [CommandStep] {
    var steps: [CommandStep] = []
    for change in changes {
      switch change {
      case .added(let component) where isWanted(component, .register):
        steps += registerSteps(component)
      case .updated(let former, let component, let change) where isWanted(component, .register):
        steps += updateSteps(former, component, change)
      case .replaced(let former, let component, let reason) where isWanted(component, .register):
        steps += replaceSteps(former, component, reason)
      default: continue
      }
    }
    return steps
  }

  // MARK: One component

  private mutating func registerSteps(_ component: PlannedComponent) -> [CommandStep] {
    if case .unsayable(let reasons) = component.fate {
      say(
        "only `zenml stack import` makes \(component.inWords): \(reasons.joined(separator: "; "))", component)
      return []
    }
    guard let step = new.registerStep(component) else {
      new.notes.append(new.lacks([component.commandName, "register"]))
      return []
    }
    return [step]
  }

  private mutating func updateSteps(
    _ former: PlannedComponent, _ component: PlannedComponent, _ change: ComponentChange
  ) -> [CommandStep] {
    // A stack file has no labels: the import reads none.
    let labels =
      new.analysis.document?.kind == .component
      ? LabelChange(from: former.component, to: component.component) : LabelChange()
    for reason in labels.unsayable {
      say("no command changes a label of \(component.inWords): \(reason)", component)
    }
    if change.isEmpty, labels.isEmpty { return [] }
    if let reason = nameReason(component) {
      say("no command changes \(component.inWords): \(reason)", component)
      return []
    }
    let update = updateStep(component, change, labels)
    let remove = removeStep(component, change, labels)
    return (change.removesFirst ? [remove, update] : [update, remove]).compactMap { $0 }
  }

  private mutating func updateStep(
    _ component: PlannedComponent, _ change: ComponentChange, _ labels: LabelChange
  ) -> CommandStep? {
    if change.updated.isEmpty, labels.given.isEmpty { return nil }
    let path = [component.commandName, "update"]
    let values = change.updated.map { flag -> ZenMLWords.Part in
      var word = ShellWord("--\(flag.key)=")
      word.append(flag.value)
      return .extra(word)
    }
    let options = labels.given.map { ZenMLWords.Part.option("-l", CommandText.word($0)) }
    // Behind `--` nothing is an option of the command itself.
    let collides = change.updated.contains { new.words.isOption($0.key, of: path) }
    let parts =
      collides || component.nameText?.hasPrefix("-") == true
      ? options + [.end, .argument(component.name)] + values : [.argument(component.name)] + options + values
    guard let command = new.words.command(path, parts) else {
      new.notes.append(new.lacks(path))
      return nil
    }
    let names = change.updated.map(\.key.quoted) + labels.given.map { "the label \($0.oneLine.quoted)" }
    return CommandStep(
      "update-\(component.commandName)", .register, "Change \(Self.list(names)) of \(component.inWords)",
      command,
      requires: secretNeeds(component, Set(change.updated.map(\.key))), check: check(component),
      component: component.path)
  }

  private mutating func removeStep(
    _ component: PlannedComponent, _ change: ComponentChange, _ labels: LabelChange
  ) -> CommandStep? {
    if change.removed.isEmpty, labels.removed.isEmpty { return nil }
    guard !isUnfinished else {
      new.notes.append(Self.unfinishedNote)
      return nil
    }
    let path = [component.commandName, "remove-attribute"]
    let options = labels.removed.map { ZenMLWords.Part.option("-l", CommandText.word($0)) }
    let names = change.removed.map { ZenMLWords.Part.argument(ShellWord($0)) }
    let parts =
      component.nameText?.hasPrefix("-") == true
      ? options + [.end, .argument(component.name)] + names : [.argument(component.name)] + options + names
    guard let command = new.words.command(path, parts) else {
      new.notes.append(new.lacks(path))
      return nil
    }
    let shown = change.removed.map(\.quoted) + labels.removed.map { "the label \($0.oneLine.quoted)" }
    return CommandStep(
      "remove-\(component.commandName)-attributes", .register,
      "Remove \(Self.list(shown)) from \(component.inWords)", command, check: check(component),
      component: component.path)
  }

  // MARK: Names

  /// Why no command can name the component.
  func nameReason(_ component: PlannedComponent) -> String? {
    guard case .unsayable(let reasons) = component.fate else { return nil }
    let others = Set(component.flags.unsayable)
    return reasons.first { !others.contains($0) }
  }

  // MARK: Words

  private func check(_ component: PlannedComponent) -> ShellCommand? {
    new.words.command([component.commandName, "describe"], .named(component.name, []))
  }

  private func secretNeeds(_ component: PlannedComponent, _ fields: Set<String>) -> [String] {
    let suggested = component.flags.secrets.filter { fields.contains($0.field) }.map(\.name)
    let referred = SecretReferences.all(in: component, fields).map(\.name)
    return (suggested + referred).map { "the secret \($0.oneLine.quoted)" }.uniqued()
  }

  /// A message about a component of the wanted document.
  mutating func say(_ message: String, _ component: PlannedComponent) {
    problems.append(PlanProblem(message, at: component.component.node.range))
  }

  private static func list(_ names: [String]) -> String { names.joined(separator: ", ") }

  static let unfinishedNote =
    "nothing is removed while the file is not right: what it lacks may only be missing"
}
