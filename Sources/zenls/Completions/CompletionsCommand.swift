import ArgumentParser

struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print the script that completes zenls' arguments in a shell.",
    discussion: """
      Examples:
        zenls completions bash > ~/.local/share/bash-completion/completions/zenls
        zenls completions zsh > ~/.zfunc/_zenls    # in a folder of $fpath
        zenls completions fish > ~/.config/fish/completions/zenls.fish
        source <(zenls completions bash)           # for this shell only
      """)

  enum Shell: String, CaseIterable {
    case bash, zsh, fish

    var kind: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  @Argument(help: "The shell: bash, zsh or fish.", completion: .list(Shell.names), transform: Shell.parse)
  var shell: Shell

  func run() throws {
    StandardStreams.output.write(Zenls.completionScript(for: shell.kind) + "\n")
    StandardStreams.output.flush()
  }
}
