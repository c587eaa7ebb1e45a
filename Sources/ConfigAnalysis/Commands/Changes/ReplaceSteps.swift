import ShellCommands
import YAMLSyntax
import ZenMLCatalog

/// Components are registered anew, and those that nobody uses any more are deleted.
extension ChangePlanner {
  /// The former one makes room under another name, so that stacks keep it until they
  /// have the new one.
  mutating func replaceSteps(
    _ former: PlannedComponent, _ component: PlannedComponent, _ reason: String
  ) -> [CommandStep] {
    if let name = nameReason(component) {
      say("no command changes \(component.inWords): \(name)", component)
      return []
    }
    let path = [component.commandName, "rename"]
    if case .unsayable(let reasons) = component.fate {
      say(
        "no command changes \(component.inWords), only `zenml stack import` makes it: \(reasons.joined(separator: "; "))",
        component)
      return []
    }
    guard let key = ComponentKey(component), let register = new.registerStep(component) else {
      new.notes.append(new.lacks([component.commandName, "register"]))
      return []
    }
    let name = ShellWord(freeName(key))
    guard let rename = new.words.command(path, .renaming(component.name, to: name)) else {
      new.notes.append(new.lacks(path))
      return []
    }
    nameSetAside[key] = name
    new.notes.append(
      "\(component.inWords) is registered anew, since `zenml \(component.commandName) update` cannot change it: "
        + "\(reason); a service connector and labels are to be given to it again, and other stacks keep the former one"
    )
    if old.analysis.document?.kind != .stack {
      new.notes.append(
        "the stacks that use the former one get \(component.inWords) by `zenml stack update`")
    }
    return [
      CommandStep(
        "rename-\(component.commandName)", .register,
        "Give the former \(former.kindInWords) the name \(name.visible.oneLine.quoted)", rename,
        component: component.path),
      register,
    ]
  }

  /// `NAME-old`, or the next one that no document has.
  private func freeName(_ key: ComponentKey) -> String {
    let taken = takenNames[key.type, default: []]
    // ZenML takes 255 characters.
    let stem = String(String.UnicodeScalarView(key.name.unicodeScalars.prefix(240))) + "-old"
    if !taken.contains(stem) { return stem }
    return (2...taken.count + 2).lazy.map { "\(stem)-\($0)" }.first { !taken.contains($0) } ?? stem
  }

  // MARK: Deleting

  /// Last of all: ZenML deletes nothing that a stack uses.
  mutating func deleteSteps() -> [CommandStep] {
    var steps: [CommandStep] = []
    for change in changes {
      switch change {
      case .removed(let former) where isWanted(former, .register):
        if isUnfinished {
          new.notes.append(Self.unfinishedNote)
        } else {
          steps += deleteStep(former.name, former, "Delete \(former.inWords), which is no longer used")
        }
      case .replaced(let former, let component, _) where isWanted(component, .register):
        guard let name = ComponentKey(component).flatMap({ nameSetAside[$0] }) else { continue }
        steps += deleteStep(
          name, former, "Delete the former \(former.kindInWords), now named \(name.visible.oneLine.quoted)")
      default: continue
      }
    }
    return steps
  }

  private mutating func deleteStep(
    _ name: ShellWord, _ former: PlannedComponent, _ purpose: String
  ) -> [CommandStep] {
    if let reason = nameReason(former), reason != ComponentPlanner.optionNameReason {
      new.notes.append("no command deletes \(former.inWords), which is no longer used: \(reason)")
      return []
    }
    let path = [former.commandName, "delete"]
    guard let command = new.words.command(path, .named(name, [])) else {
      new.notes.append(new.lacks(path))
      return []
    }
    new.notes.append(Self.deletionNote)
    return [
      CommandStep(
        "delete-\(former.commandName)", .register, purpose, command,
        requires: ["no other stack that uses it"], component: former.path)
    ]
  }

  // MARK: Texts

  private static let deletionNote =
    "ZenML refuses to delete a component that another stack uses: leave that command out then"
}

extension PlannedComponent {
  /// "container registry".
  var kindInWords: String { (type ?? "component").replacing("_", with: " ") }
}
