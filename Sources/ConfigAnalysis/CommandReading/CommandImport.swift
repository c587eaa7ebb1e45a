public import ShellCommands
import TextDistance
import YAMLSyntax
import ZenMLCatalog
import ZenMLCommandLine

/// What commands of `zenml` amount to: a stack file, or a file of components, and
/// what is to be said about them.
public struct CommandImport: Sendable {
  /// YAML; nil where no command registers anything.
  public let document: String?
  /// In the order of the text.
  public let problems: [CommandProblem]
  /// The stack that the document is of; nil for components alone.
  public let stack: String?
  /// All stacks that the commands name.
  public let stacks: [String]

  /// - Parameters:
  ///   - version: of ZenML; nil for the newest that is known.
  ///   - stack: the one to write; else the last one that was registered or set.
  public init(
    _ reading: ShellReading, version: String? = nil, stack: String? = nil,
    settings: AnalysisSettings = AnalysisSettings()
  ) {
    var run = CommandRun(version: version.flatMap { ZenMLVersion($0) })
    for problem in reading.problems { run.say(.problem, problem.message, problem.range) }
    for command in reading.commands { run.run(command) }
    let names = run.store.stacks.map(\.name)
    let chosen = stack.map { name in run.store.stacks.lastIndex { $0.name == name } } ?? run.lastStack
    var writer = CommandedDocument(
      store: run.store, version: version ?? Catalog.current.version, settings: settings)
    document = stack != nil && chosen == nil ? nil : writer.text(stack: chosen)
    problems = (run.problems + writer.problems).enumerated()
      .sorted { ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset) }
      .map(\.element)
    self.stack = chosen.map { run.store.stacks[$0].name }
    self.stacks = names
  }
}

/// Follows commands one after the other, as ZenML's store would.
struct CommandRun {
  var store = CommandedStore()
  private(set) var problems: [CommandProblem] = []
  /// The stack that was registered or set last.
  private(set) var lastStack: Int?
  private let version: ZenMLVersion?
  private let catalog = CommandLineCatalog.zenml

  init(version: ZenMLVersion?) { self.version = version }

  mutating func say(_ kind: CommandProblem.Kind, _ message: String, _ range: Range<Int>) {
    problems.append(CommandProblem(kind: kind, message: message, range: range))
  }

  mutating func run(_ read: ReadCommand) {
    guard read.words.first?.word.literal == "zenml" else { return }
    let words = read.words.dropFirst().map { CommandLineWord($0) }
    guard let first = words.first, !first.text.hasPrefix("-") else { return }
    var path = words.prefix { !$0.text.hasPrefix("-") }.map(\.text)
    if let folded = path.first?.replacing("_", with: "-"), folded != path[0],
      catalog.command([folded], at: version) != nil
    {
      if !read.isDoubtful { say(.problem, "the command is `\(folded)`, with a hyphen", first.range) }
      path[0] = folded
    }
    guard let command = catalog.command(startOf: path, at: version), !command.path.isEmpty, !command.isGroup
    else {
      if !read.isDoubtful { unknown(path, words) }
      return
    }
    let line = CommandLineReading(command, words[command.path.count...])
    // A text may only speak of a command.
    if read.isDoubtful, !line.problems.isEmpty || !isComplete(line) { return }
    for problem in line.problems { say(.problem, problem.message, problem.range) }
    follow(line, read.range)
  }

  private func isComplete(_ line: CommandLineReading) -> Bool {
    line.command.arguments.count { $0.isRequired } <= line.arguments.count
      && line.command.options.allSatisfy { !$0.isRequired || line.has($0.spellings.first ?? "") }
  }

  private mutating func unknown(_ path: [String], _ words: [CommandLineWord]) {
    let known = catalog.command(startOf: path, at: version)?.path ?? []
    guard known.count < path.count else { return }
    let near = catalog.nearestSubcommands(to: path[known.count], of: known, at: version).prefix(2)
    let question =
      near.isEmpty ? "" : "; did you mean \(near.map { "`\($0.name)`" }.joined(separator: " or "))?"
    let group = (["zenml"] + known).joined(separator: " ")
    say(.problem, "`\(group)` has no command `\(path[known.count])`" + question, words[known.count].range)
  }

  private mutating func follow(_ line: CommandLineReading, _ range: Range<Int>) {
    let path = line.command.path
    if path.first == "stack" {
      followStack(path.dropFirst().joined(separator: " "), line, range)
    } else if path == ["secret", "create"] || path.first == "service-connector" && path.last == "register" {
      say(.note, "`zenml \(path.joined(separator: " "))` is no part of a stack file; run it as well", range)
    } else if path.count == 2, let group = path.first {
      let type = StackComponent.typeName(group)
      if Catalog.current.isPresentOrFormerType(type) { followComponent(path[1], type, line, range) }
    }
  }

  // MARK: Components

  private mutating func followComponent(
    _ verb: String, _ type: String, _ line: CommandLineReading, _ range: Range<Int>
  ) {
    switch verb {
    case "register":
      let (name, fields) = fields(line)
      tellLeftOut(line)
      let flavor = line.values(of: "--flavor").last
      if flavor == nil { say(.problem, "the command has no `--flavor`, which it needs", range) }
      guard let name else {
        say(.problem, "the command has no name for the component", range)
        return
      }
      if store.place(type, name.text) != nil {
        say(.problem, "there is already a component `\(name.text)` of the type `\(type)`", name.range)
        return
      }
      var component = CommandedComponent(type: type, name: name.text, flavor: flavor, range: range)
      for field in fields { component.set(field) }
      _ = store.insert(component)
    case "update":
      let (name, fields) = fields(line)
      tellLeftOut(line)
      guard let place = existing(type, name, range) else { return }
      store.change(place) { component in for field in fields { component.set(field) } }
    case "remove-attribute":
      guard let name = line.arguments.first, let place = existing(type, name, range) else { return }
      for word in line.arguments.dropFirst() where word.text.hasPrefix("-") {
        say(.problem, "ZenML removes nothing for `\(word.text)`: names stand here without dashes", word.range)
      }
      let names = Set(line.arguments.dropFirst().map(\.text))
      store.change(place) { $0.remove(names) }
    case "rename", "copy":
      guard line.arguments.count == 2, let place = existing(type, line.arguments[0], range) else { return }
      let name = line.arguments[1].text
      if store.place(type, name) != nil {
        say(.problem, "there is already a component `\(name)` of the type `\(type)`", line.arguments[1].range)
      } else if verb == "rename" {
        store.change(place) { $0.name = name }
      } else if var copy = store.components[place] {
        copy.name = name
        _ = store.insert(copy)
      }
    case "delete":
      guard let place = existing(type, line.arguments.first, range) else { return }
      if store.stacks.contains(where: { $0.components[type]?.contains(place) == true }) {
        say(.problem, "ZenML deletes no component that a stack still holds", range)
      } else {
        store.remove(place)
      }
    case "connect":
      say(
        .note,
        "a service connector cannot stand in a stack file; run `zenml \(line.command.path.joined(separator: " "))` after the import",
        range)
    default: break
    }
  }

  private mutating func existing(_ type: String, _ name: CommandLineWord?, _ range: Range<Int>) -> Int? {
    guard let name else {
      say(
        .problem, "the command changes the active stack's component, and which that is, is not known here",
        range)
      return nil
    }
    if let place = store.place(type, name.text) { return place }
    say(.problem, "no command before registers a component `\(name.text)` of the type `\(type)`", name.range)
    return nil
  }

  /// NAME and `--KEY=VALUE …`, in any order (`parse_name_and_extra_arguments`,
  /// zenml/cli/utils.py 0.98.0).
  private mutating func fields(
    _ line: CommandLineReading
  ) -> (name: CommandLineWord?, fields: [CommandedComponent.Field]) {
    // The first argument is looked at last.
    var words = Array(line.arguments.dropFirst() + line.arguments.prefix(1)).filter { !$0.text.isEmpty }
    var name: CommandLineWord?
    if let place = words.firstIndex(where: { !$0.text.hasPrefix("--") }) { name = words.remove(at: place) }
    var fields: [CommandedComponent.Field] = []
    for word in words {
      let key = String(word.key.dropFirst(2))
      guard word.text.hasPrefix("--"), var value = word.value, PythonName.isValid(key) else {
        say(.problem, "`\(word.key)` is no `--KEY=VALUE`", word.range)
        continue
      }
      if value.text.hasPrefix("@@") {
        value = CommandLineWord(
          String(value.text.dropFirst()), range: value.range, placeholders: value.placeholders)
      } else if value.text.hasPrefix("@") {
        say(
          .problem,
          "the value of `\(key)` is what the file `\(value.text.dropFirst())` holds; put it in yourself",
          word.range)
        value = CommandLineWord("<\(key.uppercased())>", range: value.range, placeholders: [key.uppercased()])
      }
      fields.append(.init(key: key, value: value, keyRange: word.range))
    }
    return (name, fields)
  }

  /// Options that a stack file has no place for.
  private mutating func tellLeftOut(_ line: CommandLineReading) {
    for given in line.options where !given.option.spellings.contains("--flavor") {
      guard let spelling = given.option.spellings.first(where: { $0.hasPrefix("--") }), given.value != nil
      else { continue }
      say(.note, "`\(spelling)` cannot stand in a stack file; give it to ZenML after the import", given.range)
    }
  }

  // MARK: Stacks

  private mutating func followStack(_ verb: String, _ line: CommandLineReading, _ range: Range<Int>) {
    let name = line.arguments.first
    switch verb {
    case "register":
      guard let name else {
        say(.problem, "the command has no name for the stack", range)
        return
      }
      if store.stack(name.text) != nil {
        say(.problem, "there is already a stack `\(name.text)`", name.range)
        return
      }
      tellStackOptions(line)
      var stack = CommandedStack(name: name.text, isRegistered: true, range: range)
      put(line, into: &stack)
      store.stacks.append(stack)
      lastStack = store.stacks.count - 1
      if line.has("--set") { store.active = name.text }
    case "update", "remove-component":
      let place = stack(name, range)
      tellStackOptions(line)
      if verb == "update" {
        var changed = store.stacks[place]
        put(line, into: &changed)
        store.stacks[place] = changed
      } else {
        for given in line.options {
          if let type = Self.type(of: given.option) { store.stacks[place].components[type] = nil }
        }
      }
    case "set":
      guard let name else { return }
      store.active = name.text
      if let place = store.stack(name.text) { lastStack = place }
    case "rename", "copy":
      guard line.arguments.count == 2, let place = store.stack(line.arguments[0].text) else { return }
      let new = line.arguments[1].text
      if verb == "rename" {
        if store.active == store.stacks[place].name { store.active = new }
        store.stacks[place].name = new
      } else {
        var copy = store.stacks[place]
        copy.name = new
        store.stacks.append(copy)
        lastStack = store.stacks.count - 1
      }
    case "delete":
      guard let place = store.stack(name?.text) else { return }
      store.stacks.remove(at: place)
      lastStack = store.stacks.indices.last
    default: break
    }
  }

  /// The stack of that name, or the active one; one that was there before is
  /// taken up as far as these commands tell of it.
  private mutating func stack(_ name: CommandLineWord?, _ range: Range<Int>) -> Int {
    if let place = store.stack(name?.text) { return place }
    let text = name?.text ?? store.active ?? "<STACK_NAME>"
    if let place = store.stacks.lastIndex(where: { $0.name == text }) { return place }
    say(
      .problem, "no command here registers the stack `\(text)`: what else it holds is not known",
      name?.range ?? range)
    store.stacks.append(CommandedStack(name: text, isRegistered: false, range: range))
    lastStack = store.stacks.count - 1
    return store.stacks.count - 1
  }

  private mutating func put(_ line: CommandLineReading, into stack: inout CommandedStack) {
    var given: [String: [CommandLineWord]] = [:]
    for option in line.options {
      guard let type = Self.type(of: option.option), let value = option.value else { continue }
      // Of an option that is no list, the last one counts.
      if option.option.isRepeatable { given[type, default: []].append(value) } else { given[type] = [value] }
    }
    for (type, names) in given.sorted(by: { $0.key < $1.key }) {
      stack.components[type] = names.compactMap { component(type, $0) }
    }
  }

  private mutating func component(_ type: String, _ name: CommandLineWord) -> Int? {
    if let place = store.find(type, name.text) { return place }
    var component = CommandedComponent(type: type, name: name.text, flavor: nil, range: name.range)
    if DefaultStack.holds(name.text, type: type) {
      // What every store holds from the start.
      component.flavor = CommandLineWord("local", range: name.range)
    } else {
      say(
        .problem, "no command before registers a component `\(name.text)` of the type `\(type)`", name.range)
    }
    return store.insert(component)
  }

  private mutating func tellStackOptions(_ line: CommandLineReading) {
    for given in line.options where Self.type(of: given.option) == nil && given.value != nil {
      guard let spelling = given.option.spellings.first(where: { $0.hasPrefix("--") }) else { continue }
      say(.note, "`\(spelling)` cannot stand in a stack file; give it to ZenML after the import", given.range)
    }
  }

  /// The component type that an option names.
  private static func type(of option: ZenMLOption) -> String? {
    option.spellings.lazy.filter { $0.hasPrefix("--") }
      .map { StackComponent.typeName(String($0.dropFirst(2))) }
      .first { Catalog.current.isPresentOrFormerType($0) }
  }
}
