import ConfigAnalysis
import Testing
import YAMLSyntax

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
    ("stack_name: n$0\n", []),
    ("stack_name: a\ncomponents:\n  orchestrator:\n    - name: x$0\n", []),
    ("- $0", ["name", "flavor", "configuration"]),
    ("name: a\nflavor: gcp\nuri: a\nd$0", ["default_repository"]),
    ("spec_version: 1\nspec_type: $0", ["stack", "component"]),
    ("spec_version: 1\nspec_type: stack\nprovider: g$0", ["gcp"]),
    ("apiVersion: v1\nkind: Pod\n$0", []),
    ("name: CI\non: push\n$0", []),
    ("components:\n  schemas:\n    A: {}\n  $0", []),
  ]

  @Test(arguments: offered)
  func `offers the right things first`(text: String, labels: [String]) {
    let found = CompletionProbe(text).labels
    #expect(Array(found.prefix(labels.count)) == labels)
    if labels.isEmpty { #expect(found.isEmpty) }
  }
}
