import ShellCommands
import YAMLSyntax
import ZenMLCatalog

extension Analyzer {
  /// The commands that lead from what one document describes, as a store holds it,
  /// to what another one describes; for the version of ZenML that the other one is
  /// written for.
  ///
  /// - Parameters:
  ///   - analysis: of the document that is wanted.
  ///   - old: of the document that describes what there is.
  ///   - oldAnalyzer: by which that one was analysed.
  public func commands(
    for analysis: Analysis, from old: Analysis, analyzedBy oldAnalyzer: Analyzer,
    _ request: CommandRequest = CommandRequest()
  ) -> Result<CommandPlan, ChangeRefusal> {
    if let refusal = ChangeRefusal(from: old, to: analysis) { return .failure(refusal) }
    var planner = ChangePlanner(
      from: CommandPlanner(analyzer: oldAnalyzer, analysis: old, request: request),
      to: CommandPlanner(analyzer: self, analysis: analysis, request: request))
    return .success(planner.plan())
  }
}

/// Why there are no commands that lead from one document to another.
public enum ChangeRefusal: Error, Sendable {
  /// ZenML would refuse the former document: no store holds what it describes.
  case refused(PlanProblem)
  /// One is a stack file and the other one is not.
  case differentKinds(former: DocumentKind, wanted: DocumentKind)
  /// Nothing changes what such documents describe.
  case unchangeable(DocumentKind)

  init?(from old: Analysis, to new: Analysis) {
    guard let former = old.document?.kind, let wanted = new.document?.kind else { return nil }
    if former != wanted {
      self = .differentKinds(former: former, wanted: wanted)
    } else if former != .stack, former != .component {
      self = .unchangeable(former)
    } else if let finding = old.findings.first(where: {
      $0.isBlocking && !$0.needsSecret && !Self.isOwnStack($0, old)
    }) {
      self = .refused(PlanProblem(finding.message, at: finding.range))
    } else {
      return nil
    }
  }

  /// An export of ZenML's own stack: nobody can import it, and every store has it.
  private static func isOwnStack(_ finding: Finding, _ analysis: Analysis) -> Bool {
    guard let node = analysis.document?.stackName?.value.resolved, finding.range == node.range else {
      return false
    }
    return node.value.string == ChangePlanner.ownStack
  }
}

/// Makes the plan that leads from one document to another. The steps of each topic
/// have a file of their own.
struct ChangePlanner {
  /// The stack of a fresh store.
  static let ownStack = "default"

  let old: CommandPlanner
  var new: CommandPlanner
  let changes: [PlannedChange]
  /// What no command says, or not as it should.
  var problems: [PlanProblem] = []
  /// Under which name a component makes room for one of its own name.
  var nameSetAside: [ComponentKey: ShellWord] = [:]

  /// Is something wrong with the wanted document, so that what it lacks may only not
  /// be written yet? Nothing is taken away then.
  let isUnfinished: Bool
  /// The names of both documents, by type.
  let takenNames: [String: Set<String>]

  init(from old: CommandPlanner, to new: CommandPlanner) {
    self.old = old
    self.new = new
    isUnfinished = new.analysis.findings.contains { $0.isBlocking && !$0.needsSecret }
    takenNames = (old.components + new.components).reduce(into: [:]) { taken, component in
      if let type = component.type, let name = component.nameText { taken[type, default: []].insert(name) }
    }
    changes = ChangeFinder(old, new).changes
  }

  mutating func plan() -> CommandPlan {
    var plan = CommandPlan(zenmlVersion: new.analysis.zenmlVersion)
    var steps = secretSteps()
    let (componentSteps, removals) = (self.componentSteps(), deleteSteps())
    steps += componentSteps + stackSteps() + removals
    plan.steps = CommandPlanner.withUniqueIDs(steps)
    plan.problems = new.problems() + problems
    if plan.steps.isEmpty, plan.problems.isEmpty {
      let isAll = new.isWhole && new.request.topics == nil
      new.notes.append(isAll ? Self.sameNote : Self.noDifferenceNote)
    }
    plan.notes = new.notes.uniqued()
    return plan
  }

  private static let sameNote = "both files describe the same: there is nothing to run"
  private static let noDifferenceNote = "the files do not differ in what is asked: there is nothing to run"

  /// Is the component one that the request is about?
  func isWanted(_ component: PlannedComponent, _ topic: CommandTopic) -> Bool {
    guard new.request.component?.selects(component.component) ?? true else { return false }
    return new.request.wants(topic)
      || new.request.wants(.registry) && component.type == "container_registry"
  }

  // MARK: Secrets

  private mutating func secretSteps() -> [CommandStep] {
    var known = Set(old.components.flatMap { SecretReferences.all(in: $0) })
    for change in changes {
      guard case .updated(let former, let component, let change) = change else { continue }
      let changed = Set(change.updated.map(\.key))
      let before = Set(former.flags.secrets.map(\.field))
      for secret in component.flags.secrets {
        if !changed.contains(secret.field) {
          known.insert(SecretKey(name: secret.name, key: secret.field))
        } else if before.contains(secret.field), isWanted(component, .secrets) {
          new.notes.append(
            "where the secret \(secret.name.quoted) is there already, `zenml secret update` gives it the new value of "
              + secret.field.quoted)
        }
      }
    }
    return new.secretSteps(except: known)
  }
}
