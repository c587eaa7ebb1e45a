import Testing
import ZenMLCatalog

@testable import ConfigAnalysis

/// Every field that is explained in words is one of ZenML's.
struct FieldMeaningTests {
  private let flavors = Catalog.current.flavors.compactMap {
    Catalog.current.flavor(type: $0.type, name: $0.name)
  }

  private func check(_ names: FieldMeanings.Names, _ models: (String) -> [ModelSchema]) {
    for (owner, fields) in names {
      for field in fields {
        #expect(models(owner).contains { $0.hasField(field) }, "\(owner) has no field \(field)")
      }
    }
  }

  @Test func `words are about fields that there are`() {
    let all = FieldMeanings.all
    check(all.flavors) { name in flavors.filter { "\($0.type)/\($0.name)" == name }.map(\.model) }
    check(all.types) { type in flavors.filter { $0.type == type }.map(\.model) }
    check(all.integrations) { name in flavors.filter { $0.integration == name }.map(\.model) }
    let inner = flavors.flatMap { $0.fields.compactMap(\.type.innerModel) }
    check(all.models) { name in inner.filter { $0.name == name } }
    for field in all.general { #expect(flavors.contains { $0.model.hasField(field) }, "\(field)") }
  }

  @Test func `the most used flavors are explained for the most part`() throws {
    for (type, name) in [
      ("orchestrator", "vertex"), ("artifact_store", "gcp"), ("artifact_store", "s3"),
      ("artifact_store", "azure"), ("container_registry", "gcp"), ("container_registry", "aws"),
      ("container_registry", "azure"),
    ] {
      let flavor = try #require(Catalog.current.flavor(type: type, name: name))
      let deprecated = flavor.model.deprecatedFields
      let fields = flavor.fields.filter { !deprecated.contains($0.name) }
      let told = fields.filter { FieldMeanings.text(of: $0.name, flavor: flavor, in: nil) != nil }
      #expect(told.count * 2 > fields.count, "\(type)/\(name)")
    }
  }
}
