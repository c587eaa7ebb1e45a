/// A shell that a command is written for.
public enum ShellDialect: Sendable, CaseIterable {
  /// What bash, dash, zsh and every other shell of POSIX read alike.
  case posix
  /// PowerShell 7.3 and later (earlier ones lose quotes inside of arguments).
  case powerShell

  /// How a placeholder is written.
  public enum Placeholders: Sendable {
    /// `<NAME>`, quoted: pasted as it stands it names nothing, and never means the
    /// redirections that bare angle brackets are.
    case visible
    /// A reference to the environment variable of that name.
    case variables
  }

  /// One argument, quoted where it has to be.
  ///
  /// A NUL, which no argument can hold, is left out.
  public func text(of word: ShellWord, _ placeholders: Placeholders = .visible) -> String {
    switch placeholders {
    case .visible: return quoted(word.visible)
    case .variables:
      guard !word.placeholders.isEmpty else { return quoted(word.visible) }
      return switch self {
      case .posix: POSIXQuoting.joined(word.parts)
      case .powerShell: PowerShellQuoting.joined(word.parts)
      }
    }
  }

  public func text(of command: ShellCommand, _ placeholders: Placeholders = .visible) -> String {
    let words = command.words.map { text(of: $0, placeholders) }
    // A quoted word in front would be an expression, not a command.
    let isExpression = self == .powerShell && words.first?.first == "'"
    return (isExpression ? "& " : "") + words.joined(separator: " ")
  }

  public func text(of pipeline: ShellPipeline, _ placeholders: Placeholders = .visible) -> String {
    pipeline.commands.map { text(of: $0, placeholders) }.joined(separator: " | ")
  }

  private func quoted(_ text: String) -> String {
    switch self {
    case .posix: POSIXQuoting.quoted(text)
    case .powerShell: PowerShellQuoting.quoted(text)
    }
  }
}
