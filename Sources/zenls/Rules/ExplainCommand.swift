import ArgumentParser
import ConfigAnalysis

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a rule: what it reports, why, examples and the way out.",
    discussion: """
      Example:
        zenls explain registry-gcr-retired
      """)

  @Argument(
    help: "The rule's name, as it stands in brackets behind a finding's severity.",
    completion: .list(RuleRegistry.all.map(\.id.name)))
  var rule: String

  func validate() throws {
    if RuleRegistry.rule(named: rule) == nil { throw ValidationError(UnknownName.rule(rule)) }
  }

  func run() throws {
    guard let metadata = RuleRegistry.rule(named: rule), let page = RulePage.of(metadata.id) else { return }
    StandardStreams.output.write(page.text)
    StandardStreams.output.flush()
  }
}
