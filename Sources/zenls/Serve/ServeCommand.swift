import ArgumentParser
import Glibc
import LanguageServer

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve an editor: the Language Server Protocol over standard input and output.",
    discussion: """
      Editors start it; there is nothing to see for a person. Standard output carries the protocol alone, \
      everything else goes to standard error.

      Examples:
        zenls serve
        zenls serve --log-level debug 2>zenls.log
      """)

  @Flag(help: .hidden) var stdio = false

  @Option(
    name: .customLong("log-level"),
    help: "What is written to standard error: error, warning, info or debug.",
    completion: .list(ServerLog.Level.names), transform: ServerLog.Level.parse)
  var logLevel: ServerLog.Level = .warning

  func run() throws {
    // The protocol keeps standard output; whatever else is printed must not get
    // in between.
    let protocolOutput = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    guard protocolOutput >= 0, dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 else {
      throw ValidationError("standard output cannot be used: it is closed")
    }
    let server = LanguageServer(
      input: DescriptorInput(descriptor: STDIN_FILENO), output: QueuedOutput(descriptor: protocolOutput),
      log: ServerLog(level: logLevel) { StandardStreams.error.write(TerminalText.visible($0) + "\n") },
      version: ToolVersion.text, guardian: ParentWatch())
    throw ExitCode(server.run())
  }
}

extension ServerLog.Level {
  static var names: [String] { allCases.map(\.rawValue) }
}
