import ZenMLCatalog

extension Explanations {
  func flavor(type: String, name: String) -> String? {
    guard let flavor = schema(type: type, flavor: name) else {
      guard analyzer.settings.customFlavors[type]?[name] != nil else { return nil }
      return "**`\(name)`** · custom flavor of `\(type)`, whose fields are not declared"
    }
    let isCustom = analyzer.settings.customFlavors[type]?[name] != nil
    let origin =
      isCustom
      ? "declared in `.zenls.yaml`"
      : flavor.integration.map { "needs the integration `\($0)`" } ?? "comes with ZenML"
    return Self.joined([
      "**`\(name)`** · flavor of `\(type)`, \(origin)",
      flavor.connector.map(Self.connector),
      fieldList(flavor),
      isCustom ? nil : KnownPages.link(toFlavor: name, of: type),
    ])
  }

  private static func connector(_ requirements: ConnectorRequirements) -> String {
    let kind = requirements.connectorType.map { "of type `\($0)` " } ?? ""
    let field = requirements.resourceField.map { "; `\($0)` names the resource" } ?? ""
    return
      "A service connector \(kind)can give it access: resource type `\(requirements.resourceType)`\(field)."
  }

  func fieldList(_ flavor: FlavorSchema) -> String {
    let required = flavor.fields.filter(\.isRequired).map(\.name)
    let optional = flavor.fields.count - required.count
    if flavor.fields.isEmpty { return "It has no fields." }
    let rest = optional == 1 ? "1 optional field" : "\(optional) optional fields"
    return required.isEmpty
      ? "It has \(rest), none required." : "Required: \(WordList.quoted(required)); \(rest) more."
  }

  /// A field of a flavor's configuration, or of a model in it.
  func field(_ place: FieldPlace) -> String? {
    guard let flavor = place.flavor, let name = place.path.last else { return nil }
    guard let field = place.field else { return nil }
    return Self.joined([
      "**`\(name)`** · \(Self.type(of: field)), \(Self.obligation(field))",
      self.field(field, of: flavor, in: place.model),
    ])
  }

  /// The same for a field that no document holds yet.
  ///
  /// - Parameter path: the field's name, with those of the fields around it.
  func field(type: String, flavor name: String, path: [String]) -> String? {
    guard let flavor = schema(type: type, flavor: name), let step = path.last,
      let (field, model) = FieldLookup.find(path, in: flavor.model)
    else { return nil }
    return Self.joined([
      "**`\(step)`** · \(Self.type(of: field)), \(Self.obligation(field))",
      self.field(field, of: flavor, in: path.count > 1 ? model : nil),
    ])
  }

  private func field(_ field: FieldSchema, of flavor: FlavorSchema, in model: ModelSchema?) -> String {
    let owner = model.map { "`\($0.name)`" } ?? "the `\(flavor.name)` \(StackWords.type(flavor.type))"
    let replacement = (model ?? flavor.model).replacement(of: field.name)
    return Self.joined([
      FieldMeanings.text(of: field.name, flavor: flavor, in: model),
      Self.list([
        "field of \(owner)",
        replacement.map { $0.isEmpty ? "deprecated" : "deprecated: use `\($0)`" },
        field.isSecret ? "a secret: write a reference, `{{name.key}}`" : nil,
        !field.isSecret && !field.takesSecretReference && field.type.takesAnyText
          ? "takes no secret reference" : nil,
        field.jsonString != .none ? "also as a text that holds it as JSON" : nil,
        field.type.innerModel.map { "fields: " + WordList.quoted($0.fieldNames, limit: 40) },
      ]),
    ])
  }

  private static func type(of field: FieldSchema) -> String {
    (field.defaultValue == CatalogValue.none ? field.type.withoutNull : field.type).words
  }

  private static func obligation(_ field: FieldSchema) -> String {
    guard let value = field.defaultValue else { return "required" }
    if value == .none { return "optional" }
    return field.isSecret ? "optional, with a default" : "default `\(value.inWords)`"
  }
}

extension ModelSchema {
  /// What a deprecated field was replaced by; "" where by nothing; nil for a
  /// field that is not deprecated.
  fileprivate func replacement(of field: String) -> String? {
    for case .deprecated(let fields) in before {
      if let found = fields.first(where: { $0.field == field }) { return found.replacement ?? "" }
    }
    return nil
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
