import ContainerRegistries
import YAMLSyntax
import ZenMLCatalog

/// The flavor that a component most probably is of, by everything else in it.
enum FlavorGuess {
  /// Nil where nothing speaks for one.
  static func name(for component: StackComponent, in context: AnalysisContext) -> String? {
    guard let type = component.typeName else { return nil }
    let flavors = context.catalog.flavors(of: type).map(\.name)
    let custom = context.settings.customFlavors[type].map { Array($0.keys) } ?? []
    if flavors.count + custom.count == 1 { return flavors.first ?? custom.first }
    let fields = EntryTable(
      component.isFlat ? component.node : component.configuration?.value ?? component.node)
    if let name = name(byAddressIn: fields, type), flavors.contains(name) { return name }
    guard component.isFlat || component.configuration != nil else { return nil }
    // Fields that only one flavor has.
    let keys = fields.keys.subtracting(KeyExpectations.component.required)
      .subtracting(KeyExpectations.component.harmless)
    let fitting = flavors.filter { flavor in
      context.catalog.flavor(type: type, name: flavor).map { schema in
        keys.allSatisfy { schema.field($0) != nil } && accepts(component, schema, context)
      } ?? false
    }
    if keys.isEmpty { return fitting.contains("local") ? "local" : nil }
    return fitting.count == 1 ? fitting.first : nil
  }

  private static func accepts(
    _ component: StackComponent, _ schema: FlavorSchema, _ context: AnalysisContext
  ) -> Bool {
    ConfigurationTrial(component, schema, in: context)?.isAccepted ?? false
  }

  /// The address of a registry, or the scheme of a store's path.
  private static func name(byAddressIn fields: EntryTable, _ type: String) -> String? {
    switch type {
    case "container_registry":
      guard let text = fields["uri"]?.value.resolved.value.string else { return nil }
      return RegistryFlavor.name(of: RegistryReference.parse(text).registry)
    case "artifact_store":
      guard let text = fields["path"]?.value.resolved.value.string else { return nil }
      return StorePath.flavor(of: text)
    default: return nil
    }
  }
}

/// What the path of an artifact store tells (`SUPPORTED_SCHEMES` of the classes,
/// 0.98.0).
enum StorePath {
  /// The flavor whose scheme it has; `s3://` is that of several, of which `s3` is
  /// the plain one.
  static func flavor(of path: String) -> String? {
    switch path.prefix(while: { $0 != ":" }) {
    case "gs": "gcp"
    case "s3": "s3"
    case "az", "abfs": "azure"
    default: nil
    }
  }

  /// A path to fill in.
  static func example(for flavor: String) -> String? {
    switch flavor {
    case "gcp": "gs://<BUCKET>"
    case "s3", "b2", "digitalocean": "s3://<BUCKET>"
    case "azure": "az://<CONTAINER>"
    default: nil
    }
  }
}
