/// A flavor that is not ZenML's own, as a project declares it.
public struct CustomFlavor: Sendable, Equatable {
  /// A field of the flavor's configuration class.
  public struct Field: Sendable, Equatable {
    public let name: String
    public let type: CustomFieldType
    /// The only texts that the field takes; empty for any.
    public let allowed: [String]
    public let isRequired: Bool

    public init(name: String, type: CustomFieldType = .any, allowed: [String] = [], isRequired: Bool = false)
    {
      self.name = name
      self.type = type
      self.allowed = allowed
      self.isRequired = isRequired
    }
  }

  /// Nil where nothing is said of the configuration: it is then not judged.
  public let fields: [Field]?

  public init(fields: [Field]? = nil) { self.fields = fields }
}

/// What a field of a custom flavor takes, in the words of `.zenls.yaml`.
public enum CustomFieldType: String, Sendable, CaseIterable {
  case any, string, integer, number, boolean, list, mapping, secret

  /// By its name, or by that of the Python type which a configuration class
  /// names.
  public init?(word: String) {
    switch word {
    case "str": self = .string
    case "int": self = .integer
    case "float": self = .number
    case "bool": self = .boolean
    case "dict": self = .mapping
    default: self.init(rawValue: word)
    }
  }

  var type: ValueType {
    switch self {
    case .any: .any
    case .string: .string(TextLimits())
    case .integer: .int(NumberBounds())
    case .number: .float(NumberBounds())
    case .boolean: .bool
    case .list: .list(.any)
    case .mapping: .dictionary(key: .any, value: .any)
    case .secret: .string(TextLimits())
    }
  }
}

extension Catalog {
  /// The configuration class that a custom flavor declares; nil where it
  /// declares none.
  public func schema(of flavor: CustomFlavor, type: String, name: String) -> FlavorSchema? {
    guard let own = flavor.fields else { return nil }
    let declared = Set(own.map(\.name))
    let inherited = baseFields(of: type).filter { !declared.contains($0.name) }
    // What `StackComponentConfig`, which every configuration class extends, does.
    let model = ModelSchema(
      name: name, extra: .ignore, secretReferences: .clear, isShared: false, before: [.convertJSONStrings],
      fields: inherited + own.map(\.schema))
    return FlavorSchema(
      type: type, name: name, integration: nil, connector: nil, configuration: .model(model), model: model)
  }

  /// The fields of the class that every flavor's configuration class of this
  /// type extends (`BaseArtifactStoreConfig`, `BaseContainerRegistryConfig`,
  /// 0.98.0; those of the other types have none).
  private func baseFields(of type: String) -> [FieldSchema] {
    switch type {
    case "artifact_store":
      ["path"].compactMap { self.flavor(type: type, name: "gcp")?.field($0) }
    case "container_registry":
      ["authentication_secret", "uri", "default_repository"]
        .compactMap { self.flavor(type: type, name: "default")?.field($0) }
    default: []
    }
  }
}

extension CustomFlavor.Field {
  fileprivate var schema: FieldSchema {
    let core = allowed.isEmpty ? type.type : .literal(allowed)
    let isParsed = allowed.isEmpty && (type == .list || type == .mapping)
    return FieldSchema(
      name: name, type: isRequired ? core : .nullable(core),
      defaultValue: isRequired ? nil : CatalogValue.none,
      isSecret: type == .secret, isClearText: false, hasValidators: false,
      jsonString: isParsed ? .parsed : .none)
  }
}
