import ShellCommands
public import YAMLSyntax

/// A plan as Markdown, for a runbook or an issue.
public struct CommandMarkdown {
  /// Ends with a line end; empty where there is nothing to tell.
  public let text: String

  public init(_ plan: CommandPlan, source: SourceText) {
    var parts: [String] = []
    for problem in plan.problems {
      let place = source.position(at: problem.range.start, unit: .codePoints)
      parts.append("> **Line \(place.line + 1)**: \(problem.message.oneLine)")
    }
    for step in plan.steps { parts.append(Self.section(step)) }
    parts += plan.notes.map { "*Note:* \($0.oneLine)" }
    text = parts.isEmpty ? "" : parts.joined(separator: "\n\n") + "\n"
  }

  private static func section(_ step: CommandStep) -> String {
    let command = ShellDialect.posix.text(of: step.pipeline)
    let fence = Self.fence(around: command)
    var lines = ["### \(step.alternativeTo == nil ? "" : "Or: ")\(step.purpose.oneLine)", ""]
    if !step.requires.isEmpty {
      lines += ["Needs \(step.requires.map(\.oneLine).joined(separator: "; ")).", ""]
    }
    lines += ["\(fence)sh", command, fence]
    if let check = step.check { lines += ["", "Check: \(Self.code(ShellDialect.posix.text(of: check)))"] }
    return lines.joined(separator: "\n")
  }

  /// Longer than every run of backticks in the text.
  static func fence(around text: String) -> String {
    String(repeating: "`", count: max(3, longestRun(in: text) + 1))
  }

  private static func code(_ text: String) -> String {
    let marks = String(repeating: "`", count: longestRun(in: text) + 1)
    return marks + text.oneLine + marks
  }

  private static func longestRun(in text: String) -> Int {
    var (longest, run) = (0, 0)
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
