import ShellCommands
import YAMLSyntax

/// A command in a comment that would fail, or that is not about this file: people
/// copy it from there.
enum WrongCommand: Rule {
  static let metadata = RuleMetadata(
    "wrong-command", area: .commands,
    summary: "A command in a comment would fail, or does not fit the file",
    severity: .warning, stage: .advice, fix: .safe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    switch context.document {
    case .stack, .component: break
    case .mlstacks, .settings, .unreadable: return
    }
    // Where the text is broken, so may be what is a comment.
    guard context.tree.isValid, !context.tree.comments.isEmpty else { return }
    let commands = CommentCommands.all(in: context.tree)
    guard !commands.isEmpty else { return }
    var zenml = ZenMLCommandCheck(context)
    var login = DockerLoginCheck(context)
    var count = 0
    // One more than is shown, so that it is known that there are more.
    for command in commands where count <= FindingCollector.maximumOfOneRule {
      let mistakes: [CommandMistake] =
        switch command.words.first?.word.literal {
        case "zenml": zenml.mistakes(of: command)
        case "gcloud": login.mistakes(of: command)
        default: []
        }
      count += mistakes.count
      for mistake in mistakes {
        findings.add(
          Self.self, at: ByteRange(mistake.range.lowerBound, mistake.range.upperBound), mistake.message,
          fixes: mistake.fixes)
      }
    }
  }
}
