import ContainerRegistries
import YAMLSyntax
import ZenMLCatalog

/// Finds the addresses that a document holds.
enum RegistryAddresses {
  /// The addresses of the document's container registries, judged. A component
  /// whose flavor is not known is left alone, as its configuration is.
  static func find(in context: AnalysisContext) -> [RegistryAddress] {
    var sources: [String: RegistryRefusal.Source] = [:]
    for refusal in context.refusals {
      if case .configuration(let reason, _, _) = refusal.kind, let source = RegistryRefusal.Source(reason) {
        sources[refusal.location] = source
      }
    }
    var seen: Set<AddressKey> = []
    var addresses: [RegistryAddress] = []
    for component in context.document.components where isJudged(component, context) {
      guard let node = component.isFlat ? component.node : component.configuration?.value.resolved else {
        continue
      }
      let fields = EntryTable(node)
      for field in [RegistryAddress.Field.uri, .defaultRepository] {
        let source = sources.isEmpty ? nil : sources[RegistryAddress.location(of: component, field)]
        guard
          let address = RegistryAddress(field, in: fields, of: component, context, refusal: source),
          // An alias repeats the value, not the mistake.
          seen.insert(AddressKey(node: address.node, flavor: address.flavor)).inserted
        else { continue }
        addresses.append(address)
      }
    }
    return addresses
  }

  private struct AddressKey: Hashable {
    let node: SyntaxNode
    let flavor: String?
  }

  private static func isJudged(_ component: StackComponent, _ context: AnalysisContext) -> Bool {
    guard component.typeName == "container_registry" else { return false }
    guard let flavor = component.flavor, !flavor.value.isTemplate, !flavor.value.isDamaged else {
      return true
    }
    return component.flavorName.map { context.catalog.flavor(type: "container_registry", name: $0) != nil }
      ?? false
  }
}
