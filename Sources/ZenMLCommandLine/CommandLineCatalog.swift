import CEmbeddedData
public import TextDistance
public import ZenMLCatalog

/// What the command line `zenml` takes, by version.
///
/// A version that the data does not name is taken for the newest one before it; one that is older
/// than the data for the oldest.
public final class CommandLineCatalog: Sendable {
  /// Exported from the packages themselves (`make commands`).
  public static let zenml = CommandLineCatalog(zenls_commands_zenml)

  /// The versions that the data tells apart, oldest first.
  public let versions: [ZenMLVersion]

  /// Kinds of stack component, as commands spell them, with the versions that have them.
  private let types: [(name: String, span: NumberSpan)]
  /// By path, words with a blank between them; `*` is the first word of what all `types` have.
  private let entries: [String: [Entry]]
  /// By path of a group: the words that may follow.
  private let children: [String: [String]]
  private let parameters: CatalogLines
  private let shapes: CatalogLines

  private struct Entry {
    let shape: Int
    let span: NumberSpan
  }

  init(_ file: zenls_embedded_file) {
    let lines = CatalogLines(UnsafeBufferPointer(start: file.bytes, count: file.count))
    var versions: [ZenMLVersion] = []
    var types: [(name: String, span: NumberSpan)] = []
    var entries: [String: [Entry]] = [:]
    var children: [String: [String]] = [:]
    var firstParameter: Int?
    var firstShape: Int?
    for number in 0..<lines.count {
      // Parameters and shapes, three quarters of the data, are read when a command is asked for.
      switch lines.firstByte(number) {
      case UInt8(ascii: "a"), UInt8(ascii: "o"): firstParameter = firstParameter ?? number
      case UInt8(ascii: "s"): firstShape = firstShape ?? number
      case UInt8(ascii: "z"): versions = lines.tokens(number).dropFirst(3).compactMap { ZenMLVersion($0) }
      case UInt8(ascii: "t"):
        let tokens = lines.tokens(number)
        guard let span = NumberSpan(tokens.at(2), count: versions.count) else { continue }
        types.append((tokens.at(1), span))
      case UInt8(ascii: "c"):
        let tokens = lines.tokens(number)
        guard let shape = Int(tokens.at(2)), let span = NumberSpan(tokens.at(3), count: versions.count)
        else { continue }
        let path = tokens.at(1) == "-" ? "" : tokens.at(1)
        if entries[path] == nil, !path.isEmpty {
          let words = path.split(separator: " ")
          children[words.dropLast().joined(separator: " "), default: []].append(
            String(words[words.count - 1]))
        }
        entries[path, default: []].append(Entry(shape: shape, span: span))
      default: continue
      }
    }
    self.versions = versions
    self.types = types
    self.entries = entries
    self.children = children
    parameters = lines.dropping(firstParameter ?? lines.count)
    shapes = lines.dropping(firstShape ?? lines.count)
  }

  /// The command of a version, nil where that version lacks it.
  ///
  /// - Parameters:
  ///   - path: the words after `zenml`.
  ///   - version: nil for the newest version of the data.
  public func command(_ path: [String], at version: ZenMLVersion? = nil) -> ZenMLCommand? {
    let number = number(of: version)
    guard let found = entries(of: path).first(where: { $0.span.contains(number) }) else { return nil }
    return command(path, shape: found.shape, number)
  }

  /// The command that a command line begins with, as far as its words name commands; what follows
  /// them are its own words.
  public func command(startOf words: [String], at version: ZenMLVersion? = nil) -> ZenMLCommand? {
    var found = command([], at: version)
    var length = 0
    while let current = found, current.isGroup, length < words.count,
      let next = command(Array(words.prefix(length + 1)), at: version)
    {
      found = next
      length += 1
    }
    return found
  }

  /// The versions that have a command; none where no version has it, two spans where it went and
  /// came back.
  public func availability(of path: [String]) -> [VersionSpan] {
    entries(of: path).map { entry in
      VersionSpan(
        since: entry.span.first <= 0 ? nil : version(entry.span.first),
        until: entry.span.last >= versions.count - 1 ? nil : version(entry.span.last))
    }
  }

  /// The versions that have an option of a command: by any of its spellings.
  public func availability(of spelling: String, in path: [String]) -> [VersionSpan] {
    var found: [NumberSpan] = []
    for entry in entries(of: path) {
      for token in shapes.tokens(entry.shape).dropFirst() {
        let parts = token.split(separator: ":")
        guard let line = parts.first.flatMap({ Int($0) }), let option = ZenMLOption(parameters.tokens(line)),
          option.spellings.contains(spelling) || option.offSpellings.contains(spelling)
        else { continue }
        let span = parts.count == 2 ? NumberSpan(parts[1], count: versions.count) : entry.span
        if let common = span?.intersection(entry.span) { found.append(common) }
      }
    }
    var spans: [NumberSpan] = []
    for span in found.sorted(by: { $0.first < $1.first }) {
      if let last = spans.last, span.first <= last.last + 1 {
        spans[spans.count - 1] = NumberSpan(first: last.first, last: max(last.last, span.last))
      } else {
        spans.append(span)
      }
    }
    return spans.map { span in
      VersionSpan(
        since: span.first <= 0 ? nil : version(span.first),
        until: span.last >= versions.count - 1 ? nil : version(span.last))
    }
  }

  /// The names of the commands directly below a group, in alphabetical order.
  public func subcommands(of path: [String], at version: ZenMLVersion? = nil) -> [String] {
    let number = number(of: version)
    var names = Set(children[path.joined(separator: " ")] ?? [])
    if names.remove(Self.anyType) != nil { names.formUnion(types.map(\.name)) }
    if let first = path.first, type(first) != nil {
      names.formUnion(children[([Self.anyType] + path.dropFirst()).joined(separator: " ")] ?? [])
    }
    return names.filter { name in entries(of: path + [name]).contains { $0.span.contains(number) } }.sorted()
  }

  /// What a word after a group may have been meant to be, nearest first.
  public func nearestSubcommands(
    to word: String, of path: [String], at version: ZenMLVersion? = nil
  ) -> [NearName] {
    nearestNames(to: word, among: subcommands(of: path, at: version))
  }

  private static let anyType = "*"

  private func type(_ name: String) -> NumberSpan? { types.first { $0.name == name }?.span }

  private func entries(of path: [String]) -> [Entry] {
    if let known = entries[path.joined(separator: " ")], path.first != Self.anyType { return known }
    guard let first = path.first, let age = type(first) else { return [] }
    let shared = entries[([Self.anyType] + path.dropFirst()).joined(separator: " ")] ?? []
    return shared.compactMap { entry in
      entry.span.intersection(age).map { Entry(shape: entry.shape, span: $0) }
    }
  }

  private func version(_ number: Int) -> ZenMLVersion? {
    versions.indices.contains(number) ? versions[number] : nil
  }

  private func number(of version: ZenMLVersion?) -> Int {
    guard let version else { return versions.count - 1 }
    return max(0, versions.prefix { $0 <= version }.count - 1)
  }

  private func command(_ path: [String], shape: Int, _ number: Int) -> ZenMLCommand {
    var marks: Set<Substring> = []
    var arguments: [ZenMLArgument] = []
    var options: [ZenMLOption] = []
    for token in shapes.tokens(shape).dropFirst() {
      let parts = token.split(separator: ":")
      guard let name = parts.first else { continue }
      if parts.count == 2 {
        guard NumberSpan(parts[1], count: versions.count)?.contains(number) == true else { continue }
      }
      if let line = Int(name) {
        let tokens = parameters.tokens(line)
        if let argument = ZenMLArgument(tokens) { arguments.append(argument) }
        if let option = ZenMLOption(tokens) { options.append(option) }
      } else {
        marks.insert(name)
      }
    }
    return ZenMLCommand(
      path: path, isGroup: marks.contains("g"), isHidden: marks.contains("h"),
      isDeprecated: marks.contains("d"), passesUnknownOptions: marks.contains("u"), arguments: arguments,
      options: options)
  }
}

extension ZenMLCommand {
  /// What an option may have been meant to be, nearest first; dashes count as letters.
  public func nearestOptions(to spelling: String) -> [NearName] {
    nearestNames(
      to: spelling, among: options.filter { !$0.isHidden }.flatMap { $0.spellings + $0.offSpellings })
  }
}
