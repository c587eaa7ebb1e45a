import ContainerRegistries
import ShellCommands
import TextDistance
import YAMLSyntax
import ZenMLCatalog
import ZenMLCommandLine

/// Compares commands of `zenml` with what the file's version takes. Where a text
/// may only speak of a command, it says nothing.
struct ZenMLCommandCheck {
  private let context: AnalysisContext
  private let editor: CommandWordEditor
  private let catalog = CommandLineCatalog.zenml
  /// Nil where it is not known, or the catalog does not know it: then nothing is
  /// wrong that any version takes, or that is no slip of the pen.
  private let version: ZenMLVersion?
  private let components: ComponentArguments.Components
  /// Commands that were looked up, by their words.
  private var known: [String: ZenMLCommand?] = [:]

  /// Versions that have an option, by command and option: looking them up goes
  /// through all versions.
  private var spans: [String: [VersionSpan]] = [:]
  private static let maximumLookups = 50

  init(_ context: AnalysisContext) {
    self.context = context
    editor = CommandWordEditor(source: context.source)
    components = ComponentArguments.Components(context.document)
    let versions = CommandLineCatalog.zenml.versions
    version = context.zenmlVersion.flatMap { given in
      versions.first.map { $0 <= given } == true && versions.last.map { given <= $0 } == true ? given : nil
    }
  }

  mutating func mistakes(of read: CommentCommand) -> [CommandMistake] {
    let words = read.words.dropFirst().map { CommandLineWord($0) }
    guard Self.isCommand(words) else { return [] }
    var path = words.prefix { !$0.text.hasPrefix("-") && $0.placeholders.isEmpty }.map(\.text)
    var mistakes: [CommandMistake] = []
    // Judged on as what was meant: else a fix would bring to light what was there before.
    var depth = -1
    while let command = command(startOf: path), command.path.count > depth {
      depth = command.path.count
      guard command.isGroup else { return mistakes + self.mistakes(of: command, words, read) }
      guard command.path.count < path.count, let mistake = unknownCommand(words, known: command.path) else {
        return mistakes
      }
      mistakes.append(mistake.mistake)
      guard let meant = mistake.meant else { return mistakes }
      path[command.path.count] = meant
    }
    return mistakes
  }

  private mutating func mistakes(
    of command: ZenMLCommand, _ words: [CommandLineWord], _ read: CommentCommand
  ) -> [CommandMistake] {
    let line = CommandLineReading(command, words[command.path.count...])
    guard !isProse(line, words) else { return [] }
    let arguments = ComponentArguments(line, components, context)
    var mistakes: [CommandMistake] = []
    for problem in line.problems {
      if let mistake = option(problem, command, words) { mistakes.append(mistake) }
    }
    return mistakes + fields(line, arguments) + missingFlavor(line, read, arguments)
  }

  // MARK: Commands and prose

  /// Is it written out to be run? What takes no option may be a part of a sentence,
  /// and some marks are those of a synopsis.
  private static func isCommand(_ words: [CommandLineWord]) -> Bool {
    guard words.count <= maximumWords, let last = words.last, words.contains(where: { isOption($0.text) })
    else { return false }
    if let end = last.text.utf8.last, sentenceMarks.contains(end) { return false }
    return !words.contains { word in
      let text = word.text
      return text == "--help" || text == "|" || text.hasPrefix("[") || text.contains("...")
        || text.contains("…") || text.hasSuffix("]") && !text.contains("=")
    }
  }

  /// More are no command that anybody writes.
  private static let maximumWords = 200
  private static let sentenceMarks = Set(".,;:!?)".utf8)

  private static func isOption(_ text: String) -> Bool {
    text.hasPrefix("--") ? text.utf8.count > 2 : text.hasPrefix("-") && text.utf8.count > 1
  }

  /// Are there words for which the command has no place?
  private func isProse(_ line: CommandLineReading, _ words: [CommandLineWord]) -> Bool {
    // The value of an option that is not known is a word that has no place.
    let values = zip(words, words.dropFirst()).filter { option, _ in
      line.problems.contains { $0.range == option.range && $0.kind != .needsValue } && option.value == nil
    }.map(\.1.range)
    let plain = line.arguments.filter { !$0.text.hasPrefix("--") && !values.contains($0.range) }
    let command = line.command
    if command.arguments.contains(where: \.takesRest) {
      return command.passesUnknownOptions && plain.count > 1
    }
    return plain.count > command.arguments.count
  }

  // MARK: The catalog

  /// Words of the longest names of commands, and more.
  private static let deepest = 6

  private mutating func command(startOf path: [String]) -> ZenMLCommand? {
    let words = Array(path.prefix(Self.deepest))
    let key = words.joined(separator: " ")
    if let found = known[key] { return found }
    let found = catalog.command(startOf: words, at: version)
    known[key] = .some(found)
    return found
  }

  /// The versions that have something, as the end of a sentence; nil where none has.
  private func elsewhere(_ spans: [VersionSpan]) -> String? {
    guard let span = spans.last else { return nil }
    if let since = span.since, let version, version < since { return "it is there since \(since)" }
    return span.until.map { "it was there up to \($0)" } ?? "other versions have it"
  }

  private func unknownCommand(
    _ words: [CommandLineWord], known: [String]
  ) -> (mistake: CommandMistake, meant: String?)? {
    let word = words[known.count]
    let group = (["zenml"] + known).joined(separator: " ")
    if let elsewhere = elsewhere(catalog.availability(of: known + [word.text])) {
      guard let version else { return nil }
      let message = Self.notInVersion("\(group) \(word.text)", version, elsewhere)
      return (CommandMistake(message, at: word.range), nil)
    }
    guard let meant = isUnambiguousTypo(word.text, among: catalog.subcommands(of: known, at: version)) else {
      return nil
    }
    let message = Self.noCommand(word.text, of: group, meant)
    return (CommandMistake(message, at: word.range, fixes: renaming(word, word.text, meant)), meant)
  }

  // MARK: Options

  /// Nil where it is too much to look up.
  private mutating func availability(of option: String, in path: [String]) -> [VersionSpan]? {
    let key = (path + [option]).joined(separator: " ")
    if let known = spans[key] { return known }
    guard spans.count < Self.maximumLookups else { return nil }
    let found = catalog.availability(of: option, in: path)
    spans[key] = found
    return found
  }

  private mutating func option(
    _ problem: CommandLineReading.Problem, _ command: ZenMLCommand, _ words: [CommandLineWord]
  ) -> CommandMistake? {
    guard let word = words.first(where: { $0.range == problem.range }) else { return nil }
    let owner = (["zenml"] + command.path).joined(separator: " ")
    switch problem.kind {
    case .needsValue: return nil
    case .takesNoValue:
      return CommandMistake(
        Self.takesNoValue(word.key), at: word.range,
        fixes: editor.fix(Self.removeValue, .unsafe, replace: verbatim(word), with: word.key))
    case .unknownOption(let spelling):
      // Letters behind a single hyphen may be a value.
      guard spelling.hasPrefix("--"), !spelling.contains("<") else { return nil }
      let spans = availability(of: spelling, in: command.path)
      // Some version may have it.
      if spans == nil, version == nil { return nil }
      if let elsewhere = elsewhere(spans ?? []) {
        return version.map {
          CommandMistake(Self.notInVersion("\(owner) \(spelling)", $0, elsewhere), at: word.range)
        }
      }
      let near = Self.meant(by: spelling, command)
      guard version != nil || near.contains(where: \.isSafe) else { return nil }
      return CommandMistake(
        Self.noOption(spelling, of: owner, near.map(\.name)), at: word.range,
        fixes: near.flatMap { renaming(word, spelling, $0.name, isSafe: $0.isSafe) })
    }
  }

  /// What an option may have been meant to be, the most likely one first.
  private static func meant(by spelling: String, _ command: ZenMLCommand) -> [(name: String, isSafe: Bool)] {
    let spellings = command.options.filter { !$0.isHidden }
      .flatMap { $0.spellings + $0.offSpellings }.filter { $0.hasPrefix("--") }
    let folded = spelling.replacing("_", with: "-")
    if let same = spellings.first(where: { $0.replacing("_", with: "-") == folded }) { return [(same, true)] }
    if let typo = isUnambiguousTypo(spelling, among: spellings) { return [(typo, true)] }
    return nearestNames(to: spelling, among: spellings).prefix(2).map { ($0.name, false) }
  }

  private func renaming(
    _ word: CommandLineWord, _ old: String, _ new: String, isSafe: Bool = true
  ) -> [Fix] {
    editor.fix(
      "Replace with `\(new)`", isSafe ? .safe : .unsafe, replace: editor.range(ofStart: old, in: word.range),
      with: new)
  }

  /// The place of a word that stands as it is, without quotes.
  private func verbatim(_ word: CommandLineWord) -> Range<Int>? {
    editor.range(ofStart: word.text, in: word.range) == word.range ? word.range : nil
  }

  // MARK: Components

  private func missingFlavor(
    _ line: CommandLineReading, _ read: CommentCommand, _ arguments: ComponentArguments?
  ) -> [CommandMistake] {
    guard let arguments, arguments.flavor == nil, line.command.path[1] == "register",
      // As it was called once.
      version != nil || !line.arguments.contains(where: { $0.key == "--type" }),
      line.command.option("--flavor") != nil, !line.problems.contains(where: { $0.kind == .needsValue }),
      let first = read.words.first, let verb = read.words.dropFirst(2).first
    else { return [] }
    let fixes = arguments.component?.flavorName.map {
      editor.fix("Add `--flavor=\($0)`", append: "--flavor=\($0)", behind: read.range.upperBound)
    }
    return [
      CommandMistake(
        Self.missingFlavor(arguments.type), at: first.range.lowerBound..<verb.range.upperBound,
        fixes: fixes ?? [])
    ]
  }

  /// The catalog knows the flavors and fields of one version.
  private var knowsFields: Bool {
    version.map { "\($0)" == context.catalog.version } ?? (context.zenmlVersion == nil)
  }

  private func fields(_ line: CommandLineReading, _ arguments: ComponentArguments?) -> [CommandMistake] {
    guard let arguments else { return [] }
    var mistakes: [CommandMistake] = []
    if let flavor = arguments.flavor, let mistake = unknownFlavor(flavor, arguments.type) {
      mistakes.append(mistake)
    }
    for word in line.arguments where word.text.hasPrefix("--") {
      guard let value = word.value else { continue }
      if arguments.type == "container_registry", word.key == "--uri" {
        // An update may well be about another address.
        mistakes += address(value, line.command.path[1] == "register" ? arguments.component : nil)
      }
      guard let meant = arguments.meant(by: word), meant == "--flavor" || knowsFields else { continue }
      mistakes.append(
        CommandMistake(
          Self.noField(word.key, meant, arguments.schema?.name), at: word.range,
          fixes: renaming(word, word.key, meant)))
    }
    return mistakes
  }

  private func unknownFlavor(_ word: CommandLineWord, _ type: String) -> CommandMistake? {
    guard word.placeholders.isEmpty, knowsFields else { return nil }
    let names =
      context.catalog.flavors(of: type).map(\.name)
      + (context.settings.customFlavors[type] ?? [:]).keys.sorted()
    guard let meant = isUnambiguousTypo(word.text, among: names) else { return nil }
    let range = editor.range(ofEnd: word.text, in: word.range)
    return CommandMistake(
      Self.noFlavor(word.text, type, meant), at: range ?? word.range,
      fixes: editor.fix("Replace with `\(meant)`", .safe, replace: range, with: meant))
  }

  // MARK: Addresses

  /// - Parameter component: the file's, of the same name.
  private func address(_ word: CommandLineWord, _ component: StackComponent?) -> [CommandMistake] {
    let text = word.text
    guard word.placeholders.isEmpty, !AddressSecret.stands(in: text, isRegistry: true) else { return [] }
    let range = editor.range(ofEnd: text, in: word.range)
    let reference = RegistryReference.parse(text)
    guard !reference.hasTemplate else { return [] }
    if let component {
      let own = context.registryAddresses.first { $0.field == .uri && $0.component === component }
      // Of a file whose address is still open nobody knows.
      guard let own, !own.reference.hasTemplate,
        !AddressSecret.stands(in: own.reference.text, isRegistry: true)
      else { return [] }
      let wanted = own.reference.text
      if wanted.withoutTrailingSlashes() == text.withoutTrailingSlashes() { return [] }
      return [
        CommandMistake(
          Self.otherAddress, at: range ?? word.range,
          fixes: editor.fix(Self.useOwnAddress, .unsafe, replace: range, with: wanted))
      ]
    }
    let isPrivate = context.settings.isPrivate(host: reference.host?.text, authority: reference.authority)
    guard !isPrivate, reference.host != nil, let range else { return [] }
    let problems = reference.problems(in: RegistryContext(suffix: .unknown))
    guard let problem = problems.first(where: { $0.severity == .error }) else { return [] }
    let place = range.lowerBound + problem.range.lowerBound..<range.lowerBound + problem.range.upperBound
    return [
      CommandMistake(
        problem.message, at: place,
        fixes: problem.fixes.prefix(1).flatMap { fix in
          fix.applied(to: text).map {
            editor.fix(fix.title, fix.isSafe ? .safe : .unsafe, replace: range, with: $0)
          } ?? []
        })
    ]
  }

  // MARK: Texts

  private static func noCommand(_ word: String, of group: String, _ meant: String) -> String {
    "`\(group)` has no command \(word.quoted); did you mean `\(meant)`?"
  }

  private static func noOption(_ spelling: String, of owner: String, _ near: [String]) -> String {
    let question =
      near.isEmpty ? "" : "; did you mean \(near.map { "`\($0)`" }.joined(separator: " or "))?"
    return "`\(owner)` has no option \(spelling.quoted)" + question
  }

  private static func notInVersion(_ words: String, _ version: ZenMLVersion, _ elsewhere: String) -> String {
    "ZenML \(version) has no \(words.quoted); \(elsewhere)"
  }

  private static func takesNoValue(_ option: String) -> String {
    "\(option.quoted) takes no value; write it alone"
  }
  private static let removeValue = "Remove the value"

  private static func missingFlavor(_ type: String) -> String {
    "\(StackWords.withArticle(type)) is registered with its `--flavor`, and the command has none"
  }

  private static func noField(_ key: String, _ meant: String, _ flavor: String?) -> String {
    (flavor.map { "the flavor `\($0)` has no field" } ?? "the command has no option")
      + " \(key.quoted); did you mean `\(meant)`?"
  }

  private static func noFlavor(_ word: String, _ type: String, _ meant: String) -> String {
    "there is no flavor \(word.quoted) of the \(StackWords.type(type)); did you mean `\(meant)`?"
  }

  private static let otherAddress =
    "the registry of this name has another address in this file; write the same in both places"
  private static let useOwnAddress = "Write the file's address"
}
