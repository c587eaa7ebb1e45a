import ShellCommands
import ZenMLCatalog
import ZenMLCommandLine

/// `zenml TYPE register NAME --flavor=… --KEY=VALUE …`
extension CommandPlanner {
  mutating func registerSteps() -> [CommandStep] {
    var steps: [CommandStep] = []
    for component in components(for: .register) {
      switch component.fate {
      case .register:
        if let step = registerStep(component) {
          steps.append(step)
        } else {
          notes.append(lacks([component.commandName, "register"]))
        }
      case .unsayable(let reasons):
        notes.append(
          "only `zenml stack import` makes \(component.inWords): \(reasons.joined(separator: "; "))")
      case .exists, .refused: break
      }
    }
    return steps
  }

  func registerStep(_ component: PlannedComponent) -> CommandStep? {
    let path = [component.commandName, "register"]
    let flavor =
      component.component.flavorName.map { CommandText.word($0, field: "FLAVOR") }
      ?? ShellWord(placeholder: "FLAVOR")
    var parts: [ZenMLWords.Part] = []
    let values = component.flags.flags.map { flag -> ZenMLWords.Part in
      var word = ShellWord("--\(flag.key)=")
      word.append(flag.value)
      return .extra(word)
    }
    // Behind `--` nothing is an option of the command itself.
    let collides = component.flags.flags.contains { words.isOption($0.key, of: path) }
    if collides || component.nameText?.hasPrefix("-") == true {
      parts = [.assignment("--flavor", flavor), .end, .argument(component.name)] + values
    } else {
      parts = [.argument(component.name), .assignment("--flavor", flavor)] + values
    }
    guard let command = words.command(path, parts) else { return nil }
    return CommandStep(
      "register-\(component.commandName)", .register, "Register \(component.inWords)", command,
      requires: requirements(of: component),
      check: words.command([component.commandName, "describe"], .named(component.name, [])),
      component: component.path)
  }

  private func requirements(of component: PlannedComponent) -> [String] {
    var requirements: [String] = []
    if let integration = component.schema?.integration {
      requirements.append(
        "the integration `\(integration)` before it is used (`zenml integration install \(integration)`)")
    }
    let secrets = SecretReferences.names(in: component).map { "the secret \($0.oneLine.quoted)" }
    return requirements + secrets.uniqued()
  }

  /// "ZenML 0.98.0".
  var versionInWords: String { analysis.zenmlVersion.map { "ZenML \($0.oneLine)" } ?? "the newest ZenML" }

  /// A command that the version lacks, and since or until when there is one.
  func lacks(_ path: [String]) -> String {
    let command = "`zenml \(path.joined(separator: " "))`"
    guard let span = words.availability(of: path).first else {
      return "no version of ZenML has \(command)"
    }
    if let until = span.until, words.version.map({ $0 > until }) ?? true {
      return "\(versionInWords) has no \(command): \(until) was the last with it"
    }
    return "\(versionInWords) has no \(command)" + (span.since.map { ": it came with \($0)" } ?? "")
  }
}
