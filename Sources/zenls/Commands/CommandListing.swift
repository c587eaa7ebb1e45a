import ConfigAnalysis
import ShellCommands

/// A plan for a person at a terminal: what each command does, and the command on
/// lines of its own, to be copied.
struct CommandListing {
  let text: String

  init(_ plan: CommandPlan) {
    var lines: [String] = []
    for step in plan.steps {
      if !lines.isEmpty { lines.append("") }
      lines.append((step.alternativeTo == nil ? "" : "or: ") + TerminalText.visible(step.purpose))
      if !step.requires.isEmpty {
        lines.append("  needs " + step.requires.map(TerminalText.visible).joined(separator: "; "))
      }
      lines.append("  " + Self.copyable(ShellDialect.posix.text(of: step.pipeline)))
      if let check = step.check {
        lines.append("  check: " + Self.copyable(ShellDialect.posix.text(of: check)))
      }
    }
    text = lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  /// Line ends belong to the command; other control characters would reach the
  /// terminal (`--format sh` has them).
  private static func copyable(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { TerminalText.visible(String($0)) }
      .joined(separator: "\n")
  }
}
