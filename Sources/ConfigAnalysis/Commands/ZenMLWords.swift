import ShellCommands
import ZenMLCatalog
import ZenMLCommandLine

/// Makes commands of `zenml` that the document's version has: a command or an
/// option that it lacks cannot be written.
///
/// For one document on one thread: what it has read of the catalog it keeps.
final class ZenMLWords {
  /// Nil stands for the newest one known.
  let version: ZenMLVersion?
  private let catalog = CommandLineCatalog.zenml
  /// By path; nil where the version has none.
  private var known: [[String]: ZenMLCommand?] = [:]

  init(version: ZenMLVersion?) { self.version = version }

  /// Something behind the words of a command.
  enum Part {
    case argument(ShellWord)
    /// `--set`.
    case flag(String)
    /// `-c NAME`.
    case option(String, ShellWord)
    /// `--flavor=NAME`: a value that begins with a hyphen stays a value.
    case assignment(String, ShellWord)
    /// What the command takes though it is none of its options.
    case extra(ShellWord)
    /// `--`: nothing behind it is an option.
    case end
  }

  private func known(_ path: [String]) -> ZenMLCommand? {
    if let command = known[path] { return command }
    let command = catalog.command(path, at: version)
    known[path] = .some(command)
    return command
  }

  /// Nil where the version lacks the command or one of the options.
  func command(_ path: [String], _ parts: [Part]) -> ShellCommand? {
    guard let known = known(path) else { return nil }
    var words: [ShellWord] = ["zenml"] + path.map { ShellWord($0) }
    for part in parts {
      switch part {
      case .argument(let word), .extra(let word): words.append(word)
      case .end: words.append("--")
      case .flag(let name):
        guard known.option(name) != nil else { return nil }
        words.append(ShellWord(name))
      case .option(let name, let value):
        guard known.option(name) != nil else { return nil }
        words += [ShellWord(name), value]
      case .assignment(let name, let value):
        guard known.option(name) != nil else { return nil }
        var word = ShellWord("\(name)=")
        word.append(value)
        words.append(word)
      }
    }
    return ShellCommand(words)
  }

  func has(_ path: [String], option: String? = nil) -> Bool {
    guard let command = known(path) else { return false }
    return option.map { command.option($0) != nil } ?? true
  }

  /// The values that an option takes; none where it takes any or is unknown.
  func choices(of option: String, in path: [String]) -> [String] {
    known(path)?.option(option)?.choices ?? []
  }

  /// Is `--NAME` taken by an option of the command, whatever a configuration calls
  /// so?
  func isOption(_ name: String, of path: [String]) -> Bool {
    known(path)?.option("--\(name)") != nil
  }

  /// The option of `stack register` or `stack update` that names a component.
  func stackOption(for type: String, in path: [String]) -> StackOption? {
    guard let command = known(path) else { return nil }
    let option = command.options.first { option in
      option.kind != nil && option.spellings.contains { Self.typeName($0) == type }
    }
    guard let option, let long = option.spellings.first(where: { Self.typeName($0) == type }) else {
      return nil
    }
    let short = option.spellings.filter { !$0.hasPrefix("--") }.min { $0.count < $1.count }
    return StackOption(short: short, long: long, isRepeatable: option.isRepeatable)
  }

  /// `--container_registry` and `--container-registry` name the type alike.
  private static func typeName(_ spelling: String) -> String? {
    guard spelling.hasPrefix("--") else { return nil }
    return StackComponent.typeName(String(spelling.dropFirst(2)))
  }

  /// Since when, or until when, there is a command: for those who lack it.
  func availability(of path: [String]) -> [VersionSpan] { catalog.availability(of: path) }
}

/// How a command of stacks names components of one type.
struct StackOption {
  /// `-c`; several letters for some types.
  let short: String?
  let long: String
  let isRepeatable: Bool

  /// `-c NAME`; a name that looks like an option goes behind `=`.
  func parts(_ name: ShellWord) -> ZenMLWords.Part {
    if let short, !name.visible.hasPrefix("-") { return .option(short, name) }
    return .assignment(long, name)
  }
}

extension [ZenMLWords.Part] {
  /// `NAME OPTIONS…`; behind the options and `--` where the name looks like one.
  static func named(_ name: ShellWord, _ options: Self) -> Self {
    name.visible.hasPrefix("-") ? options + [.end, .argument(name)] : [.argument(name)] + options
  }
}

extension StackComponent {
  /// `container-registry`, as commands spell types.
  static func commandName(_ type: String) -> String { type.replacing("_", with: "-") }
}
