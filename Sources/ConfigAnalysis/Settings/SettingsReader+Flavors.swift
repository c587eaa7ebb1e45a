import YAMLSyntax
import ZenMLCatalog

/// `custom_flavors`: flavors of one's own, by component type.
extension SettingsReader {
  mutating func readCustomFlavors(_ pair: SyntaxPair) {
    let type = pair.key.text
    let location = "custom_flavors.\(type)"
    guard catalog.isPresentOrFormerType(type) else {
      unknown(pair.key, location, "component type", among: catalog.componentTypes.map(\.name))
      return
    }
    let value = pair.value.resolved
    if value.kind == .sequence {
      forEachString(value, location) { $0.declare($1, at: $2, CustomFlavor(), of: type) }
      return
    }
    forEachEntry(value, location) { reader, flavor in
      let name = flavor.key.text
      let fields = reader.fields(flavor.value.resolved, "\(location).\(name)")
      reader.declare(name, at: flavor.key, CustomFlavor(fields: fields), of: type)
    }
  }

  private mutating func declare(_ name: String, at node: SyntaxNode, _ flavor: CustomFlavor, of type: String)
  {
    let location = "custom_flavors.\(type).\(name)"
    if catalog.flavor(type: type, name: name) != nil {
      return report(
        node.range, location,
        "\(name.quoted) is a flavor of ZenML itself, whose own fields are judged; give yours another name")
    }
    settings.customFlavors[type, default: [:]][name] = flavor
    settings.places[location] = node.range
  }

  /// Nil where nothing is said of the fields.
  private mutating func fields(_ node: SyntaxNode, _ location: String) -> [CustomFlavor.Field]? {
    if node.value.isNone { return nil }
    var fields: [CustomFlavor.Field] = []
    switch node.kind {
    case .sequence:
      forEachString(node, location) { _, name, _ in
        fields.append(CustomFlavor.Field(name: name))
      }
    case .mapping:
      forEachEntry(node, location) { reader, pair in
        if let field = reader.field(pair, "\(location).\(pair.key.text)") { fields.append(field) }
      }
    case .scalar, .alias:
      report(
        node.range, location, "the fields of a flavor are a list of names, or a mapping of names to types")
      return nil
    }
    return fields
  }

  private static let typeNames = CustomFieldType.allCases.map(\.rawValue)

  /// `queue: string`, or `queue: {type: string, required: true}`, or
  /// `mode: {values: [fast, slow]}`.
  private mutating func field(_ pair: SyntaxPair, _ location: String) -> CustomFlavor.Field? {
    let name = pair.key.text
    let value = pair.value.resolved
    if value.value.isNone { return CustomFlavor.Field(name: name) }
    guard value.kind == .mapping else {
      let type = fieldType(value, location)
      return CustomFlavor.Field(name: name, type: type ?? .any)
    }
    var type = CustomFieldType.any
    var allowed: [String] = []
    var isRequired = false
    forEachEntry(value, location) { reader, entry in
      let given = entry.value.resolved
      switch entry.key.text {
      case "type": type = reader.fieldType(given, location) ?? .any
      case "values": reader.forEachString(given, "\(location).values") { _, text, _ in allowed.append(text) }
      case "required":
        if case .bool(let flag) = given.value.kind {
          isRequired = flag
        } else {
          reader.report(given.range, "\(location).required", "`required` is true or false")
        }
      default:
        reader.unknown(
          entry.key, "\(location).\(entry.key.text)", "setting", among: ["type", "values", "required"])
      }
    }
    return CustomFlavor.Field(name: name, type: type, allowed: allowed, isRequired: isRequired)
  }

  private mutating func fieldType(_ node: SyntaxNode, _ location: String) -> CustomFieldType? {
    if node.kind == .scalar, let type = CustomFieldType(word: node.text) { return type }
    unknown(node, location, "type of fields", among: Self.typeNames)
    return nil
  }
}
