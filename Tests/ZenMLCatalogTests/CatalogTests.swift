import Testing

@testable import ZenMLCatalog

/// The exported catalog as the code reads it.
@Suite struct CatalogTests {
  let catalog = Catalog.zenml0980

  @Test func knowsTheFifteenComponentTypes() {
    #expect(catalog.version == "0.98.0")
    #expect(
      catalog.componentTypes.map(\.name) == [
        "alerter", "annotator", "artifact_store", "container_registry", "data_validator", "deployer",
        "experiment_tracker", "feature_store", "image_builder", "log_store", "model_deployer",
        "model_registry", "orchestrator", "sandbox", "step_operator",
      ])
    #expect(
      catalog.componentTypes.filter(\.allowsSeveral).map(\.name)
        == ["alerter", "experiment_tracker", "sandbox", "step_operator"])
    #expect(catalog.componentTypes.filter(\.isRequired).map(\.name) == ["artifact_store", "orchestrator"])
    #expect(catalog.componentType("sandbox")?.since == "0.95.0")
    #expect(catalog.formerComponentTypes == ["metadata_store", "secrets_manager"])
  }

  @Test func decodesEveryFlavor() throws {
    #expect(catalog.flavors.count == 82)
    for summary in catalog.flavors {
      let flavor = try #require(catalog.flavor(type: summary.type, name: summary.name))
      #expect(flavor.type == summary.type && flavor.name == summary.name)
      #expect(Set(flavor.fields.map(\.name)).count == flavor.fields.count)
    }
  }

  @Test func flavorsOfOneClassKeepTheirOwnNamesAndConnectors() throws {
    let gcp = try #require(catalog.flavor(type: "container_registry", name: "gcp"))
    let github = try #require(catalog.flavor(type: "container_registry", name: "github"))
    #expect(gcp.model.name == github.model.name)
    #expect(gcp.connector?.connectorType == "gcp" && gcp.connector?.resourceField == "uri")
    #expect(github.name == "github" && github.connector?.connectorType == nil)
  }

  @Test func readsMarksDefaultsAndLimits() throws {
    let registry = try #require(catalog.flavor(type: "container_registry", name: "default"))
    let uri = try #require(registry.field("uri"))
    #expect(uri.isRequired && uri.hasValidators && !uri.isSecret)

    let s3 = try #require(catalog.flavor(type: "artifact_store", name: "s3"))
    #expect(s3.field("secret")?.isSecret == true)
    #expect(s3.field("secret")?.defaultValue == CatalogValue.none)
    #expect(s3.field("client_kwargs")?.jsonString == .parsed)

    let docker = try #require(catalog.flavor(type: "deployer", name: "docker"))
    #expect(docker.fields.contains { $0.defaultValue == .tuple([.int(8000), .int(65535)]) })
  }

  @Test func unknownNamesHaveNoFlavor() {
    #expect(catalog.flavor(type: "container_registry", name: "GCP") == nil)
    #expect(catalog.flavor(type: "registry", name: "gcp") == nil)
    #expect(catalog.flavors(of: "registry").isEmpty)
  }

  @Test(arguments: [
    ("TCP", true), ("TCPX", true), ("xTCP", false), ("xHTTP", true), ("HTTPS", false), ("", false),
  ])
  func patternsAreSearched(text: String, found: Bool) {
    #expect(TextPattern("^TCP|HTTP$").matches(text) == found)
  }

  @Test(arguments: ["", "[", "]", "{\ti1\t}", "i1\ti2", "ix", "q", "[\ti1"])
  func brokenDefaultsAreNoValue(tokens: String) {
    #expect(CatalogValue(tokens: tokens.split(separator: "\t").map(String.init)) == nil)
  }
}
