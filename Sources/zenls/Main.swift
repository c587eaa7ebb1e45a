import ArgumentParser
import ConfigAnalysis

@main
struct Zenls: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zenls", abstract: "Checks ZenML stack and component configuration.")
}
