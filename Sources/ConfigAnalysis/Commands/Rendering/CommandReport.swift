import ShellCommands
public import YAMLSyntax

/// A plan as programs read it.
public struct CommandReport: Encodable, Sendable {
  /// Of this form; raised where a key changes its meaning.
  public let version = 1
  public let zenmlVersion: String?
  public let commands: [Command]
  public let problems: [Problem]
  public let notes: [String]

  public struct Command: Encodable, Sendable {
    public let id: String
    /// A ``CommandTopic``.
    public let topic: String
    public let purpose: String
    /// The words; of a pipeline, `sh -c` and the whole of it. A placeholder stands
    /// as `<NAME>`.
    public let argv: [String]
    /// The same for a POSIX shell.
    public let shell: String
    public let powershell: String
    /// Without their brackets.
    public let placeholders: [String]
    public let requires: [String]
    /// For a POSIX shell: shows, or succeeds, where the step is done already.
    public let check: String?
    /// The id of the command that this one can stand in the place of.
    public let alternativeTo: String?
    /// `TYPE/NAME`.
    public let component: String?

    enum CodingKeys: String, CodingKey {
      case id, topic, purpose, argv, shell, powershell, placeholders, requires, check, component
      case alternativeTo = "alternative_to"
    }
  }

  public struct Problem: Encodable, Sendable {
    public let message: String
    /// 1-based.
    public let line: Int
    /// 1-based, in code points.
    public let column: Int
  }

  enum CodingKeys: String, CodingKey {
    case version, commands, problems, notes
    case zenmlVersion = "zenml_version"
  }

  /// - Parameter source: the document's text.
  public init(_ plan: CommandPlan, source: SourceText) {
    zenmlVersion = plan.zenmlVersion
    commands = plan.steps.map(Command.init)
    notes = plan.notes
    problems = plan.problems.map { problem in
      let place = source.position(at: problem.range.start, unit: .codePoints)
      return Problem(message: problem.message, line: place.line + 1, column: place.column + 1)
    }
  }
}

extension CommandReport.Command {
  fileprivate init(_ step: CommandStep) {
    id = step.id
    topic = step.topic.rawValue
    purpose = step.purpose
    shell = ShellDialect.posix.text(of: step.pipeline)
    powershell = ShellDialect.powerShell.text(of: step.pipeline)
    let words = step.pipeline.commands.count == 1 ? step.pipeline.commands[0].words : nil
    argv = words?.map(\.visible) ?? ["sh", "-c", shell]
    placeholders = step.pipeline.placeholders
    requires = step.requires
    check = step.check.map { ShellDialect.posix.text(of: $0) }
    alternativeTo = step.alternativeTo
    component = step.component
  }
}
