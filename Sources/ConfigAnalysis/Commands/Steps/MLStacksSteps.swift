import ShellCommands

/// `mlstacks deploy -f FILE` (mlstacks 0.10.0).
extension CommandPlanner {
  func mlstacksSteps(_ specification: MLStacksSpecification) -> [CommandStep] {
    guard request.wants(.deploy) else { return [] }
    func command(_ verb: String) -> ShellCommand { ShellCommand(["mlstacks", ShellWord(verb), "-f", file]) }
    return [
      CommandStep(
        "show-costs", .deploy, "Show what the stack would cost", command("breakdown"),
        requires: ["mlstacks, Terraform and Infracost"]),
      CommandStep(
        "deploy-mlstacks-stack", .deploy, "Create the stack", command("deploy"),
        requires: ["mlstacks, Terraform and credentials of the cloud"], check: command("output")),
    ]
  }
}
