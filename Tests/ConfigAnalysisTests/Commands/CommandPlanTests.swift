import ConfigAnalysis
import ShellCommands
import Testing
import YAMLSyntax
import ZenMLCatalog

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

  @Test func `a value that aliases repeat thousands of times does not make a plan of gigabytes`() {
    let keys = (0..<1000).map { "  k\($0): v\n" }.joined()
    let operators = (0..<2000).map { "    - {name: o\($0), flavor: ours, configuration: *c}\n" }
      .joined()
    let text =
      "zenml_version: 0.98.0\nstack_name: s\nx: &c\n\(keys)components:\n  step_operator:\n\(operators)"
    // A flavor whose fields nobody declared takes any.
    let analyzer = Analyzer(
      settings: AnalysisSettings(customFlavors: ["step_operator": ["ours": CustomFlavor()]]))
    let plan = analyzer.commands(for: analyzer.analyze(SourceText(text)), CommandRequest(topics: [.register]))
    let words = plan.steps.reduce(0) { $0 + $1.pipeline.commands[0].words.count }
    #expect((100_000..<700_000).contains(words))
    #expect(plan.notes.contains { $0.contains("repeats too much by aliases") })
  }

  @Test func `a secret whose key no command can create is told`() {
    let document = """
      zenml_version: 0.98.0
      stack_name: s
      components:
        artifact_store: {name: b, flavor: s3, configuration: {path: "s3://b", secret: "{{aws.my-key}}"}}
        orchestrator: {name: default, flavor: local, configuration: {}}
      """
    let plan = plan(document, [.secrets])
    #expect(plan.steps.isEmpty)
    #expect(plan.notes.contains { $0.contains("`my-key` is no identifier") })
  }

  @Test func `a list that is the default needs no import`() {
    let document = """
      zenml_version: 0.98.0
      stack_name: s
      components:
        deployer: {name: pods, flavor: docker, configuration: {port_range: [8000, 65535]}}
        artifact_store: {name: default, flavor: local, configuration: {}}
        orchestrator: {name: default, flavor: local, configuration: {}}
      """
    let commands = plan(document, [.register]).steps.map { ShellDialect.posix.text(of: $0.pipeline) }
    #expect(commands.contains("zenml deployer register pods --flavor=docker"))
  }

  @Test func `an alternative names the step that it can stand in the place of`() {
    let document = """
      - {type: container_registry, name: one, flavor: gcp, uri: europe-docker.pkg.dev/p/one}
      - {type: container_registry, name: two, flavor: gcp, uri: europe-docker.pkg.dev/p/two}
      """
    let steps = plan(document, [.connector]).steps
    #expect(Set(steps.map(\.id)).count == steps.count)
    for step in steps {
      guard let other = step.alternativeTo else { continue }
      #expect(steps.contains { $0.id == other && ($0.component == step.component || $0.component == nil) })
    }
    #expect(steps.contains { $0.alternativeTo == "connect-container-registry-2" })
  }

  @Test(arguments: [("5", false), ("CAFE", false), ("a-b", false), ("cafes", true), ("abcde", true)])
  func `a name that may begin an identifier is left to the import`(_ name: String, _ isRegistered: Bool) {
    let document = """
      zenml_version: 0.98.0
      stack_name: "\(name)"
      components:
        orchestrator: {name: default, flavor: local, configuration: {}}
        artifact_store: {name: default, flavor: local, configuration: {}}
      """
    let steps = plan(document, [.stack]).steps
    #expect(steps.contains { $0.id == "register-stack" } == isRegistered)
    #expect(steps.contains { $0.id == "import-stack" })
  }

  @Test func `each name that is left open has a placeholder of its own`() {
    let document = """
      zenml_version: 0.98.0
      stack_name: s
      components:
        orchestrator: {name: default, flavor: local, configuration: {}}
        artifact_store: {name: default, flavor: local, configuration: {}}
        step_operator:
          - {name: $(ops), flavor: kubernetes, configuration: {}}
          - {name: pods, flavor: kubernetes, configuration: {}}
          - {name: $(pods), flavor: kubernetes, configuration: {}}
      """
    let commands = plan(document, [.stack]).steps.map { ShellDialect.posix.text(of: $0.pipeline) }
    #expect(
      commands.first
        == "zenml stack register s -o default -a default -s '<STEP_OPERATOR_NAME>' -s pods "
        + "-s '<STEP_OPERATOR_3_NAME>' --set")
  }

  @Test func `one connector serves the components of one cloud`() {
    let document = """
      zenml_version: 0.98.0
      stack_name: s
      components:
        orchestrator: {name: vertex, flavor: vertex, configuration: {location: europe-west1}}
        artifact_store: {name: bucket, flavor: gcp, configuration: {path: "gs://bucket"}}
        container_registry: {name: images, flavor: aws, configuration: {uri: 123456789012.dkr.ecr.eu-west-1.amazonaws.com}}
        step_operator: {name: pods, flavor: kubernetes, configuration: {}}
      """
    let steps = plan(document, [.connector]).steps
    let registered = steps.map { ShellDialect.posix.text(of: $0.pipeline) }.filter {
      $0.hasPrefix("zenml service-connector register") && !$0.contains("--auth-method")
    }
    #expect(
      registered == [
        "zenml service-connector register '<GCP_CONNECTOR_NAME>' --type gcp --auto-configure",
        "zenml service-connector register '<GCP_CONNECTOR_NAME>' --type gcp -i",
        "zenml service-connector register '<AWS_CONNECTOR_NAME>' --type aws --resource-type docker-registry "
          + "--auto-configure",
        "zenml service-connector register '<AWS_CONNECTOR_NAME>' --type aws -i",
        "zenml service-connector register '<KUBERNETES_CLUSTER_CONNECTOR_NAME>' --type '<CONNECTOR_TYPE>' -i",
      ])
  }

  @Test(
    arguments: [
      (nil, ["bucket", "images"]), ("artifact_store", ["bucket"]), ("container_registry/images", ["images"]),
      ("container_registry/other", []),
    ] as [(String?, [String])])
  func `problems are those of the component that is asked for`(_ selector: String?, _ expected: [String]) {
    let document = """
      zenml_version: 0.98.0
      stack_name: s
      components:
        container_registry:
          - {name: other, flavor: gcp, configuration: {uri: europe-docker.pkg.dev/p/r}}
          - {name: images, flavor: gcp, configuration: {uri: europe-docker.pkg.dev/p/r, bad_images: 1}}
        artifact_store: {name: bucket, flavor: s3, configuration: {path: "s3://b", bad_bucket: 1}}
        orchestrator: {name: default, flavor: local, configuration: {}}
      """
    let analyzer = Analyzer()
    let request = CommandRequest(component: selector.map { ComponentSelector($0) })
    let plan = analyzer.commands(for: analyzer.analyze(SourceText(document)), request)
    let found = ["bucket", "images"].filter { name in
      plan.problems.contains { $0.message.contains("bad_\(name)") }
    }
    #expect(found == expected)
  }

  private func plan(
    _ document: String, _ topics: Set<CommandTopic>?, version: String? = nil, file: String? = nil
  ) -> CommandPlan {
    let analyzer = Analyzer(settings: AnalysisSettings(kind: nil, zenmlVersion: version))
    return analyzer.commands(
      for: analyzer.analyze(SourceText(document)), CommandRequest(topics: topics, file: file))
  }
}
