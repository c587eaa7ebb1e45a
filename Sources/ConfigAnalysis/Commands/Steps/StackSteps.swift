import ShellCommands
import YAMLSyntax
import ZenMLCatalog

/// `zenml stack register`, `zenml stack update` and `zenml stack import`.
extension CommandPlanner {
  mutating func stackSteps() -> [CommandStep] {
    guard case .stack(let file) = analysis.document else {
      return request.wants(.stack) ? updateSteps(stack: nil) : []
    }
    let stack = stackName(file)
    if !isWhole { return request.wants(.stack) ? updateSteps(stack: stack) : [] }
    let importing = importStep(file)
    var steps: [CommandStep] = []
    if request.wants(.stack) {
      if let reason = unsayableReason(file) {
        notes.append(
          "the command line cannot say this stack, so it is imported: \(reason)")
      } else if let step = registerStackStep(stack) {
        steps.append(step)
      }
    }
    guard var importing, request.wants(.stack) || request.wants(.import) else { return steps }
    importing.alternativeTo = steps.first?.id
    return steps + [importing]
  }

  // MARK: Registering

  /// Why only the import makes this stack; nil where commands do.
  func unsayableReason(_ file: StackFile) -> String? {
    for component in components {
      guard case .unsayable(let reasons) = component.fate else { continue }
      return "of \(component.inWords), \(reasons.joined(separator: "; "))"
    }
    guard let name = nameText(file) else { return nil }
    if ConsoleMarkup.fails(name) {
      return "ZenML prints the stack's name, and the square brackets in it make that fail"
    }
    // `zenml stack register` takes identifiers too, and leaves out hyphens there.
    if name.allSatisfy({ $0 == "-" }) { return "every stack answers to a name of hyphens alone" }
    if Self.mayBeginIdentifier(name) {
      return "`zenml stack register` may take \(name.quoted) for the beginning of another stack's identifier"
    }
    return nil
  }

  /// A few hexadecimal digits: of more, one in a million identifiers begins so.
  private static func mayBeginIdentifier(_ name: String) -> Bool {
    let digits = name.utf8.filter { $0 != UInt8(ascii: "-") }
    return digits.count < 5 && digits.allSatisfy { UnicodeScalar($0).properties.isASCIIHexDigit }
  }

  func nameText(_ file: StackFile) -> String? {
    guard let node = file.stackName?.value.resolved, !node.value.isNone,
      case .success(let text) = FlagText.text(of: node), !text.isEmpty
    else { return nil }
    return text
  }

  func stackName(_ file: StackFile) -> ShellWord {
    nameText(file).map { CommandText.word($0, field: "STACK_NAME") } ?? ShellWord(placeholder: "STACK_NAME")
  }

  mutating func registerStackStep(_ stack: ShellWord) -> CommandStep? {
    let path = ["stack", "register"]
    var parts = componentParts(components, in: path)
    for type in analyzer.catalog.componentTypes where type.isRequired {
      guard !components.contains(where: { $0.type == type.name }),
        let option = words.stackOption(for: type.name, in: path)
      else { continue }
      parts.append(option.parts(ShellWord(placeholder: "\(type.name)_NAME")))
    }
    let setting: [ZenMLWords.Part] = words.has(path, option: "--set") ? [.flag("--set")] : []
    guard let command = words.command(path, .named(stack, parts + setting)) else {
      notes.append(lacks(path))
      return nil
    }
    return CommandStep(
      "register-stack", .stack,
      setting.isEmpty ? "Register the stack" : "Register the stack, and make it the active one", command,
      requires: ["its components, registered"],
      check: words.command(["stack", "describe"], .named(stack, [])))
  }

  /// `-o NAME -a NAME …`; an option that cannot be repeated takes the first.
  mutating func componentParts(_ components: [PlannedComponent], in path: [String]) -> [ZenMLWords
    .Part]
  {
    var parts: [ZenMLWords.Part] = []
    var given: Set<String> = []
    for component in components {
      guard let type = component.type else { continue }
      guard let option = words.stackOption(for: type, in: path) else {
        notes.append(
          "`zenml \(path.joined(separator: " "))` of \(versionInWords) "
            + "takes no \(type.replacing("_", with: " "))")
        continue
      }
      guard option.isRepeatable || given.insert(type).inserted else {
        notes.append(
          "a stack of \(versionInWords) has one "
            + "\(type.replacing("_", with: " ")): \(component.inWords) is left out")
        continue
      }
      parts.append(option.parts(stackWord(of: component)))
    }
    return parts
  }

  /// What names the component on the command line. The default stack's own may be
  /// left unnamed in a file.
  func stackWord(of component: PlannedComponent) -> ShellWord {
    if case .exists = component.fate, component.nameText == nil { return "default" }
    return component.name
  }

  // MARK: Adding a component

  /// Nil for the stack of a file that names none.
  private mutating func updateSteps(stack: ShellWord?) -> [CommandStep] {
    let path = ["stack", "update"]
    let chosen = selected.filter { component in
      if case .refused = component.fate { return component.type != nil }
      return true
    }
    let parts = componentParts(chosen, in: path)
    guard !parts.isEmpty else { return [] }
    let named = stack ?? ShellWord(placeholder: "STACK_NAME")
    let toNamed = words.command(path, .named(named, parts))
    let toActive = words.command(path, parts)
    guard let toNamed, let toActive else {
      notes.append(lacks(path))
      return []
    }
    let what = chosen.count == 1 ? chosen[0].inWords : "the components"
    let component = chosen.count == 1 ? chosen[0].path : nil
    let needs = ["\(what), registered"]
    var active = CommandStep(
      "update-active-stack", .stack, "Put \(what) into the active stack", toActive,
      requires: needs, check: words.command(["stack", "get"], []), component: component)
    var other = CommandStep(
      "update-stack", .stack,
      stack == nil ? "Put \(what) into a stack by its name" : "Put \(what) into this file's stack", toNamed,
      requires: needs, component: component)
    if stack == nil {
      other.alternativeTo = active.id
      return [active, other]
    }
    active.alternativeTo = other.id
    return [other, active]
  }

  // MARK: Importing

  private func importStep(_ file: StackFile) -> CommandStep? {
    let path = ["stack", "import"]
    let name = nameText(file)
    // A file of that ending tells its name itself.
    let isNamed = request.file?.hasSuffix(".yaml") == true && name != nil
    let parts: [ZenMLWords.Part]
    if isNamed {
      parts = [.argument(self.file)]
    } else {
      parts = .named(stackName(file), [.option("-f", self.file)])
    }
    guard let command = words.command(path, parts) else { return nil }
    return CommandStep(
      "import-stack", .import, "Import the file: its components and the stack", command,
      requires: ["\(versionInWords) in use, or `--ignore-version-mismatch` added"])
  }
}
