import ShellCommands

/// Steps of which no two run the same command.
struct StepList {
  private(set) var steps: [CommandStep] = []
  private var pipelines: Set<ShellPipeline> = []

  mutating func add(_ step: CommandStep) {
    if pipelines.insert(step.pipeline).inserted { steps.append(step) }
  }

  static func += (list: inout StepList, steps: [CommandStep]) {
    for step in steps { list.add(step) }
  }
}
