import ArgumentParser
import ZenMLCatalog

struct CatalogShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a flavor: its configuration fields and its service connector.",
    discussion: """
      Example:
        zenls catalog show orchestrator kubernetes
      """)

  @Argument(
    help: "The component type, such as container_registry.",
    completion: .list(Catalog.current.componentTypes.map(\.name)))
  var type: String

  @Argument(
    help: "The flavor, such as gcp.",
    completion: .list(Set(Catalog.current.flavors.map(\.name)).sorted()))
  var flavor: String

  @OptionGroup var format: CatalogFormat

  func validate() throws {
    try CatalogNames.checkType(type)
    try CatalogNames.checkFlavor(flavor, of: type)
  }

  func run() throws {
    guard let schema = Catalog.current.flavor(type: type, name: flavor) else { return }
    try format.print(text: { FlavorText.text(schema) }, json: { FlavorEntry(schema) })
  }
}

/// A flavor for people.
private enum FlavorText {
  static func text(_ flavor: FlavorSchema) -> String {
    var text = "\(flavor.type) \(flavor.name)  (ZenML \(Catalog.current.version), "
    text += flavor.integration.map { "integration \($0))\n" } ?? "built in)\n"
    if let connector = flavor.connector {
      text += "service connector: \(connector.connectorType ?? "any type") with \(connector.resourceType)"
      text += connector.resourceField.map { ", resource in `\($0)`\n" } ?? "\n"
    }
    if flavor.fields.isEmpty { return text + "\nNo configuration fields.\n" }
    text += "\n" + aligned(flavor.fields.map { row($0) })
    for model in innerModels(flavor) {
      text += "\n\(model.name)\n" + aligned(model.fields.map { row($0) })
    }
    return text
  }

  private static func row(_ field: FieldSchema) -> [String] {
    [
      field.name,
      field.defaultValue.map { $0 == .none ? "" : "default \($0.inWords)" } ?? "required",
      (field.defaultValue == CatalogValue.none ? field.type.withoutNull : field.type).words
        + (field.isSecret ? " (secret)" : ""),
    ]
  }

  /// The models that stand in fields, each once.
  private static func innerModels(_ flavor: FlavorSchema) -> [ModelSchema] {
    var found: [ModelSchema] = []
    for model in flavor.fields.compactMap(\.type.innerModel)
    where !found.contains(where: { $0.name == model.name }) {
      found.append(model)
    }
    return found
  }
}

/// A flavor for programs.
private struct FlavorEntry: Encodable {
  struct Connector: Encodable {
    let connectorType: String?
    let resourceType: String
    let resourceField: String?

    enum CodingKeys: String, CodingKey {
      case connectorType = "connector_type"
      case resourceType = "resource_type"
      case resourceField = "resource_field"
    }
  }

  struct Field: Encodable {
    let name: String
    let type: String
    let allowed: [String]?
    let required: Bool
    let secret: Bool
    let secretReference: Bool
    let `default`: CatalogJSON?
    let fields: [Field]?

    enum CodingKeys: String, CodingKey {
      case name, type, allowed, required, secret, `default`, fields
      case secretReference = "secret_reference"
    }

    init(_ field: FieldSchema) {
      name = field.name
      type = field.type.words
      allowed = field.type.allowedTexts.isEmpty ? nil : field.type.allowedTexts
      required = field.isRequired
      secret = field.isSecret
      secretReference = field.takesSecretReference
      `default` = field.defaultValue.map { CatalogJSON(value: $0) }
      fields = field.type.innerModel.map { $0.fields.map { Field($0) } }
    }
  }

  let type: String
  let flavor: String
  let zenmlVersion: String
  let integration: String?
  let connector: Connector?
  let fields: [Field]

  enum CodingKeys: String, CodingKey {
    case type, flavor, integration, connector, fields
    case zenmlVersion = "zenml_version"
  }

  init(_ flavor: FlavorSchema) {
    type = flavor.type
    self.flavor = flavor.name
    zenmlVersion = Catalog.current.version
    integration = flavor.integration
    connector = flavor.connector.map {
      Connector(
        connectorType: $0.connectorType, resourceType: $0.resourceType, resourceField: $0.resourceField)
    }
    fields = flavor.fields.map { Field($0) }
  }
}

/// A value of the catalog as JSON.
private struct CatalogJSON: Encodable {
  let value: CatalogValue

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  func encode(to encoder: any Encoder) throws {
    switch value {
    case .dictionary(let pairs):
      var container = encoder.container(keyedBy: Key.self)
      for pair in pairs {
        guard case .string(let name) = pair.key else { continue }
        try container.encode(CatalogJSON(value: pair.value), forKey: Key(stringValue: name))
      }
    case .list(let items), .tuple(let items):
      var container = encoder.unkeyedContainer()
      for item in items { try container.encode(CatalogJSON(value: item)) }
    default:
      var container = encoder.singleValueContainer()
      switch value {
      case .bool(let flag): try container.encode(flag)
      case .int(let number): try container.encode(number)
      case .float(let number): try container.encode(number)
      case .string(let text): try container.encode(text)
      default: try container.encodeNil()
      }
    }
  }
}

extension CatalogValue {
  /// As YAML in flow style.
  fileprivate var inWords: String {
    switch self {
    case .none: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .int(let number): "\(number)"
    case .float(let number): "\(number)"
    case .string(let text): text.isEmpty ? "''" : text
    case .list(let items), .tuple(let items): "[" + items.map(\.inWords).joined(separator: ", ") + "]"
    case .dictionary(let pairs):
      "{" + pairs.map { "\($0.key.inWords): \($0.value.inWords)" }.joined(separator: ", ") + "}"
    }
  }
}
