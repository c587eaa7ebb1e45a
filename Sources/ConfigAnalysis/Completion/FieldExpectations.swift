import YAMLSyntax
import ZenMLCatalog

/// Where a value of a configuration stands.
struct FieldLocation {
  let type: String
  let flavor: String
  /// The fields that lead to it, outermost first.
  let path: [String]

  var name: String { path.last ?? "" }

  func appending(_ name: String) -> FieldLocation {
    FieldLocation(type: type, flavor: flavor, path: path + [name])
  }
}

/// What may stand in a configuration, by the types of the catalog.
extension CompletionRequest {
  func configuration(type: String, flavor: String) -> Expectation {
    .dependent { level in .mapping(fieldKeys(type: type, flavor: flavor, level)) }
  }

  /// The flavor is not written yet: the fields of all that have those that are,
  /// the most common ones first.
  func configuration(ofAny type: String) -> Expectation {
    .dependent { level in
      let present = level.keys(in: source)
      let all = catalog.flavors(of: type).compactMap { catalog.flavor(type: type, name: $0.name) }
      let fitting = all.filter { schema in present.allSatisfy { schema.model.hasField($0) } }
      let schemas = fitting.isEmpty ? all : fitting
      var counts: [String: Int] = [:]
      var keys: [ExpectedKey] = []
      for schema in schemas {
        for var key in self.keys(of: schema.model, FieldLocation(type: type, flavor: schema.name, path: [])) {
          counts[key.name, default: 0] += 1
          guard counts[key.name] == 1 else { continue }
          key.isRequired = schemas.allSatisfy { $0.field(key.name)?.isRequired == true }
          keys.append(key)
        }
      }
      return .mapping(keys.sorted { (counts[$1.name] ?? 0, $0.name) < (counts[$0.name] ?? 0, $1.name) })
    }
  }

  func fieldKeys(type: String, flavor: String, _ level: CursorLevel) -> [ExpectedKey] {
    guard let schema = analyzer.settings.schema(type: type, flavor: flavor, in: catalog) else { return [] }
    return keys(of: schema.model, FieldLocation(type: type, flavor: flavor, path: []))
  }

  private func keys(of model: ModelSchema, _ place: FieldLocation) -> [ExpectedKey] {
    let deprecated = model.deprecatedFields
    return model.fields.sorted { $0.name < $1.name }.map { field in
      let place = place.appending(field.name)
      return ExpectedKey(
        name: field.name, kind: .field, detail: field.type.withoutNull.words,
        description: deprecated.contains(field.name) ? "deprecated" : field.isSecret ? "secret" : nil,
        isRequired: field.isRequired, isRare: deprecated.contains(field.name), shape: shape(field, place),
        hasWords: hasWords(field, place),
        topic: .field(type: place.type, flavor: place.flavor, path: place.path),
        value: { value(field.type, field, place) })
    }
  }

  private func value(_ type: ValueType, _ field: FieldSchema, _ place: FieldLocation) -> Expectation {
    switch type {
    case .nullable(let inner), .validated(_, _, let inner): return value(inner, field, place)
    case .model(let model): return .mapping(keys(of: model, place))
    case .list(let item): return .list { value(item, field, place) }
    case .tuple(let items): return .list { .either(items.map { value($0, field, place) }) }
    case .dictionary(_, let inner): return .free { value(inner, field, place) }
    case .union(_, let members): return .either(members.map { value($0, field, place) })
    case .any, .none: return .nothing
    case .bool, .int, .float, .string, .secret, .literal, .enumeration:
      return .words { words(type, field, place) }
    }
  }

  // MARK: Insertion

  private func hasWords(_ field: FieldSchema, _ place: FieldLocation) -> Bool {
    switch field.type.core {
    case .bool, .literal, .enumeration, .model: true
    case .list(let item): !item.allowedTexts.isEmpty || item.innerModel != nil
    default: CloudField(place) != nil || isAddress(place) || field.isSecret
    }
  }

  private func shape(_ field: FieldSchema, _ place: FieldLocation) -> ExpectedKey.Shape {
    switch field.type.core {
    case .model, .dictionary: return .mapping
    case .list, .tuple: return .list
    case .bool:
      let isOn = field.defaultValue == .bool(true)
      return .filled([.choice(1, isOn ? ["false", "true"] : ["true", "false"])])
    case .literal(let values), .enumeration(_, let values): return .filled([.choice(1, values)])
    case .int, .float: return .filled([.placeholder(1, field.defaultValue?.plainText ?? "0")])
    default:
      if field.isSecret { return .filled([.text("\"{{"), .placeholder(1, "SECRET.KEY"), .text("}}\"")]) }
      if hasWords(field, place) { return .scalar }
      return .filled([.placeholder(1, field.defaultValue?.plainText ?? "")])
    }
  }

  func isAddress(_ place: FieldLocation) -> Bool {
    place.type == "container_registry" && place.path == ["uri"]
  }
}

extension ModelSchema {
  /// Fields that another one replaces, or none.
  var deprecatedFields: Set<String> {
    var names: Set<String> = []
    for case .deprecated(let deprecations) in before { names.formUnion(deprecations.map(\.field)) }
    return names
  }
}

extension CatalogValue {
  /// A scalar as it is written in YAML; nil for null and for collections.
  var plainText: String? {
    switch self {
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .float(let value): "\(value)"
    case .string(let value): value.isEmpty ? nil : value
    case .none, .list, .tuple, .dictionary: nil
    }
  }
}
