import Testing
import YAMLSyntax
import ZenMLCatalog

@testable import ConfigAnalysis

/// What the judge says of whole configurations, and where. That it agrees with
/// the real classes is the business of Tests/parity/field_table.py.
@Suite struct ConfigurationJudgeTests {
  /// `flavor` is `type/name`. Each refusal as `path: text at the place (kind)`.
  private func refusals(_ flavor: String, _ yaml: String) throws -> [String] {
    let parts = flavor.split(separator: "/").map(String.init)
    let schema = try #require(Catalog.current.flavor(type: parts[0], name: parts[1]))
    let source = SourceText(yaml)
    let root = try #require(SyntaxTree.parse(source).root)
    return ConfigurationJudge.validate(configuration: root.value, flavor: schema).refusals.map {
      "\($0.path.dotted): \(source.string(in: $0.range)) (\($0.kind))"
    }
  }

  @Test func acceptsWhatTheClassTakes() throws {
    #expect(try refusals("container_registry/gcp", "uri: gcr.io/project").isEmpty)
    #expect(try refusals("annotator/argilla", "port: ' 6_900.0 '").isEmpty)
    #expect(try refusals("artifact_store/s3", #"{path: 's3://b', config_kwargs: '{"a": [1]}'}"#).isEmpty)
    #expect(try refusals("artifact_store/s3", "{path: 's3://b', key: '{{aws.key}}'}").isEmpty)
  }

  @Test(arguments: [
    ("container_registry/gcp", "uri: 5", ["uri: 5 (invalidValue)"]),
    ("container_registry/gcp", "{uri: a, ur: b, 1: c}", ["ur: ur (unknownField)", "1: 1 (unknownField)"]),
    (
      "orchestrator/ssh", #"{hostname: "\ud83d", username: u}"#, [#"hostname: "\ud83d" (invalidValue)"#]
    ),
    ("container_registry/gcp", "{}", ["uri: {} (missingField)"]),
    ("container_registry/gcp", "[uri]", [": [uri] (notAMapping)"]),
    ("container_registry/gcp", "uri: '{{a.b}}'", ["uri: '{{a.b}}' (secretNotAllowed)"]),
    ("annotator/argilla", "port: '{{a.b}}'", ["port: '{{a.b}}' (invalidValue)"]),
    ("artifact_store/s3", "{path: 's3://b', config_kwargs: '{'}", ["config_kwargs: '{' (invalidValue)"]),
    ("artifact_store/s3", "{path: 's3://b', config_kwargs: {1: a}}", ["config_kwargs.1: 1 (invalidValue)"]),
    (
      "artifact_store/s3", "{path: 's3://b', config_kwargs: {a: !!binary gICA}}",
      ["config_kwargs.a: gICA (notStorable)"]
    ),
    (
      "artifact_store/s3", "{path: 's3://b', config_kwargs: &x {a: *x}}",
      ["config_kwargs.a: {a: *x} (notStorable)"]
    ),
    (
      "feature_store/feast", "{feast_repo: r, online_host: '{{a.b}}'}",
      [#"online_host: '{{a.b}}' (secretLookedUp(reference: "{{a.b}}"))"#]
    ),
    (
      "orchestrator/kubernetes", "pod_settings: {node_selectors: {a: b, c: 1}}",
      ["pod_settings.node_selectors.c: 1 (invalidValue)"]
    ),
    (
      "alerter/slack", "{slack_token: t, timeout: 5.5, x: y}",
      ["x: x (unknownField)", "timeout: 5.5 (invalidValue)"]
    ),
  ])
  func refusesAtTheSmallestPlace(flavor: String, yaml: String, expected: [String]) throws {
    #expect(try refusals(flavor, yaml) == expected)
  }

  /// Bytes pass as text at first; the store then sees a secret reference in a
  /// field with validators.
  @Test func judgesWhatTheStoreWouldHold() throws {
    #expect(
      try refusals("container_registry/gcp", "uri: !!binary e3thLmJ9fQ==")
        == ["uri: e3thLmJ9fQ== (secretNotAllowed)"])
  }

  /// A key that is no field says it all: what is missing because of it is not
  /// said by checks of the whole configuration, too.
  @Test func oneCauseOneRefusal() throws {
    #expect(
      try refusals("step_operator/modal", "{token_id: a, token_secrt: b}")
        == ["token_secrt: token_secrt (unknownField)"])
  }

  @Test func aliasesThatMultiplyEnd() throws {
    var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...7 {
      let item = "*a\(level - 1), "
      yaml += "a\(level): &a\(level) [\(String(repeating: item, count: 9))*a\(level - 1)]\n"
    }
    yaml += "c: {path: 's3://b', config_kwargs: {a: *a7}}\n"
    let root = try #require(SyntaxTree.parse(SourceText(yaml)).root)
    let flavor = try #require(Catalog.current.flavor(type: "artifact_store", name: "s3"))
    let configuration = try #require(root["c"]).value
    let verdict = ConfigurationJudge.validate(configuration: configuration, flavor: flavor)
    #expect(verdict.refusals.map(\.kind) == [.tooLarge])
  }
}
