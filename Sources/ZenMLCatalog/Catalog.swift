import CEmbeddedData
import Synchronization

/// What one ZenML version knows: component types, flavors and the configuration
/// that each flavor takes.
///
/// The data is embedded; a flavor is decoded when it is first asked for.
public final class Catalog: Sendable {
  /// ZenML 0.98.0, exported from the package itself (`make catalog`).
  public static let zenml0980 = Catalog(zenls_catalog_zenml_0_98_0)

  /// The catalog that documents are judged by.
  public static var current: Catalog { zenml0980 }

  /// The ZenML version, such as `0.98.0`.
  public let version: String
  /// The component types of this version, in alphabetical order.
  public let componentTypes: [ComponentType]
  /// Component types that former versions had.
  public let formerComponentTypes: [String]
  /// All flavors, by component type and name.
  public let flavors: [FlavorSummary]

  private let reader: CatalogReader
  /// Places in ``flavors`` by component type and flavor.
  private let places: [String: [String: Int]]
  /// By place in ``flavors``.
  private let decoded = Mutex<[Int: FlavorSchema]>([:])

  init(_ file: zenls_embedded_file) {
    let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
    let head = CatalogHead(bytes)
    version = head.version
    componentTypes = head.componentTypes
    formerComponentTypes = head.formerComponentTypes
    flavors = head.flavors
    places = head.flavors.enumerated().reduce(into: [:]) {
      $0[$1.element.type, default: [:]][$1.element.name] = $1.offset
    }
    reader = CatalogReader(lines: head.nodes)
  }

  /// The component type of that exact name.
  public func componentType(_ name: String) -> ComponentType? {
    componentTypes.first { $0.name == name }
  }

  /// The flavors of a component type, by name; none for an unknown type.
  public func flavors(of type: String) -> [FlavorSummary] {
    flavors.filter { $0.type == type }
  }

  /// The flavor of that exact type and name.
  public func flavor(type: String, name: String) -> FlavorSchema? {
    guard let place = places[type]?[name] else { return nil }
    return decoded.withLock { cache in
      if let known = cache[place] { return known }
      guard let schema = reader.flavor(flavors[place]) else { return nil }
      cache[place] = schema
      return schema
    }
  }
}

/// A component type of a ZenML version.
public struct ComponentType: Sendable, Hashable {
  /// Such as `container_registry`.
  public let name: String
  /// Such as `container_registries`.
  public let plural: String
  /// The ZenML version that brought the type; nil where it is older than what the
  /// catalog tells apart.
  public let since: String?
  /// A stack may hold several components of this type.
  public let allowsSeveral: Bool
  /// A stack without a component of this type is refused.
  public let isRequired: Bool
}

/// A flavor, not yet decoded.
public struct FlavorSummary: Sendable, Hashable {
  public let type: String
  public let name: String
  /// The integration that brings the flavor; nil for a built-in one.
  public let integration: String?
  public let connector: ConnectorRequirements?
  /// The line of the configuration class in the node section.
  let root: Int
}
