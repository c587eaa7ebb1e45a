import ConfigAnalysis
import ShellCommands
import Testing
import YAMLSyntax

/// The commands that lead from one document to another. That they arrive there is
/// asked of ZenML itself, in Tests/commands/test_changes.py.
struct ChangePlanTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let old: String
    let new: String
    let commands: [String]
    var testDescription: String { name }
  }

  static func stack(_ orchestrator: String, _ others: String = "") -> String {
    """
    zenml_version: 0.98.0
    stack_name: s
    components:
      artifact_store: {name: default, flavor: local, configuration: {}}
      orchestrator: \(orchestrator)
    \(others)
    """
  }

  static let cases: [Case] = [
    Case(
      name: "nothing", old: stack("{name: o, flavor: kubernetes, configuration: {timeout: 5}}"),
      new: stack("[{name: o, flavor: kubernetes, configuration: {timeout: '5'}}]"), commands: []),
    Case(
      name: "a value, and a default written out",
      old: stack("{name: o, flavor: kubernetes, configuration: {timeout: 5}}"),
      new: stack("{name: o, flavor: kubernetes, configuration: {timeout: 6, local: false}}"),
      commands: ["zenml orchestrator update o --timeout=6"]),
    Case(
      name: "a value that is gone was the default",
      old: stack("{name: o, flavor: kubernetes, configuration: {local: false}}"),
      new: stack("{name: o, flavor: kubernetes, configuration: {}}"), commands: []),
    // The class takes no `region` beside `infra`.
    Case(
      name: "what is between has to be valid too",
      old: stack("{name: o, flavor: vm_gcp, configuration: {region: us-east1}}"),
      new: stack("{name: o, flavor: vm_gcp, configuration: {infra: gcp/us-east1}}"),
      commands: [
        "zenml orchestrator remove-attribute o region", "zenml orchestrator update o --infra=gcp/us-east1",
      ]),
    Case(
      name: "a name for the former one that nobody has",
      old: stack(
        "{name: o, flavor: local, configuration: {}}",
        "  step_operator: [{name: a, flavor: kubernetes, configuration: {}}, "
          + "{name: a-old, flavor: kubernetes, configuration: {}}]"),
      new: stack(
        "{name: o, flavor: local, configuration: {}}",
        "  step_operator: [{name: a, flavor: sagemaker, configuration: {role: r}}, "
          + "{name: a-old, flavor: kubernetes, configuration: {}}]"),
      commands: [
        "zenml step-operator rename a a-old-2", "zenml step-operator register a --flavor=sagemaker --role=r",
        "zenml stack update s -s a -s a-old", "zenml step-operator delete a-old-2",
      ]),
    Case(
      name: "the default stack stays as it is",
      old: """
        zenml_version: 0.98.0
        stack_name: default
        components:
          artifact_store: {name: default, flavor: local, configuration: {}}
          orchestrator: {name: default, flavor: local, configuration: {}}
        """,
      new: stack("{name: o, flavor: local_docker, configuration: {}}"),
      commands: [
        "zenml orchestrator register o --flavor=local_docker", "zenml stack register s -a default -o o --set",
      ]),
    Case(
      name: "a component that repeats another one's name",
      old: "{name: i, flavor: gcp, uri: gcr.io/a}", new: "{name: i, flavor: default, uri: a.b/c}",
      commands: [
        "zenml container-registry rename i i-old",
        "zenml container-registry register i --flavor=default --uri=a.b/c",
        "zenml container-registry delete i-old",
      ]),
  ]

  @Test(arguments: cases)
  func `commands lead there`(_ item: Case) throws {
    let plan = try plan(from: item.old, to: item.new).get()
    #expect(plan.steps.map { ShellDialect.posix.text(of: $0.pipeline) } == item.commands)
    #expect(plan.problems.isEmpty)
    #expect(!plan.steps.isEmpty || plan.notes.contains { $0.contains("nothing to run") })
  }

  @Test func `a former document that ZenML refuses leads nowhere`() {
    let broken = Self.stack("{name: o, flavor: nope, configuration: {}}")
    let good = Self.stack("{name: o, flavor: local, configuration: {}}")
    guard case .failure(.refused(let problem)) = plan(from: broken, to: good) else {
      Issue.record("it is taken")
      return
    }
    #expect(problem.message.contains("nope"))
    guard case .failure(.differentKinds) = plan(from: "{name: i, flavor: gcp, uri: gcr.io/a}", to: good)
    else {
      Issue.record("a component becomes a stack")
      return
    }
  }

  /// It reads a secret that commands create first.
  @Test func `a secret that ZenML looks up is no obstacle`() throws {
    let tracker = """
        experiment_tracker:
          name: m
          flavor: mlflow
          configuration: {tracking_uri: "https://a.b", tracking_username: "{{t.u}}", tracking_password: "{{t.p}}"}
      """
    let (old, new) = (
      Self.stack("{name: o, flavor: local, configuration: {}}", tracker),
      Self.stack("{name: o, flavor: local, configuration: {}}", tracker.replacing("a.b", with: "a.c"))
    )
    let plan = try plan(from: old, to: new).get()
    #expect(
      plan.steps.map { ShellDialect.posix.text(of: $0.pipeline) } == [
        "zenml experiment-tracker update m --tracking_uri=https://a.c"
      ])
    #expect(plan.problems.isEmpty)
    let whole = Analyzer().commands(
      for: Analyzer().analyze(SourceText(old)), CommandRequest(topics: [.register]))
    #expect(whole.steps.count == 2 && whole.problems.isEmpty)
  }

  /// `log_store/datadog` has an endpoint of its own.
  @Test func `what a class fills in is not asked for`() {
    let store = "  log_store: {name: d, flavor: datadog, configuration: {api_key: a, application_key: b}}"
    let document = Self.stack("{name: o, flavor: local, configuration: {}}", store)
    let plan = Analyzer().commands(
      for: Analyzer().analyze(SourceText(document)), CommandRequest(topics: [.register]))
    #expect(plan.steps.flatMap(\.pipeline.placeholders).isEmpty)
  }

  /// The work for hostile documents is bounded.
  @Test func `many components are compared in passing`() throws {
    func document(_ value: Int) -> String {
      let components = (0..<2_000).map {
        "- {name: c\($0), flavor: kubernetes, configuration: {pod_count: \(value)}}"
      }
      return Self.stack(
        "{name: o, flavor: local, configuration: {}}",
        "  step_operator:\n" + components.map { "    \($0)" }.joined(separator: "\n"))
    }
    let plan = try plan(from: document(1), to: document(2)).get()
    #expect(plan.steps.count == 2_000)
  }

  private func plan(from old: String, to new: String) -> Result<CommandPlan, ChangeRefusal> {
    let analyzer = Analyzer()
    return analyzer.commands(
      for: analyzer.analyze(SourceText(new)), from: analyzer.analyze(SourceText(old)), analyzedBy: analyzer)
  }
}
