import ShellCommands
import YAMLSyntax
import ZenMLCatalog
import ZenMLCommandLine

/// The stack gets its wanted name, and the components that it wants.
extension ChangePlanner {
  mutating func stackSteps() -> [CommandStep] {
    guard new.request.wants(.stack) || isAboutRegistries, case .stack(let former) = old.analysis.document,
      case .stack(let wanted) = new.analysis.document
    else { return [] }
    if old.nameText(former) == Self.ownStack {
      return newStackSteps(wanted)
    }
    // The new name last: what it is called until then finds the stack.
    var steps = membershipSteps(formerName(former))
    if new.isWhole, new.request.wants(.stack), let rename = renameStep(former, wanted) {
      steps.append(rename)
    }
    let reason =
      old.nameText(former).flatMap(Self.findingReason) ?? new.nameText(wanted).flatMap(Self.printingReason)
    guard !steps.isEmpty, let reason else { return steps }
    problems.append(PlanProblem("no command changes the stack: \(reason)", at: wanted.root.range))
    return []
  }

  /// Its placeholder is not that of the wanted name.
  private func formerName(_ file: StackFile) -> ShellWord {
    old.nameText(file).map { CommandText.word($0, field: Self.formerPlaceholder) }
      ?? ShellWord(placeholder: Self.formerPlaceholder)
  }

  private static let formerPlaceholder = "OLD_STACK_NAME"

  /// Why commands cannot be told of a stack by its name.
  private static func findingReason(_ name: String) -> String? {
    if PythonUUID.isValid(name) { return "ZenML takes its name, \(name.quoted), for an identifier" }
    return printingReason(name)
  }

  private static func printingReason(_ name: String) -> String? {
    ConsoleMarkup.fails(name)
      ? "ZenML prints the name \(name.oneLine.quoted), and the square brackets in it make that fail" : nil
  }

  private var isAboutRegistries: Bool { new.request.wants(.registry) }

  // MARK: The stack itself

  private mutating func renameStep(_ former: StackFile, _ wanted: StackFile) -> CommandStep? {
    guard let before = old.nameText(former), let after = new.nameText(wanted), before != after else {
      return nil
    }
    let path = ["stack", "rename"]
    guard let command = new.words.command(path, .renaming(formerName(former), to: new.stackName(wanted)))
    else {
      new.notes.append(new.lacks(path))
      return nil
    }
    return CommandStep(
      "rename-stack", .stack, "Give the stack \(before.oneLine.quoted) the name \(after.oneLine.quoted)",
      command)
  }

  /// ZenML's own stack can be neither changed nor renamed.
  private mutating func newStackSteps(_ wanted: StackFile) -> [CommandStep] {
    guard new.nameText(wanted) != Self.ownStack, new.isWhole, new.request.wants(.stack) else { return [] }
    return new.registerStackStep(new.stackName(wanted)).map { [$0] } ?? []
  }

  // MARK: Its components

  /// The types in the order of both documents, the wanted one first.
  private var types: [String] {
    let all = (new.components + old.components).compactMap(\.type).uniqued()
    guard let selector = new.request.component else {
      return new.request.wants(.stack) ? all : all.filter { $0 == "container_registry" }
    }
    return all.filter { $0 == selector.type }
  }

  /// What is registered anew under its name: the stack still has the former one.
  private var replaced: Set<ComponentKey> {
    Set(
      changes.compactMap { change in
        if case .replaced(_, let component, _) = change, case .register = component.fate {
          ComponentKey(component)
        } else {
          nil
        }
      })
  }

  private func isChanged(_ type: String) -> Bool {
    let keys = members(new, type).compactMap(ComponentKey.init)
    return keys != members(old, type).compactMap(ComponentKey.init)
      || keys.contains(where: replaced.contains)
  }

  /// The components of a type in a stack, as far as they are, or will be, in the
  /// store.
  private func members(_ planner: CommandPlanner, _ type: String) -> [PlannedComponent] {
    planner.components.filter { $0.type == type }
  }

  private mutating func membershipSteps(_ name: ShellWord) -> [CommandStep] {
    var (put, removed): ([PlannedComponent], [String]) = ([], [])
    let known = Set(old.components.compactMap(ComponentKey.init))
    for type in types where isChanged(type) {
      let wanted = members(new, type)
      if wanted.isEmpty {
        removed.append(type)
        continue
      }
      // One of several may only not be written yet.
      if isUnfinished, wanted.count < members(old, type).count {
        new.notes.append(Self.unfinishedNote)
        continue
      }
      put += wanted.filter { component in
        if case .refused = component.fate { return ComponentKey(component).map(known.contains) ?? false }
        return true
      }
    }
    return [updateStep(name, put), removeStep(name, removed)].compactMap { $0 }
  }

  private mutating func updateStep(_ name: ShellWord, _ components: [PlannedComponent]) -> CommandStep? {
    let path = ["stack", "update"]
    let parts = new.componentParts(components, in: path)
    guard !parts.isEmpty else { return nil }
    guard let command = new.words.command(path, .named(name, parts)) else {
      new.notes.append(new.lacks(path))
      return nil
    }
    let what = components.map(\.inWords).joined(separator: ", ")
    return CommandStep(
      "update-stack", .stack, "Put \(what) into the stack", command,
      requires: components.count == 1 ? ["\(what), registered"] : ["its components, registered"],
      check: new.words.command(["stack", "describe"], .named(name, [])),
      component: components.count == 1 ? components[0].path : nil)
  }

  private mutating func removeStep(_ name: ShellWord, _ types: [String]) -> CommandStep? {
    let path = ["stack", "remove-component"]
    var parts: [ZenMLWords.Part] = []
    var told: [String] = []
    for type in types {
      // Told as missing: no stack is without them.
      if new.analyzer.catalog.componentType(type)?.isRequired ?? false { continue }
      guard !isUnfinished else {
        new.notes.append(Self.unfinishedNote)
        return nil
      }
      guard let flag = new.words.removalFlag(for: type, in: path) else {
        new.notes.append(
          "`zenml stack remove-component` of \(new.versionInWords) takes no \(type.replacing("_", with: " "))"
        )
        continue
      }
      parts.append(.flag(flag))
      told.append("the \(type.replacing("_", with: " "))")
    }
    guard !parts.isEmpty else { return nil }
    guard let command = new.words.command(path, .named(name, parts)) else {
      new.notes.append(new.lacks(path))
      return nil
    }
    return CommandStep(
      "remove-stack-components", .stack, "Take \(told.joined(separator: ", ")) out of the stack", command,
      check: new.words.command(["stack", "describe"], .named(name, [])))
  }
}

extension [ZenMLWords.Part] {
  /// `NAME NEW_NAME`, behind `--` where one of them looks like an option.
  static func renaming(_ name: ShellWord, to other: ShellWord) -> Self {
    let names = [name, other]
    return (names.contains { $0.visible.hasPrefix("-") } ? [.end] : []) + names.map { .argument($0) }
  }
}

extension ZenMLWords {
  /// The flag by which `stack remove-component` takes out all components of a type.
  func removalFlag(for type: String, in path: [String]) -> String? {
    let options = CommandLineCatalog.zenml.command(path, at: version)?.options ?? []
    return options.lazy.filter { $0.kind == nil }.flatMap(\.spellings).first { spelling in
      spelling.hasPrefix("--") && StackComponent.typeName(String(spelling.dropFirst(2))) == type
    }
  }
}
