import ConfigAnalysis
import Testing
import YAMLSyntax

/// Commands that are offered at places of a document, and told by hovers.
struct CommandActionTests {
  static let stack = """
    # zenls: kind=stack
    zenml_version: 0.98.0
    stack_name: prod
    components:
      orchestrator:
        - name: jobs
          flavor: vertex
          configuration: {location: europe-west1, project: acme-ml-prod}
      artifact_store: [{name: files, flavor: gcp, configuration: {path: "gs://acme-ml"}}]
      container_registry:
        - name: images
          flavor: gcp
          configuration:
            uri: europe-west1-docker.pkg.dev/acme-ml-prod/images
      experiment_tracker:
        name: runs
        flavor: wandb
        configuration: {api_key: hunter2}

    """

  struct Case: Sendable, CustomTestStringConvertible {
    var document = stack
    /// The place is that of this text, one byte in.
    let at: String
    let titles: [String]
    var testDescription: String { at }
  }

  static let cases: [Case] = [
    Case(
      at: "name: jobs",
      titles: ["register `jobs`", "put `jobs` into this stack", "give it a service connector"]),
    Case(at: "local", titles: []),
    Case(
      at: "gcp\n",
      titles: ["register `images`", "put `images` into this stack", "give it a service connector"]),
    Case(
      at: "container_registry:",
      titles: ["register `images`", "put `images` into this stack", "give it a service connector"]),
    Case(
      at: "europe-west1-docker.pkg.dev",
      titles: [
        "log Docker in at this registry", "create what this address names", "give it a service connector",
      ]),
    Case(at: "gs://", titles: ["give it a service connector"]),
    Case(at: "stack_name", titles: ["rebuild the stack", "import this file"]),
    Case(at: "zenls: kind", titles: ["rebuild the stack", "import this file"]),
    Case(at: "location:", titles: []),
    Case(
      document: "type: orchestrator\nname: \"it's\"\nflavor: local\nconfiguration: {}\n", at: "name",
      titles: ["register `it's`", "put `it's` into a stack"]),
    Case(
      document: "name: old\nflavor: gcp\nuri: eu.gcr.io/acme-ml\n", at: "eu.gcr",
      titles: ["move to Artifact Registry", "log Docker in at this registry", "give it a service connector"]),
    // Two of one name: no command would be about one of them.
    Case(
      document: "- {name: n, flavor: gcp, uri: eu.gcr.io/a}\n- {name: n, flavor: gcp, uri: eu.gcr.io/b}\n",
      at: "name", titles: []),
    // A comment would be a mistake in JSON, and a part of the scalar in one.
    Case(document: "name: n\nflavor: gcp\nuri: 'eu.gcr.io/a\n", at: "flavor", titles: []),
    Case(document: "apiVersion: v1\nkind: Pod\nname: n\n", at: "name", titles: []),
  ]

  private static let prefix = "Insert the commands to "

  @Test(arguments: cases)
  func `a place is offered a handful of commands`(_ item: Case) throws {
    let found = actions(item.document, at: item.at)
    #expect(found.map(\.title) == item.titles.map { Self.prefix + $0 })
  }

  private func actions(
    _ document: String, at text: String, file: String? = nil, only: DocumentActionFilter = .commands
  ) -> [DocumentAction] {
    let analyzer = Analyzer()
    let analysis = analyzer.analyze(SourceText(document))
    let offset = document.utf8.count - (document.components(after: text).map { $0.utf8.count } ?? 0)
    return analyzer.actions(in: .empty(at: offset), of: analysis, only: only, file: file)
  }

  private func applied(_ action: DocumentAction, to document: String) -> String {
    String(decoding: applying(action.edits, to: Array(document.utf8)), as: UTF8.self)
  }

  struct Comment: Sendable, CustomTestStringConvertible {
    var document = stack
    let at: String
    let title: String
    let lines: [String]
    let before: String
    var testDescription: String { title }
  }

  static let comments: [Comment] = [
    Comment(
      at: "gcp\n", title: "register `images`",
      lines: [
        "    # Register the container registry `images`:",
        "    # zenml container-registry register images --flavor=gcp "
          + "--uri=europe-west1-docker.pkg.dev/acme-ml-prod/images",
      ], before: "    - name: images"),
    Comment(
      at: "europe-west1-docker", title: "log Docker in at this registry",
      lines: [
        "    # Let Docker on this machine push to europe-west1-docker.pkg.dev:",
        "    # gcloud auth configure-docker europe-west1-docker.pkg.dev",
      ], before: "    - name: images"),
    Comment(
      at: "artifact_store:", title: "put `files` into this stack",
      lines: [
        "  # Put the artifact store `files` into this file's stack:", "  # zenml stack update prod -a files",
      ], before: "  artifact_store: [{name: files"),
    Comment(
      at: "wandb", title: "register `runs`",
      lines: [
        "    # Create the secret `runs_secret`, typing the value of the key `api_key`:",
        "    # zenml secret create runs_secret --interactive",
        "    # Register the experiment tracker `runs`:",
        "    # zenml experiment-tracker register runs --flavor=wandb '--api_key={{runs_secret.api_key}}'",
      ], before: "    name: runs"),
    Comment(
      at: "stack_name", title: "import this file",
      lines: ["# Import the file: its components and the stack:", "# zenml stack import prod -f '<FILE>'"],
      before: "zenml_version:"),
  ]

  @Test(arguments: comments)
  func `commands stand above what they are for, as deep as it`(_ item: Comment) throws {
    let action = try #require(
      actions(item.document, at: item.at).first { $0.title == Self.prefix + item.title })
    let lines = applied(action, to: item.document).split(separator: "\n", omittingEmptySubsequences: false)
    let place = try #require(lines.firstIndex { $0.hasPrefix(item.before) })
    #expect(Array(lines[max(0, place - item.lines.count)..<place]).map(String.init) == item.lines)
  }

  @Test func `what stands there is not offered again`() throws {
    let action = try #require(actions(Self.stack, at: "gcp\n").first)
    let after = applied(action, to: Self.stack)
    #expect(!actions(after, at: "gcp\n").contains { $0.title == action.title })
    #expect(actions(after, at: "gcp\n").count == 2)
  }

  @Test(arguments: [("a\\nb", 1), ("a\\eb", 1), ("a\\Nb", 1), ("a\\Lb", 1), ("a\\rb", 1), ("a", 9000)])
  func `a value that no comment can hold is in none`(_ part: String, _ times: Int) {
    let value = "\"" + String(repeating: part, count: times) + "\""
    let document =
      "type: orchestrator\nname: n\nflavor: kubernetes\nconfiguration:\n  kubernetes_namespace: \(value)\n"
    #expect(
      actions(document, at: "kubernetes\n").map(\.title) == [
        Self.prefix + "put `n` into a stack", Self.prefix + "give it a service connector",
      ])
  }

  @Test func `JSON gets no comments`() {
    let document = #"{"name": "n", "flavor": "gcp", "uri": "europe-docker.pkg.dev/p/r"}"#
    #expect(!actions(document, at: "flavor").isEmpty)
    #expect(actions(document, at: "flavor", file: "registry.json").isEmpty)
  }

  @Test func `commands of another version are not offered`() {
    let old = Self.stack.replacing("zenml_version: 0.98.0", with: "zenml_version: 0.20.0")
    #expect(!actions(old, at: "stack_name").contains { $0.title.hasSuffix("import this file") } == false)
    let text = actions(old, at: "gcp\n").flatMap(\.edits).map(\.text).joined()
    #expect(!text.contains("service-connector"))
  }

  // MARK: A file

  @Test(arguments: [
    ("stack.yaml", "stack.commands.sh"), ("a.b.yml", "a.b.commands.sh"), ("stack", "stack.commands.sh"),
    (".yaml", ".yaml.commands.sh"),
  ])
  func `the file beside the document holds the script that rebuilds it`(name: String, made: String) throws {
    let action = try #require(
      actions(Self.stack, at: "stack_name", file: name, only: .commandFile).first)
    let file = try #require(action.newFile)
    #expect(file.name == made)
    #expect(file.text.hasPrefix("#!/bin/sh\n"))
    #expect(file.text.contains("zenml stack register prod -o jobs"))
    #expect(!file.text.contains("hunter2"))
    #expect(action.edits.isEmpty)
    #expect(actions(Self.stack, at: "gcp\n", file: name, only: .commandFile).isEmpty)
    #expect(actions(Self.stack, at: "stack_name", only: .commandFile).isEmpty)
  }

  // MARK: Hovers

  @Test(arguments: [
    ("images\n", "zenml container-registry register images"),
    ("flavor: vertex", "zenml orchestrator register jobs"),
    ("europe-west1-docker", "gcloud auth configure-docker europe-west1-docker.pkg.dev"),
    ("container_registry:", "zenml container-registry register images"),
    ("wandb", "zenml secret create runs_secret --interactive"),
  ])
  func `a hover ends with what comes next`(at text: String, command: String) throws {
    let analyzer = Analyzer()
    let analysis = analyzer.analyze(SourceText(Self.stack))
    let end = try #require(Self.stack.components(after: text)).utf8.count
    let hover = try #require(
      analyzer.hover(at: Self.stack.utf8.count - end + text.utf8.count - 2, in: analysis))
    let code = try #require(hover.markdown.split(separator: "```sh\n").last)
    #expect(code.hasPrefix(command))
    #expect(code.hasSuffix("\n```") && code.split(separator: "\n").count <= 3)
    #expect(!hover.markdown.contains("hunter2"))
  }

  @Test func `hostile values break out of no hover`() throws {
    let document =
      "type: container_registry\nname: \"a``````b\"\nflavor: default\nconfiguration: {uri: ghcr.io/x}\n"
    let analyzer = Analyzer()
    let analysis = analyzer.analyze(SourceText(document))
    let hover = try #require(analyzer.hover(at: document.utf8.count - 40, in: analysis))
    #expect(hover.markdown.contains("\n```````sh\n"))
  }
}

extension String {
  /// What stands behind the first byte of the first such text.
  fileprivate func components(after text: String) -> Substring? {
    firstRange(of: text).map { self[index(after: $0.lowerBound)...] }
  }
}
