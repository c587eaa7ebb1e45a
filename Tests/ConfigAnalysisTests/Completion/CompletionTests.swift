import ConfigAnalysis
import Testing
import YAMLSyntax
import ZenMLCatalog

struct CompletionTests {
  /// Where the cursor is, and the first labels that are shown there.
  static let offered: [(text: String, labels: [String])] = [
    ("$0", ["zenml_version", "stack_name", "components"]),
    ("zenml_version: 0.98.0\ns$0", ["stack_name"]),
    ("stack_name: a\n$0", ["zenml_version", "components"]),
    ("zenml_version: $0", ["0.98.0"]),
    (
      "stack_name: a\ncomponents:\n  $0",
      ["artifact_store", "orchestrator", "alerter", "annotator", "container_registry"]
    ),
    ("stack_name: a\ncomponents:\n  artifact_store: []\n  a$0", ["alerter", "annotator"]),
    ("stack_name: a\ncomponents:\n  cont$0ainer_registry: []\n  alerter: []\n", ["container_registry"]),
    ("stack_name: a\ncomponents:\n  orchestrator:\n    - $0", ["name", "flavor", "configuration"]),
    ("stack_name: a\ncomponents:\n  orchestrator:\n  - na$0", ["name"]),
    ("stack_name: a\ncomponents:\n  orchestrator:\n    f$0", ["flavor"]),
    ("stack_name: a\ncomponents:\n  orchestrator:\n    - name: x\n      $0", ["flavor", "configuration"]),
    ("stack_name: a\ncomponents:\n  container_registry:\n    - flavor: g$0", ["gcp", "github"]),
    ("stack_name: a\ncomponents:\n  container_registry:\n    - flavor: 'g$0'\n", ["gcp", "github"]),
    (
      "stack_name: a\ncomponents:\n  container_registry:\n    - configuration:\n        u$0\n      flavor: gcp\n",
      ["uri"]
    ),
    (
      "stack_name: a\ncomponents:\n  container_registry: [{flavor: gcp, configuration: {$0}}]\n",
      ["uri", "authentication_secret", "default_repository"]
    ),
    (
      "stack_name: a\ncomponents:\n  container_registry: [{flavor: gcp, configuration: {uri: a, d$0",
      ["default_repository"]
    ),
    (
      "stack_name: a\ncomponents:\n  orchestrator:\n    - flavor: kubernetes\n      configuration:\n        synchronous: $0\n",
      ["false", "true"]
    ),
    (
      "stack_name: a\ncomponents:\n  orchestrator:\n    - flavor: vertex\n      configuration:\n        location: europe-west1$0\n",
      ["europe-west1", "europe-west10", "europe-west12"]
    ),
    (
      "stack_name: a\ncomponents:\n  container_registry:\n    - flavor: gcp\n      configuration:\n        uri: europe-west1$0\n",
      ["europe-west1-docker.pkg.dev", "europe-west10-docker.pkg.dev", "europe-west12-docker.pkg.dev"]
    ),
    (
      "stack_name: a\ncomponents:\n  orchestrator:\n    - flavor: vertex\n      configuration:\n        project: my-project\n  container_registry:\n    - flavor: gcp\n      configuration:\n        uri: europe-west1-docker.pkg.dev/$0\n",
      ["my-project", "PROJECT/REPOSITORY"]
    ),
    ("# zenls: ignore[$0\nstack_name: a\n", ["missing-key"]),
    ("# zen$0\nstack_name: a\n", ["zenls: ignore[]"]),
    ("# zenls: kind=$0", ["stack", "component", "mlstacks", "config"]),
    ("# n$0\nstack_name: a\n", []),
    ("$0# a comment\nstack_name: a\n", []),
    ("zenml_version: $0# a comment\nstack_name: a\n", []),
    ("zenml_version: 1\ncomponents: {\n  \"orch$0\n  \"artifact_store\": []\n}\n", ["orchestrator"]),
    ("stack_name: |\n  comp$0\n", []),
    ("stack_name: \"a\n  comp$0\"\n", []),
    ("stack_name: a\n---\ncomp$0", []),
    ("stack_name: a\ncomponents:\n  orchestrator: &o\n    fl$0\n", ["flavor"]),
    ("stack_name: a\ncomponents:\n  orchestrator:\n    name: a\n      fl$0\n", []),
    (
      "base: &base {flavor: gcp}\nzenml_version: a\ncomponents:\n  container_registry:\n    <<: *base\n    configuration:\n      u$0\n",
      ["uri"]
    ),
    ("stack_name: n$0\n", []),
    ("stack_name: a\ncomponents:\n  orchestrator:\n    - name: x$0\n", []),
    ("- $0", ["name", "flavor", "configuration"]),
    ("name: a\nflavor: gcp\nuri: a\nd$0", ["default_repository"]),
    ("spec_version: 1\nspec_type: $0", ["stack", "component"]),
    ("spec_version: 1\nspec_type: stack\nprovider: g$0", ["gcp"]),
    ("apiVersion: v1\nkind: Pod\n$0", []),
    ("name: CI\non: push\n$0", []),
    ("components:\n  schemas:\n    A: {}\n  $0", []),
    // A document that is one scalar becomes no mapping below it.
    ("42\n$0", []), ("~\n$0", []), ("'a'\n\n$0", []), ("|\n  a\n$0", []), ("# a\n---\n$0", ["zenml_version"]),
    // Aliases: what is in front, the nearest first, nothing around the cursor.
    (
      "zenml_version: a\nstack_name: a\ncomponents:\n  alerter: &one [{name: &n x}]\n  annotator: &two\n    - *$0\n  model_registry: &three []\n",
      ["n", "one"]
    ),
    (
      "zenml_version: a\nstack_name: a\na: &base {x: 1}\nb: &bare text\ncomponents:\n  alerter:\n    <<: *ba$0\n",
      ["base"]
    ),
    (
      "zenml_version: a\nstack_name: a\na: &base {x: 1}\nb: &bare text\ncomponents:\n  alerter: *b$0",
      ["bare", "base"]
    ),
    ("zenml_version: a\nstack_name: a\na: &base x\ncomponents: {orchestrator: [*b$0]}\n", ["base"]),
    ("zenml_version: a\nstack_name: a\na: '&base *b'\nc: |\n  &base\ncomponents:\n  alerter: *$0\n", []),
    ("zenml_version: a\nstack_name: a\na: &base x\ncomponents:\n  alerter: \"*b$0\"\n", []),
    ("apiVersion: v1\nkind: Pod\na: &base {}\nb: *$0", []),
    // Behind a key whose value stands below.
    ("stack_name: a\ncomponents: $0", ["artifact_store", "orchestrator", "alerter"]),
    ("stack_name: a\ncomponents: $0\nzenml_version: b\n", ["artifact_store", "orchestrator"]),
    ("stack_name: a\ncomponents: $0\n  alerter: []\n", []),
    ("stack_name: a\ncomponents: $0 # all\n", []),
    ("stack_name: a\ncomponents:\n  alerter: $0\n  annotator: []\n", ["name", "flavor", "configuration"]),
    ("stack_name: a\ncomponents:\n  alerter: $0\n  - name: x\n", []),
  ]

  @Test(arguments: offered)
  func `offers the right things first`(text: String, labels: [String]) {
    let found = CompletionProbe(text).labels
    #expect(Array(found.prefix(labels.count)) == labels)
    if labels.isEmpty { #expect(found.isEmpty) }
  }

  // MARK: Insertions

  /// Where the cursor is, the label that is accepted, and the text after it; a
  /// bar stands at the insertion's end.
  static let accepted: [(text: String, label: String, result: String)] = [
    ("stack$0", "stack_name", "stack_name: |"),
    (
      "zenml_version: a\ncomponents: {}\nstack_$0me: b\n", "stack_name",
      "zenml_version: a\ncomponents: {}\nstack_name|: b\n"
    ),
    ("stack_name: a\ncomp$0", "components", "stack_name: a\ncomponents:\n  |"),
    ("stack_name: a\r\ncomp$0\r\n", "components", "stack_name: a\r\ncomponents:\r\n  |\r\n"),
    (
      "stack_name: a\ncomponents:\n    orchestrator:\n    - name: x\n      fl$0\n", "flavor",
      "stack_name: a\ncomponents:\n    orchestrator:\n    - name: x\n      flavor: |\n"
    ),
    (
      "stack_name: a\ncomponents:\n  orchestrator:\n    - name: x\n  artifact$0\n", "artifact_store",
      "stack_name: a\ncomponents:\n  orchestrator:\n    - name: x\n  artifact_store:\n    - name: |\n"
    ),
    (
      "stack_name: a\ncomponents:\n  orchestrator:\n    name: x\n    flavor: local\n  artifact$0\n",
      "artifact_store",
      "stack_name: a\ncomponents:\n  orchestrator:\n    name: x\n    flavor: local\n  artifact_store:\n    name: |\n"
    ),
    (
      "stack_name: a\ncomponents:\n  orchestrator:\n    - flavor: \"lo$0ker\"\n", "local_docker",
      "stack_name: a\ncomponents:\n  orchestrator:\n    - flavor: \"local_docker|\"\n"
    ),
    (
      "stack_name: a\ncomponents:\n  orchestrator:\n    - flavor: 'lo$0\n", "local_docker",
      "stack_name: a\ncomponents:\n  orchestrator:\n    - flavor: 'local_docker'|\n"
    ),
    (
      "stack_name: a\ncomponents:\n  orchestrator:\n    - flavor:$0\n", "local",
      "stack_name: a\ncomponents:\n  orchestrator:\n    - flavor: local|\n"
    ),
    (
      "stack_name: a\ncomponents:\n  orchestrator: [{fla$0}]\n", "flavor",
      "stack_name: a\ncomponents:\n  orchestrator: [{flavor: |}]\n"
    ),
    (
      "{\"stack_name\": \"a\", \"components\": {\"orch$0\"}}", "orchestrator",
      "{\"stack_name\": \"a\", \"components\": {\"orchestrator\": {}|}}"
    ),
    (
      "stack_name: a\ncomponents:\n  orchestrator: [{$0 name: x}]\n", "flavor",
      "stack_name: a\ncomponents:\n  orchestrator: [{flavor: ,| name: x}]\n"
    ),
    (
      "stack_name: a\ncomponents:\n  container_registry:\n    - flavor: gcp\n      conf$0\n", "configuration",
      "stack_name: a\ncomponents:\n  container_registry:\n    - flavor: gcp\n      configuration:\n        uri: |\n"
    ),
    (
      "stack_name: a\ncomponents:\n  container_registry:\n    - flavor: gcp\n      configuration:\n        uri: europe-w$0est4-docker.pkg.dev/my/repo\n",
      "europe-west1-docker.pkg.dev",
      "stack_name: a\ncomponents:\n  container_registry:\n    - flavor: gcp\n      configuration:\n        uri: europe-west1-docker.pkg.dev/my/repo|\n"
    ),
    (
      "stack_name: a\ncomponents:\n  alerter:\n    - flavor: slack\n      configuration:\n        slack_token: {{$0}}\n  annotator:\n    - flavor: argilla\n      configuration:\n        api_key: '{{team.key}}'\n",
      "{{team.key}}",
      "stack_name: a\ncomponents:\n  alerter:\n    - flavor: slack\n      configuration:\n        slack_token: \"{{team.key}}\"|\n  annotator:\n    - flavor: argilla\n      configuration:\n        api_key: '{{team.key}}'\n"
    ),
    (
      "a: 1 # zenls: ignore[unknown-k$0]\nstack_name: a\nzenml_version: b\n", "unknown-key",
      "a: 1 # zenls: ignore[unknown-key|]\nstack_name: a\nzenml_version: b\n"
    ),
    ("stack_name: a # zenls: ign$0", "ignore", "stack_name: a # zenls: ignore[|"),
    (
      "zenml_version: a\nstack_name: a\na: &base x\ncomponents: {alerter: *b$0se}\n", "base",
      "zenml_version: a\nstack_name: a\na: &base x\ncomponents: {alerter: *base|}\n"
    ),
    (
      "stack_name: a\r\ncomponents:$0\r\n", "orchestrator",
      "stack_name: a\r\ncomponents:\r\n  orchestrator:\r\n    - name: |\r\n"
    ),
    (
      "stack_name: a\ncomponents:\n    orchestrator: $0\n", "flavor",
      "stack_name: a\ncomponents:\n    orchestrator: \n      - flavor: |\n"
    ),
    (
      "zenml_version: 0.90.0\nstack_name: a\ncomponents:\n  orchestrator: $0\n", "name",
      "zenml_version: 0.90.0\nstack_name: a\ncomponents:\n  orchestrator: \n    name: |\n"
    ),
  ]

  @Test(arguments: accepted)
  func `inserts in the document's style`(text: String, label: String, result: String) {
    let probe = CompletionProbe(text)
    #expect(probe.accepting(label) == result, "\(probe.labels.prefix(8))")
  }

  @Test func `a stack on Google Cloud is five keystrokes`() {
    let probe = CompletionProbe("gcp$0")
    #expect(probe.labels.first == "gcp stack")
    let text = probe.shown.first?.text ?? ""
    let analysis = Analyzer().analyze(SourceText(text))
    #expect(!analysis.findings.contains { $0.isBlocking }, "\(text)\n\(analysis.findings.map(\.message))")
    #expect(
      probe.snippet("gcp stack")?.contains(
        "uri: ${8:europe-west1}-docker.pkg.dev/${9:PROJECT}/${10:REPOSITORY}") == true,
      "\(probe.snippet("gcp stack") ?? "")")
  }

  @Test(arguments: ["gcp", "aws", "azure", "kubernetes", "local"])
  func `whole stacks are importable, in either form`(cloud: String) {
    for head in ["", "stack_name: a\nzenml_version: 0.98.0\n", "stack_name: a\nzenml_version: 0.70.0\n"] {
      let probe = CompletionProbe(head + cloud + "$0")
      let text = head + (probe.shown.first { $0.label == "\(cloud) stack" }?.text ?? "")
      let blocking = Analyzer().analyze(SourceText(text)).findings.filter(\.isBlocking)
      #expect(blocking.isEmpty, "\(text)\n\(blocking.map(\.message))")
    }
  }

  @Test func `whole components are accepted where their values are`() {
    let head = "stack_name: a\nzenml_version: 0.98.0\ncomponents:\n  "
    let probe = CompletionProbe(head + "$0")
    let snippets = probe.candidates.filter { $0.kind == .snippet }
    #expect(snippets.count == 82)
    for snippet in snippets {
      let analysis = Analyzer().analyze(SourceText(head + snippet.text))
      #expect(analysis.tree.isValid, "\(snippet.label)")
      let structural = analysis.findings.filter {
        ["missing-key", "missing-field", "unknown-field", "unknown-flavor", "wrong-shape"].contains(
          $0.rule.name)
      }
      #expect(structural.isEmpty, "\(snippet.label): \(structural.map(\.message))")
    }
  }

  @Test func `places of a field are of its kind`() {
    let head =
      "stack_name: a\ncomponents:\n  orchestrator:\n    - flavor: kubernetes\n      configuration:\n        "
    #expect(CompletionProbe(head + "synchr$0").snippet("synchronous") == "synchronous: ${1|false,true|}")
    #expect(CompletionProbe(head + "timeou$0").snippet("timeout") == "timeout: ${1:0}")
    let fields = CompletionProbe(head + "pod_sett$0")
    #expect(fields.accepting("pod_settings")?.hasSuffix("pod_settings:\n          |") == true)
  }

  // MARK: Settings

  @Test func `completes the project's settings`() {
    let analyzer = Analyzer(settings: AnalysisSettings(kind: .settings))
    func labels(_ text: String) -> [String] { CompletionProbe(text, analyzer: analyzer).labels }
    #expect(labels("$0").contains("custom_flavors"))
    #expect(labels("rules:\n  unknown-fl$0") == ["unknown-flavor"])
    #expect(labels("rules:\n  unknown-flavor: $0").first == "off")
    #expect(labels("files:\n  a/*.yaml: st$0") == ["stack"])
    #expect(labels("custom_flavors:\n  orch$0") == ["orchestrator"])
    #expect(labels("custom_flavors:\n  orchestrator:\n    ours:\n      queue: str$0") == ["string"])
    #expect(labels("registries:\n  $0") == ["regions", "hosts"])
  }

  @Test func `knows what other documents name`() {
    var workspace = WorkspaceKnowledge()
    workspace.add(
      Analyzer().analyze(
        SourceText(
          "type: container_registry\nname: a\nflavor: gcp\nuri: us-east1-docker.pkg.dev/team-one/images\nauthentication_secret: x\n"
        )))
    #expect(workspace.projects == ["team-one"])
    #expect(workspace.repositories == ["images"])
    #expect(workspace.regions == ["us-east1"])
    let head = "type: container_registry\nname: a\nflavor: gcp\nuri: "
    let hosts = CompletionProbe(head + "us$0", workspace: workspace).labels
    #expect(hosts.first == "us-east1-docker.pkg.dev")
    #expect(CompletionProbe(head + "us-docker.pkg.dev/t$0", workspace: workspace).labels == ["team-one"])
    #expect(CompletionProbe(head + "us-docker.pkg.dev/other/i$0", workspace: workspace).labels == ["images"])
  }

  @Test func `every candidate has its documentation`() {
    let analyzer = Analyzer()
    for flavor in analyzer.catalog.flavors {
      let text = "type: \(flavor.type)\nname: a\nflavor: \(flavor.name)\nconfiguration:\n  "
      for candidate in CompletionProbe(text + "$0").candidates {
        guard let topic = candidate.topic else { continue }
        #expect(analyzer.documentation(of: topic)?.isEmpty == false, "\(topic)")
      }
    }
  }
}
