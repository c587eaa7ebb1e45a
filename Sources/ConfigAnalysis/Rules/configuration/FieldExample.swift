import YAMLSyntax
import ZenMLCatalog

/// Values for fields that a person is to fill in: of the field's own type, so
/// that ZenML takes them until then.
enum FieldExample {
  /// A value as YAML for a field that is missing; nil where none of those that
  /// come to mind would do.
  static func value(
    at path: [PathPart], of component: StackComponent, _ schema: FlavorSchema, in context: AnalysisContext
  ) -> String? {
    guard let trial = ConfigurationTrial(component, schema, in: context) else { return nil }
    return candidates(path, component, schema).first { trial.mends($0, at: path) }
  }

  /// A configuration as YAML on one line, with all the fields that the flavor
  /// needs; nil where the flavor is not known, or needs what nobody can guess.
  static func configuration(of component: StackComponent, in context: AnalysisContext) -> String? {
    guard let key = component.flavorKey,
      let schema = context.catalog.flavor(type: key.type, name: key.flavor)
    else { return nil }
    let texts = schema.fields.filter(\.isRequired).map { field -> String? in
      let trial = ConfigurationTrial(empty: schema, in: context)
      let path = [PathPart.key(field.name)]
      return candidates(path, component, schema).first { trial.mends($0, at: path) }
        .map { "\(field.name): \($0)" }
    }
    let entries = texts.compactMap { $0 }
    return entries.count == texts.count ? "{\(entries.joined(separator: ", "))}" : nil
  }

  private static func candidates(
    _ path: [PathPart], _ component: StackComponent, _ schema: FlavorSchema
  ) -> [String] {
    guard case .key(let name)? = path.last else { return [] }
    let field = path.count == 1 ? schema.field(name) : nil
    var texts: [String] = []
    if field?.isSecret == true { texts.append(SecretSuggestion(for: name, of: component).reference) }
    switch (schema.type, name) {
    case ("container_registry", "uri"): texts.append(RegistryExample.address(for: schema.name))
    case ("artifact_store", "path"): texts += StorePath.example(for: schema.name).map { [$0] } ?? []
    default: break
    }
    texts += field?.type.choices ?? []
    texts.append("<\(name)>")
    // The last ones are no texts.
    return texts.compactMap(PlainText.written) + ["1", "true", "[]", "{}"]
  }
}

/// Addresses of registries to fill in.
enum RegistryExample {
  static func address(for flavor: String) -> String {
    switch flavor {
    case "gcp": "<REGION>-docker.pkg.dev/<PROJECT_ID>/<REPOSITORY>"
    case "aws": "<ACCOUNT_ID>.dkr.ecr.<REGION>.amazonaws.com"
    case "azure": "<REGISTRY_NAME>.azurecr.io"
    case "dockerhub": "docker.io/<ACCOUNT>"
    case "github": "ghcr.io/<OWNER>"
    case "digitalocean": "registry.digitalocean.com/<REGISTRY_NAME>"
    default: "<REGISTRY_HOST>/<REPOSITORY>"
    }
  }
}

extension ValueType {
  /// The texts that the type allows, where it lists them.
  fileprivate var choices: [String] {
    switch core {
    case .literal(let values), .enumeration(_, let values): values
    default: []
    }
  }
}
