import ShellCommands
import Testing

@testable import ConfigAnalysis

struct CommandImportTests {
  private func read(_ text: String, version: String? = nil, stack: String? = nil) -> CommandImport {
    CommandImport(ShellReading.script(Array(text.utf8)), version: version, stack: stack)
  }

  private static let parts = """
    zenml orchestrator register o --flavor=local
    zenml artifact-store register a -f gcp --path=gs://b

    """

  @Test func `commands amount to a stack file`() {
    let result = read(Self.parts + "zenml stack register s -o o -a a --set")
    #expect(
      result.document == """
        zenml_version: 0.98.0
        stack_name: s
        components:
          artifact_store:
            - name: a
              flavor: gcp
              configuration:
                path: gs://b
          orchestrator:
            - name: o
              flavor: local
              configuration: {}

        """)
    #expect(result.problems.isEmpty)
  }

  @Test func `older versions write no lists`() {
    let result = read(Self.parts + "zenml stack register s -o o -a a", version: "0.80.0")
    #expect(result.document?.contains("  orchestrator:\n    name: o\n") == true)
    #expect(result.document?.hasPrefix("zenml_version: 0.80.0\n") == true)
  }

  @Test(arguments: [
    // The flavor's types make the values.
    (
      "zenml orchestrator register o -f vertex --project=p --location=l --synchronous=no",
      "  synchronous: false"
    ),
    ("zenml orchestrator register o -f vertex --location=1e3", "  location: 1e3"),
    ("zenml orchestrator register -f kubernetes --pod_startup_timeout=5 -- o", "  pod_startup_timeout: 5"),
    (
      "zenml orchestrator register o -f kubernetes --skip_local_validations=1",
      "  skip_local_validations: true"
    ),
    (
      "zenml artifact-store register a -f s3 --path=s3://b --client_kwargs='{\"endpoint_url\": \"http://x\"}'",
      "  client_kwargs: {endpoint_url: http://x}"
    ),
    ("zenml container-registry register r -f default --uri=@@x", "  uri: \"@x\""),
    (
      "zenml container-registry register r -f default --uri=x\nzenml container-registry update r --uri=y",
      "  uri: y"
    ),
    (
      "zenml container-registry register r -f default --uri=x --default_repository=d\nzenml container-registry remove-attribute r default_repository",
      "configuration:\n  uri: x\n"
    ),
    (
      "zenml container-registry register r -f default --uri=x; zenml container-registry rename r q", "name: q"
    ),
    ("P=x; zenml container-registry register r -f default --uri=$P/y", "  uri: x/y"),
    ("zenml container-registry register r -f default --uri=$P/y", "  uri: <P>/y"),
  ])
  func `values mean what the commands mean`(text: String, expected: String) throws {
    let result = read(text)
    #expect(try #require(result.document).contains(expected), "\(result.document ?? "")")
    #expect(result.problems.allSatisfy { $0.kind == .note }, "\(result.problems)")
  }

  @Test(arguments: [
    ("zenml container-registry register r --uri=x", "register r --uri=x", "has no `--flavor`"),
    ("zenml container-registry register r -f gpc --uri=x", "gpc", "did you mean `gcp`"),
    ("zenml container-registry register r -f default --url=x", "--url=x", "did you mean `uri`"),
    ("zenml container-registry register r -f default --uri=@f", "--uri=@f", "the file `f`"),
    ("zenml container-registry registr r", "registr", "did you mean `register`"),
    ("zenml container-registri register r", "container-registri", "did you mean `container-registry`"),
    (
      "zenml stack register s -o default -a default --container-registry r", "--container-registry",
      "`--container_registry`"
    ),
    ("zenml stack register s -o default -a default -c r", "r", "registers a component `r`"),
    ("zenml stack register s -o default", "stack register s -o default", "has no `artifact_store`"),
    ("zenml stack update s -o default", "s", "registers the stack `s`"),
    ("zenml orchestrator update o --x=y", "o", "registers a component `o`"),
    ("zenml orchestrator register 'o", "'", "is not closed"),
    ("zenml orchestrator register o -f local --y", "--y", "no `--KEY=VALUE`"),
  ])
  func `wrong commands are told, with their place`(text: String, place: String, words: String) {
    let result = read(text)
    let problems = result.problems.filter { $0.kind == .problem && $0.message.contains(words) }
    #expect(problems.count == 1, "\(result.problems)")
    for problem in problems {
      #expect(String(decoding: Array(text.utf8)[problem.range], as: UTF8.self).hasSuffix(place))
    }
  }

  @Test(arguments: [
    "zenml alerter register a -f slack --slack_token=hunter2",
    "zenml alerter register a -f slack --slack_tokn=hunter2",
    "zenml alerter register a -f slak --api_key='hunter2 x'",
    "zenml container-registry register r -f default --uri=x --password=hunter2",
    "zenml artifact-store register a -f s3 --path=s3://b --secret=hunter2",
    "T=hunter2; zenml alerter register a -f slack --slack_token=$T",
    "zenml alerter register a -f slack --slack_token=hunter2-$T",
  ])
  func `a secret never comes out`(text: String) throws {
    let result = read(text)
    #expect(try #require(result.document).contains("hunter2") == false)
    #expect(result.problems.allSatisfy { !$0.message.contains("hunter2") })
  }

  @Test func `what a stack file cannot say is noted`() {
    let result = read("zenml container-registry register r -f default --uri=x -c con --label a=b --env X=1")
    #expect(result.problems.map(\.kind) == [.note, .note, .note])
  }

  @Test func `the stack can be chosen`() {
    let text = Self.parts + "zenml stack register one -o o -a a\nzenml stack register two -o o -a a"
    #expect(read(text).stack == "two")
    #expect(read(text + "\nzenml stack set one").stack == "one")
    #expect(read(text, stack: "one").stack == "one")
    #expect(read(text, stack: "three").document == nil)
    #expect(read(text).stacks == ["one", "two"])
  }

  @Test func `a sentence that only speaks of a command is not read`() {
    let text = "Call `zenml container-registry register` or `zenml stack registre x`.\n"
    let result = CommandImport(ShellReading.markdown(Array(text.utf8)))
    #expect(result.document == nil)
    #expect(result.problems.isEmpty)
  }
}
