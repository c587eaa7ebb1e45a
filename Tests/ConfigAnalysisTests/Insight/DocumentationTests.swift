import ConfigAnalysis
import ContainerRegistries
import Foundation
import Testing
import YAMLSyntax
import ZenMLCatalog

/// Everything that a document can hold has a text.
struct DocumentationTests {
  private let analyzer = Analyzer()

  @Test func `every type, flavor and field is documented`() throws {
    for type in Catalog.current.componentTypes {
      let text = try #require(analyzer.documentation(of: .componentType(type.name)))
      // The heading, a sentence of our own, the facts.
      #expect(text.components(separatedBy: "\n\n").count >= 3, "\(type.name)")
      #expect(text.contains("since ZenML") == (type.since != nil))
      #expect(text.contains("every stack needs one") == type.isRequired)
    }
    for summary in Catalog.current.flavors {
      let schema = try #require(Catalog.current.flavor(type: summary.type, name: summary.name))
      let text = try #require(analyzer.documentation(of: .flavor(type: summary.type, name: summary.name)))
      for field in schema.fields where field.isRequired { #expect(text.contains("`\(field.name)`")) }
      for field in schema.fields {
        check(field, [], schema)
      }
    }
  }

  private func check(_ field: FieldSchema, _ outer: [String], _ flavor: FlavorSchema) {
    let path = outer + [field.name]
    guard path.count < 4 else { return }
    let text = analyzer.documentation(of: .field(type: flavor.type, flavor: flavor.name, path: path)) ?? ""
    #expect(text.contains("**`\(field.name)`**"), "\(flavor.type)/\(flavor.name) \(path)")
    #expect(text.contains("required") || !field.isRequired)
    #expect(!field.isSecret || text.contains("a secret: write a reference"))
    for inner in field.type.innerModel?.fields ?? [] { check(inner, path, flavor) }
  }

  @Test func `every region, rule, setting and key is documented`() throws {
    for provider in CloudProvider.allCases {
      for location in CloudLocations.of(provider).all {
        let topic = DocumentationTopic.region(cloud: provider.rawValue, name: location.id)
        #expect(try #require(analyzer.documentation(of: topic)).contains(location.place))
      }
    }
    for rule in RuleRegistry.all {
      #expect(try #require(analyzer.documentation(of: .rule(rule.id.name))).contains(rule.summary))
    }
    let settings = [
      "zenml_version", "files", "exclude", "rules", "custom_flavors", "registries", "registries.hosts",
      "registries.regions", "custom_flavors.type", "custom_flavors.values", "custom_flavors.required",
    ]
    for name in settings { #expect(analyzer.documentation(of: .setting(name)) != nil, "\(name)") }
    for name in ["stack_name", "zenml_version", "components", "name", "flavor", "configuration", "type"] {
      #expect(analyzer.documentation(of: .key(name)) != nil, "\(name)")
    }
    for kind in MLStacksFacts.SpecificationKind.allCases {
      for key in MLStacksFacts.keys(of: kind) {
        #expect(analyzer.documentation(of: .mlstacks(key.name)) != nil, "\(key.name)")
      }
    }
  }

  @Test func `what does not exist has no text`() {
    let topics: [DocumentationTopic] = [
      .key("nonsense"), .componentType("nonsense"), .flavor(type: "orchestrator", name: "nonsense"),
      .field(type: "orchestrator", flavor: "vertex", path: ["nonsense"]),
      .field(type: "orchestrator", flavor: "vertex", path: []), .region(cloud: "gcp", name: "eu-west3"),
      .region(cloud: "nonsense", name: "eu-west-1"), .rule("nonsense"), .setting("nonsense"),
      .mlstacks("nonsense"),
    ]
    for topic in topics { #expect(analyzer.documentation(of: topic) == nil, "\(topic)") }
  }

  @Test func `custom flavors are documented as declared`() throws {
    var settings = AnalysisSettings()
    settings.customFlavors["orchestrator"] = [
      "ours": CustomFlavor(fields: [CustomFlavor.Field(name: "queue", type: .string, isRequired: true)]),
      "closed": CustomFlavor(),
    ]
    let analyzer = Analyzer(settings: settings)
    let ours = try #require(analyzer.documentation(of: .flavor(type: "orchestrator", name: "ours")))
    #expect(ours.contains("declared in `.zenls.yaml`") && ours.contains("Required: `queue`"))
    let closed = try #require(analyzer.documentation(of: .flavor(type: "orchestrator", name: "closed")))
    #expect(closed.contains("fields are not declared"))
    let field = analyzer.documentation(of: .field(type: "orchestrator", flavor: "ours", path: ["queue"]))
    #expect(field?.contains("a text, required") == true)
  }

  @Test func `a merged component is explained where it is written`() throws {
    let text =
      "zenml_version: 0.98.0\ncommon: &c {flavor: vertex, configuration: {location: europe-west1}}\n"
      + "components:\n  orchestrator:\n    - {name: o, <<: *c}\n"
    let analysis = analyzer.analyze(SourceText(text))
    for (word, expected) in [
      ("flavor:", "Which implementation"), ("vertex", "flavor of `orchestrator`"),
      ("location", "a text, required"),
      ("europe-west1", "St. Ghislain"), ("*c", "the anchor `&c` in line 2"),
    ] {
      let place = try #require(text.range(of: word))
      let offset = text.utf8.distance(from: text.startIndex, to: place.lowerBound) + 1
      let hover = try #require(analyzer.hover(at: offset, in: analysis), "\(word)")
      #expect(hover.markdown.contains(expected), "\(word)")
    }
  }
}
