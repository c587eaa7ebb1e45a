import ConfigAnalysis
import Testing
import YAMLSyntax

/// The skeleton of a missing component goes behind the last one, in the file's
/// own form, and removes the finding.
struct MissingCompanionFixTests {
  @Test(arguments: [
    // lists
    (
      """
      stack_name: a
      zenml_version: 0.98.0
      components:
        orchestrator:
        - name: o
          flavor: vertex
          configuration: {location: europe-west1}
        artifact_store:
        - name: s
          flavor: gcp
          configuration:
            path: gs://box # the bucket

      """,
      """
        container_registry:
        - name: container-registry
          flavor: gcp
          configuration:
            uri: <REGION>-docker.pkg.dev/<PROJECT_ID>/<REPOSITORY>

      """
    ),
    // single mappings, another key behind
    (
      """
      stack_name: a
      components:
          orchestrator: {name: o, flavor: sagemaker, configuration: {execution_role: r}}
          artifact_store: {name: s, flavor: s3, configuration: {path: s3://box}}
      zenml_version: 0.98.0
      """,
      """
          container_registry:
            name: container-registry
            flavor: aws
            configuration:
              uri: <ACCOUNT_ID>.dkr.ecr.<REGION>.amazonaws.com

      """
    ),
    // no final newline
    (
      """
      stack_name: a
      zenml_version: 0.98.0
      components:
        orchestrator: {name: o, flavor: local, configuration: {}}
        model_registry: {name: r, flavor: mlflow, configuration: {}}
        artifact_store: {name: s, flavor: local, configuration: {}}
      """,
      """

        experiment_tracker:
          name: mlflow-tracker
          flavor: mlflow
          configuration: {}
      """
    ),
    // flow style
    (
      """
      {stack_name: a, zenml_version: 0.98.0, components: {
        orchestrator: {name: o, flavor: ssh, configuration: {hostname: h, username: u}},
        artifact_store: {name: s, flavor: s3, configuration: {path: s3://box}}}}
      """,
      """
      , container_registry: {name: container-registry, flavor: default, configuration: {uri: <REGISTRY_HOST>/<REPOSITORY>}}
      """
    ),
    // a type that stands there without a component
    (
      """
      stack_name: a
      zenml_version: 0.98.0
      components:
        orchestrator: {name: o, flavor: ssh, configuration: {hostname: h, username: u}}
        artifact_store: {name: s, flavor: s3, configuration: {path: s3://box}}
        container_registry: []
      """,
      """
      [{name: container-registry, flavor: default, configuration: {uri: <REGISTRY_HOST>/<REPOSITORY>}}]
      """
    ),
  ])
  func `adds a component`(text: String, added: String) throws {
    for newline in ["\n", "\r\n"] {
      let text = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: newline)
      let finding = try #require(missing(text).first)
      let fix = try #require(finding.fixes.first)
      #expect(fix.applicability == .unsafe)
      let edit = try #require(fix.edits.first)
      #expect(
        edit.text == added.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: newline)
      )
      let bytes = Array(text.utf8)
      let fixed = bytes[..<edit.range.start] + Array(edit.text.utf8) + bytes[edit.range.end...]
      #expect(missing(String(decoding: fixed, as: UTF8.self)).isEmpty)
      #expect(!Analyzer().analyze(SourceText(Array(fixed))).findings.contains { $0.isBlocking })
    }
  }

  @Test func `adds nothing where it does not fit`() throws {
    // Somebody else's mapping.
    let text = """
      parts: &parts
        orchestrator: {name: o, flavor: ssh, configuration: {hostname: h, username: u}}
        artifact_store: {name: s, flavor: s3, configuration: {path: s3://box}}
      stack_name: a
      zenml_version: 0.98.0
      components: *parts
      """
    let finding = try #require(missing(text).first)
    #expect(finding.fixes.isEmpty)
  }

  private func missing(_ text: String) -> [Finding] {
    Analyzer().analyze(SourceText(text)).findings.filter { $0.rule.name == "missing-companion" }
  }
}
