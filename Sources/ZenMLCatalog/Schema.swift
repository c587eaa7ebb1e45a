/// A flavor of a component type and the configuration that it takes.
///
/// Schemas are immutable and shared: classes, so that looking one up copies one
/// reference and not all of its parts.
public final class FlavorSchema: Sendable {
  /// The component type, such as `container_registry`.
  public let type: String
  /// The flavor's name, such as `gcp`.
  public let name: String
  /// The integration that brings the flavor; nil for a built-in one.
  public let integration: String?
  /// What a service connector must offer; nil where the flavor uses none.
  public let connector: ConnectorRequirements?
  /// The configuration class with the validators around it:
  /// ``ValueType/validated(_:name:_:)`` layers around a ``ValueType/model(_:)``.
  public let configuration: ValueType
  /// The configuration class itself.
  public let model: ModelSchema

  init(
    type: String, name: String, integration: String?, connector: ConnectorRequirements?,
    configuration: ValueType, model: ModelSchema
  ) {
    self.type = type
    self.name = name
    self.integration = integration
    self.connector = connector
    self.configuration = configuration
    self.model = model
  }

  /// The configuration's fields, in the order of the class.
  public var fields: [FieldSchema] { model.fields }

  /// The field of that name.
  public func field(_ name: String) -> FieldSchema? { model.field(name) }

  /// Whether a stack may hold the flavor without any setting of its own.
  public var hasRequiredFields: Bool { fields.contains { $0.isRequired } }
}

/// What a flavor asks of a service connector
/// (`Flavor.service_connector_requirements`).
public struct ConnectorRequirements: Sendable, Hashable {
  /// `gcp`, `aws`, …; nil when any type will do that has the resource.
  public let connectorType: String?
  /// Such as `docker-registry`.
  public let resourceType: String
  /// The configuration field that names the resource, such as `uri`.
  public let resourceField: String?
}

/// A pydantic model: a configuration class or a model that stands in a field.
public final class ModelSchema: Sendable {
  /// The Python class, such as `KubernetesPodSettings`.
  public let name: String
  public let extra: ExtraKeys
  public let secretReferences: SecretReferenceRule
  /// The class stands in several fields of one configuration: pydantic then
  /// serializes it by reference, which counts as one level of nesting.
  public let isShared: Bool
  /// Hand-written validators that see the given mapping first, in their order.
  public let before: [ModelStep]
  /// In the order of the class.
  public let fields: [FieldSchema]
  public let fieldNames: [String]
  /// How many fields have no default.
  public let requiredCount: Int

  private let places: [String: Int]

  init(
    name: String, extra: ExtraKeys, secretReferences: SecretReferenceRule, isShared: Bool,
    before: [ModelStep],
    fields: [FieldSchema]
  ) {
    self.name = name
    self.extra = extra
    self.secretReferences = secretReferences
    self.isShared = isShared
    self.before = before
    self.fields = fields
    fieldNames = fields.map(\.name)
    requiredCount = fields.count { $0.isRequired }
    places = Dictionary(fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public func field(_ name: String) -> FieldSchema? { places[name].map { fields[$0] } }

  public func hasField(_ name: String) -> Bool { places[name] != nil }
}

/// What a model does with keys that are none of its fields. (For a flavor's whole
/// configuration ZenML refuses them before it asks the model.)
public enum ExtraKeys: String, Sendable { case ignore, allow, forbid }

/// Which secret references a model's `__init__` refuses.
public enum SecretReferenceRule: String, Sendable {
  /// None: the model does not look.
  case none
  /// Those of fields with validators.
  case validated
  /// Those of fields with validators and of fields marked as clear text.
  case clear
}

/// What happens to the mapping before a model's fields are validated.
public enum ModelStep: Sendable, Hashable {
  /// `StackComponentConfig._convert_json_strings`: a string in a field whose type
  /// is a list, mapping or model is parsed as JSON.
  case convertJSONStrings
  /// `deprecate_pydantic_attributes`: each field and the one that replaces it.
  case deprecated([Deprecation])
  /// A hand-written validator, by name.
  case check(String)

  public struct Deprecation: Sendable, Hashable {
    public let field: String
    public let replacement: String?
  }
}

/// A field of a model.
public final class FieldSchema: Sendable {
  public let name: String
  public let type: ValueType
  /// Nil for a required field.
  public let defaultValue: CatalogValue?
  /// `SecretField`: meant for a secret reference.
  public let isSecret: Bool
  /// `ClearTextField`: never a secret reference.
  public let isClearText: Bool
  /// A secret reference is refused because the field has validators.
  public let hasValidators: Bool
  public let jsonString: JSONStringRule

  init(
    name: String, type: ValueType, defaultValue: CatalogValue?, isSecret: Bool, isClearText: Bool,
    hasValidators: Bool, jsonString: JSONStringRule
  ) {
    self.name = name
    self.type = type
    self.defaultValue = defaultValue
    self.isSecret = isSecret
    self.isClearText = isClearText
    self.hasValidators = hasValidators
    self.jsonString = jsonString
  }

  public var isRequired: Bool { defaultValue == nil }

  /// Whether a secret reference may stand in the field: a text passes there, and
  /// nothing looks at its value.
  public var takesSecretReference: Bool { !hasValidators && !isClearText && type.takesAnyText }
}

/// What `StackComponentConfig._convert_json_strings` makes of a string.
public enum JSONStringRule: Sendable {
  /// Nothing.
  case none
  /// It is parsed as JSON.
  case parsed
  /// It is validated as the JSON text of the field's model.
  case model
}
