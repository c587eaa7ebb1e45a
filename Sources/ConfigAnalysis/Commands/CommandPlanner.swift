import ContainerRegistries
import ShellCommands
import YAMLSyntax
import ZenMLCatalog

extension Analyzer {
  /// The commands of `zenml`, of clouds and of Docker that make a document real,
  /// for the version of ZenML that it is written for.
  public func commands(for analysis: Analysis, _ request: CommandRequest = CommandRequest()) -> CommandPlan {
    var planner = CommandPlanner(analyzer: self, analysis: analysis, request: request)
    return planner.plan()
  }
}

/// Makes the plan of one document. The steps of each topic have a file of their
/// own under `Steps`.
struct CommandPlanner {
  let analyzer: Analyzer
  let analysis: Analysis
  let request: CommandRequest
  let words: ZenMLWords
  /// Every component of the document.
  let components: [PlannedComponent]
  var notes: [String] = []

  init(analyzer: Analyzer, analysis: Analysis, request: CommandRequest) {
    self.analyzer = analyzer
    self.analysis = analysis
    self.request = request
    words = ZenMLWords(version: analysis.zenmlVersion.flatMap(ZenMLVersion.init))
    let planner = ComponentPlanner(analyzer: analyzer, analysis: analysis, words: words)
    components = analysis.document.map(planner.components) ?? []
  }

  mutating func plan() -> CommandPlan {
    var plan = CommandPlan(zenmlVersion: analysis.zenmlVersion)
    guard let document = analysis.document else { return plan }
    var steps: [CommandStep] = []
    switch document {
    case .stack, .component:
      steps += secretSteps()
      steps += migrationSteps()
      steps += deploySteps()
      steps += isImportOnly ? [] : registerSteps()
      steps += stackSteps()
      steps += connectorSteps()
      steps += authenticationSteps()
    case .mlstacks(let specification): steps += mlstacksSteps(specification)
    case .settings, .unreadable: break
    }
    plan.steps = Self.withUniqueIDs(steps)
    plan.problems = problems()
    plan.notes = notes.uniqued()
    return plan
  }

  // MARK: What is asked for

  /// The components that the request is about.
  var selected: [PlannedComponent] {
    components.filter { request.component?.selects($0.component) ?? true }
  }

  /// The components for which a topic is asked; `registry` is every topic about
  /// container registries.
  func components(for topic: CommandTopic) -> [PlannedComponent] {
    selected.filter { component in
      if request.wants(topic) { return true }
      return request.wants(.registry) && component.type == "container_registry"
    }
  }

  /// Is the request about the stack as a whole?
  var isWhole: Bool { request.component == nil }

  /// Does the import make everything, components included? What is registered
  /// before it would stand in its way.
  private var isImportOnly: Bool {
    guard isWhole, request.wants(.stack), case .stack(let file) = analysis.document else { return false }
    return unsayableReason(file) != nil
  }

  /// The file as an argument: nothing in front of it looks like an option.
  var file: ShellWord {
    guard let file = request.file else { return ShellWord(placeholder: "FILE") }
    return ShellWord(file.hasPrefix("-") ? "./\(file)" : file)
  }

  // MARK: Problems

  /// What is wrong with the document, as far as the request is about it.
  func problems() -> [PlanProblem] {
    let owned = ByteCover(components.map(\.component.node.range))
    let wanted = ByteCover(selected.map(\.component.node.range))
    let findings = analysis.findings.filter { finding in
      guard finding.isBlocking || finding.severity == .error && finding.stage != .run else { return false }
      // The plan creates it first.
      if finding.needsSecret { return false }
      guard request.component != nil else { return true }
      let place = finding.range.start
      return owned.contains(place) ? wanted.contains(place) : finding.stage == .import
    }
    return findings.map { PlanProblem($0.message, at: $0.range) }
  }

  static func withUniqueIDs(_ steps: [CommandStep]) -> [CommandStep] {
    var counts: [String: Int] = [:]
    return steps.map { step in
      var step = step
      // Of equal ones, the last before it is meant.
      if let other = step.alternativeTo, let count = counts[other] {
        step.alternativeTo = numbered(other, count)
      }
      let count = counts[step.id, default: 0] + 1
      counts[step.id] = count
      step.id = numbered(step.id, count)
      return step
    }
  }

  private static func numbered(_ id: String, _ count: Int) -> String { count == 1 ? id : "\(id)-\(count)" }

  /// The container registries for which a topic is asked, with their addresses.
  func registries(for topic: CommandTopic) -> [(component: PlannedComponent, reference: RegistryReference)] {
    components(for: topic).compactMap { component in
      component.registry.map { (component, $0) }
    }
  }
}
