import ArgumentParser
import ConfigAnalysis

@main
struct Zenls: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zenls",
    abstract: "Checks ZenML stack and container registry configuration, exactly as ZenML would.",
    discussion: """
      Examples:
        zenls lint stack.yaml           # one file
        zenls lint . --fix              # every file below a folder; safe fixes are applied
        zenls commands stack.yaml       # what to run to make it real
        zenls explain unknown-flavor    # what a rule reports, why, and what to do
        zenls new gcp > stack.yaml      # a stack to begin with
      """,
    version: ToolVersion.text,
    subcommands: [
      LintCommand.self, CommandsCommand.self, ImportCommandsCommand.self, InitCommand.self, NewCommand.self,
      ExplainCommand.self, RulesCommand.self, CatalogCommand.self, ServeCommand.self, CompletionsCommand.self,
    ])

  static func main() {
    StandardStreams.ignoreWriteSignals()
    StandardStreams.occupyClosedStreams()
    if let message = CommandNames.objection(to: CommandLine.arguments.dropFirst()) {
      leave(withUsageError: message)
    }
    do {
      var command = try parseAsRoot(CommandNames.spelledOut(CommandLine.arguments.dropFirst()))
      try command.run()
      exit(withStatus: ExitStatus.clean.rawValue)
    } catch {
      leave(after: error)
    }
  }

  /// Every usage error ends with status 2 (the contract of `zenls lint`); help
  /// and version are no errors.
  private static func leave(after error: any Error) -> Never {
    if let status = error as? ExitCode { exit(withStatus: status.rawValue) }
    if let failure = error as? CommandFailure {
      leave(withUsageError: "zenls: error: \(failure.description)")
    }
    let message = fullMessage(for: error)
    if exitCode(for: error) == .success {
      StandardStreams.output.write(message + "\n")
      exit(withStatus: 0)
    }
    leave(withUsageError: message)
  }

  private static func leave(withUsageError message: String) -> Never {
    // The message quotes the arguments.
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines { StandardStreams.error.write(TerminalText.visible(String(line)) + "\n") }
    exit(withStatus: ExitStatus.usage.rawValue)
  }

  private static func exit(withStatus status: Int32) -> Never {
    StandardStreams.output.flush()
    if let failure = StandardStreams.output.failure {
      StandardStreams.error.write("zenls: error: cannot write the output: \(failure)\n")
      ProcessExit.leave(ExitStatus.usage.rawValue)
    }
    ProcessExit.leave(status)
  }
}
