import ConfigAnalysis
import ShellCommands
import Testing
import YAMLSyntax

/// The commands that documents get. That ZenML takes them is asked in Tests/commands.
struct CommandPlanTests {
  static let registry = """
    name: images
    flavor: gcp
    uri: europe-west1-docker.pkg.dev/my-project/my-repo
    """

  struct Case: Sendable, CustomTestStringConvertible {
    let document: String
    var topics: Set<CommandTopic>?
    var version: String?
    let commands: [String]
    var testDescription: String {
      "\(topics.map { "\($0)" } ?? "all") \(version ?? "") \(document.prefix(40))"
    }
  }

  static let cases: [Case] = [
    Case(
      document: registry, topics: [.register],
      commands: [
        "zenml container-registry register images --flavor=gcp --uri=europe-west1-docker.pkg.dev/my-project/my-repo"
      ]),
    Case(
      document: registry, topics: [.auth],
      commands: ["gcloud auth configure-docker europe-west1-docker.pkg.dev"]),
    Case(
      document: registry, topics: [.stack],
      commands: ["zenml stack update -c images", "zenml stack update '<STACK_NAME>' -c images"]),
    Case(
      document: registry, topics: [.deploy], version: "0.67.0",
      commands: [
        "gcloud services enable artifactregistry.googleapis.com --project=my-project",
        "gcloud artifacts repositories create my-repo --repository-format=docker --location=europe-west1 "
          + "--project=my-project",
        "zenml container-registry deploy images --flavor=gcp --provider=gcp --region=europe-west1 "
          + "-x project_id=my-project",
      ]),
    Case(
      document: registry, topics: [.deploy], version: "0.68.0",
      commands: [
        "gcloud services enable artifactregistry.googleapis.com --project=my-project",
        "gcloud artifacts repositories create my-repo --repository-format=docker --location=europe-west1 "
          + "--project=my-project",
        "zenml stack deploy -p gcp --location europe-west1",
      ]),
    // Its connector did not know Artifact Registry yet.
    Case(
      document: registry, topics: [.connector], version: "0.60.0",
      commands: ["gcloud auth configure-docker europe-west1-docker.pkg.dev"]),
    Case(
      document: "{name: old, flavor: gcp, uri: eu.gcr.io/my-project}", topics: [.auth, .migrate],
      commands: [
        "gcloud artifacts docker upgrade migrate --projects=my-project",
        "zenml container-registry update old --uri=europe-docker.pkg.dev/my-project/eu.gcr.io",
        "gcloud auth configure-docker",
      ]),
    Case(
      document: "{name: e, flavor: aws, uri: <ACCOUNT_ID>.dkr.ecr.<REGION>.amazonaws.com}", topics: [.auth],
      commands: [
        "aws ecr get-login-password --region '<REGION>' | docker login --username AWS --password-stdin "
          + "'<ACCOUNT_ID>.dkr.ecr.<REGION>.amazonaws.com'"
      ]),
    Case(
      document: "{name: a, flavor: azure, uri: zenml.azurecr.io}", topics: [.auth],
      commands: ["az acr login --name zenml"]),
    Case(
      document: "{name: d, flavor: default, uri: registry.digitalocean.com/zenml}", topics: [.auth],
      commands: ["doctl registry login"]),
    Case(
      document: "{name: g, flavor: github, uri: ghcr.io/zenml}", topics: [.auth],
      commands: ["docker login ghcr.io"]),
  ]

  @Test(arguments: cases)
  func `a document gets its commands`(_ item: Case) {
    let plan = plan(item.document, item.topics, version: item.version)
    #expect(plan.steps.map { ShellDialect.posix.text(of: $0.pipeline) } == item.commands)
    #expect(plan.problems.isEmpty)
  }

  static let stack = """
    zenml_version: 0.98.0
    stack_name: "it's"
    components:
      orchestrator: [{name: default, flavor: local, configuration: {}}]
      artifact_store:
        - name: -bucket
          flavor: s3
          configuration: {path: "s3://b", secret: hunter2, key: "{{aws.key}}"}
      step_operator:
        - {name: one, flavor: kubernetes, configuration: {kubernetes_namespace: "@ns"}}
        - {name: two, flavor: kubernetes, configuration: {}}
    """

  @Test func `a stack is rebuilt from what the fresh store lacks`() {
    let plan = plan(Self.stack, [.secrets, .register, .stack])
    #expect(
      plan.steps.filter { $0.alternativeTo == nil }.map { ShellDialect.posix.text(of: $0.pipeline) } == [
        "zenml secret create my-bucket_secret --interactive",
        "zenml secret create aws --interactive",
        "zenml artifact-store register --flavor=s3 -- -bucket --path=s3://b "
          + "'--secret={{my-bucket_secret.secret}}' '--key={{aws.key}}'",
        "zenml step-operator register one --flavor=kubernetes --kubernetes_namespace=@@ns",
        "zenml step-operator register two --flavor=kubernetes",
        "zenml stack register 'it'\\''s' -o default --artifact-store=-bucket -s one -s two --set",
      ])
  }

  @Test func `no form shows a secret`() {
    let source = SourceText(Self.stack)
    let analysis = Analyzer().analyze(source)
    let plan = Analyzer().commands(for: analysis)
    let script = CommandScript(plan, title: "t", origin: "f", source: source).text
    let markdown = CommandMarkdown(plan, source: source).text
    for text in [script, markdown, "\(plan)", "\(CommandReport(plan, source: source))"] {
      #expect(!text.contains("hunter2"))
      #expect(text.contains("my-bucket_secret"))
    }
  }

  @Test func `what the command line cannot say is imported, and said why`() {
    let document = """
      zenml_version: 0.98.0
      stack_name: s
      components:
        orchestrator: {name: "--o", flavor: local, configuration: {}}
        artifact_store: {name: default, flavor: local, configuration: {}}
      """
    let plan = plan(document, [.register, .stack], file: "stack.yaml")
    #expect(plan.steps.map { ShellDialect.posix.text(of: $0.pipeline) } == ["zenml stack import stack.yaml"])
    #expect(plan.notes.contains { $0.contains("begins with `--`") })
  }

  @Test func `a half-written document gives what can be known, and names the rest`() {
    let document = """
      zenml_version: 0.98.0
      components:
        container_registry:
          - name: images
            flavor: gcp
            configuration:
        orchestrator:
          - flavor: locl
            configuration: {}
      """
    let plan = plan(document, [.register, .stack])
    let commands = plan.steps.map { ShellDialect.posix.text(of: $0.pipeline) }
    #expect(
      commands.first
        == "zenml container-registry register images --flavor=gcp '--uri=<CONTAINER_REGISTRY_IMAGES_URI>'")
    #expect(
      commands.contains {
        $0.hasPrefix(
          "zenml stack register '<STACK_NAME>' -c images -o '<ORCHESTRATOR_NAME>' -a '<ARTIFACT_STORE_NAME>'")
      })
    #expect(plan.problems.contains { $0.message.contains("locl") })
  }

  private func plan(
    _ document: String, _ topics: Set<CommandTopic>?, version: String? = nil, file: String? = nil
  ) -> CommandPlan {
    let analyzer = Analyzer(settings: AnalysisSettings(kind: nil, zenmlVersion: version))
    return analyzer.commands(
      for: analyzer.analyze(SourceText(document)), CommandRequest(topics: topics, file: file))
  }
}
