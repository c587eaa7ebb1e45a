/// A program and its arguments.
public struct ShellCommand: Hashable, Sendable {
  public var words: [ShellWord]

  public init(_ words: [ShellWord]) { self.words = words }

  /// The names of all placeholders, each once, in order.
  public var placeholders: [String] { words.flatMap(\.placeholders).uniqued() }
}

/// Commands of which each reads what the one before it writes.
public struct ShellPipeline: Hashable, Sendable {
  /// At least one.
  public let commands: [ShellCommand]

  public init(_ first: ShellCommand, _ others: ShellCommand...) { commands = [first] + others }

  public var placeholders: [String] { commands.flatMap(\.placeholders).uniqued() }
}

extension Array where Element: Hashable {
  /// Each element once, at its first place.
  package func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
