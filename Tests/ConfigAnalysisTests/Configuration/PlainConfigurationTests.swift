import Testing
import YAMLSyntax
import ZenMLCatalog

@testable import ConfigAnalysis

/// What is accepted at first sight is what the interpreter accepts, and of plain
/// configurations it is enough to matter.
struct PlainConfigurationTests {
  private static let values = [
    "text", "'quoted'", "\"double\"", "\"\\ud83d\"", "\"tab\\t\"", "", "~", "yes", "off", "true", "5", "1.5",
    "'{{secret.key}}'", "'{{ secret.key }}'", "'{{secret}}'", "'{\"a\": 1}'", "'[]'", "2024-01-01", "!!str 5",
    "!!binary aGk=", "&anchor text", "[a]", "{a: b}", "|\n    block", "'it''s'", "gs://bucket", "''",
  ]

  @Test func `it never accepts what the interpreter refuses`() {
    var accepted = 0
    for summary in Catalog.current.flavors {
      guard let schema = Catalog.current.flavor(type: summary.type, name: summary.name) else { continue }
      let required = schema.fields.filter(\.isRequired).map(\.name)
      for field in schema.fields {
        for value in Self.values {
          let others = required.filter { $0 != field.name }.map { "\($0): text" }
          let text = (["\(field.name): \(value)"] + others).joined(separator: "\n")
          guard let root = SyntaxTree.parse(SourceText(Array(text.utf8))).root,
            PlainConfiguration.isSurelyAccepted(root, by: schema)
          else { continue }
          accepted += 1
          let refusals = ConfigurationJudge.validate(configuration: root.value, flavor: schema).refusals
          #expect(refusals.isEmpty, "\(summary.type)/\(summary.name): \(text): \(refusals.map(\.message))")
        }
      }
    }
    #expect(accepted > 1000)
  }

  @Test(arguments: [
    ("slack_token: '{{slack.token}}'\nslack_channel_id: C1", true),
    ("slack_token: '{{slack.token}}'\ndefault_slack_channel_id: C1", true),
    ("slack_token: t\nslack_channel_id: C1\ndefault_slack_channel_id: C2", false),
    ("slack_channel_id: C1", false),
    ("slack_token: t\nslack_token: u", false),
    ("slack_token: t\ntoken: u", false),
    ("<<: {slack_token: t}", false),
    ("slack_token: 5", false),
    ("slack_token: [", false),
    ("- slack_token", false),
  ])
  func `what it takes at first sight`(text: String, isAccepted: Bool) throws {
    let schema = try #require(Catalog.current.flavor(type: "alerter", name: "slack"))
    let root = try #require(SyntaxTree.parse(SourceText(Array(text.utf8))).root)
    #expect(PlainConfiguration.isSurelyAccepted(root, by: schema) == isAccepted)
  }
}
