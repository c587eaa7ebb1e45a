/// Decodes node lines. A line refers to others by number, always to earlier ones,
/// so that decoding ends.
struct CatalogReader: Sendable {
  let lines: CatalogLines

  /// Nil where the data is not a catalog's (a test decodes every flavor).
  func flavor(_ summary: FlavorSummary) -> FlavorSchema? {
    var decoder = CatalogDecoder(lines: lines)
    guard let configuration = decoder.type(summary.root, before: lines.count) else { return nil }
    var inner = configuration
    while case .validated(_, _, let next) = inner { inner = next }
    guard case .model(let model) = inner else { return nil }
    return FlavorSchema(
      type: summary.type, name: summary.name, integration: summary.integration,
      connector: summary.connector, configuration: configuration, model: model)
  }
}

/// One flavor's decoding: remembers the lines it has read.
private struct CatalogDecoder {
  let lines: CatalogLines
  private var types: [Int: ValueType] = [:]

  init(lines: CatalogLines) { self.lines = lines }

  mutating func type(_ number: Int, before limit: Int) -> ValueType? {
    guard number >= 0, number < limit else { return nil }
    if let known = types[number] { return known }
    let type = decode(lines.tokens(number), number)
    types[number] = type
    return type
  }

  private mutating func decode(_ tokens: [String], _ number: Int) -> ValueType? {
    let rest = Array(tokens.dropFirst())
    switch tokens.first {
    case "any": return .any
    case "none": return ValueType.none
    case "bool": return .bool
    case "secret": return .secret
    case "int": return .int(NumberBounds(rest))
    case "float": return .float(NumberBounds(rest))
    case "str": return .string(TextLimits(rest))
    case "literal": return .literal(rest)
    case "enum": return .enumeration(name: rest.at(0), values: Array(rest.dropFirst()))
    case "nullable": return types(rest, number)?.first.map { .nullable($0) }
    case "list": return types(rest, number)?.first.map { .list($0) }
    case "tuple": return types(rest, number).map { .tuple($0) }
    case "dict":
      guard let parts = types(rest, number), parts.count == 2 else { return nil }
      return .dictionary(key: parts[0], value: parts[1])
    case "union":
      guard let mode = UnionMode(rawValue: rest.at(0)) else { return nil }
      return types(rest.dropFirst(), number).map { .union(mode, $0) }
    case "before", "after":
      guard let mode = ValidatorMode(rawValue: tokens.at(0)),
        let inner = types(rest.dropFirst(), number)?.first
      else { return nil }
      return .validated(mode, name: rest.at(0), inner)
    case "model": return model(rest, number).map { .model($0) }
    default: return nil
    }
  }

  private mutating func types(_ numbers: some Sequence<String>, _ limit: Int) -> [ValueType]? {
    var result: [ValueType] = []
    for text in numbers {
      guard let number = Int(text), let type = type(number, before: limit) else { return nil }
      result.append(type)
    }
    return result
  }

  /// `model CLASS EXTRA REFERENCES shared before=STEP… FIELD…`
  private mutating func model(_ tokens: [String], _ limit: Int) -> ModelSchema? {
    guard let extra = ExtraKeys(rawValue: tokens.at(1)),
      let references = SecretReferenceRule(rawValue: tokens.at(2))
    else { return nil }
    var steps: [ModelStep] = []
    var fields: [FieldSchema] = []
    let isShared = tokens.at(3) == "shared"
    for token in tokens.dropFirst(isShared ? 4 : 3) {
      if token.hasPrefix("before=") {
        steps.append(ModelStep(token.dropFirst("before=".count)))
      } else {
        guard let number = Int(token), number < limit, let field = field(lines.tokens(number), number)
        else { return nil }
        fields.append(field)
      }
    }
    return ModelSchema(
      name: tokens.at(0), extra: extra, secretReferences: references, isShared: isShared, before: steps,
      fields: fields)
  }

  /// `field NAME TYPE FLAGS DEFAULT…`
  private mutating func field(_ tokens: [String], _ limit: Int) -> FieldSchema? {
    guard tokens.first == "field", let number = Int(tokens.at(2)),
      let type = type(number, before: limit)
    else { return nil }
    let flags = tokens.at(3)
    var defaultValue: CatalogValue?
    if !flags.contains("r") {
      guard let value = CatalogValue(tokens: tokens.dropFirst(4)) else { return nil }
      defaultValue = value
    }
    return FieldSchema(
      name: tokens.at(1), type: type, defaultValue: defaultValue, isSecret: flags.contains("s"),
      isClearText: flags.contains("c"), hasValidators: flags.contains("v"),
      jsonString: flags.contains("j") ? .parsed : flags.contains("m") ? .model : .none)
  }
}

extension NumberBounds {
  /// `ge=… gt=… le=… lt=…`
  fileprivate init(_ tokens: [String]) {
    self.init()
    for token in tokens {
      let number = Double(String(token.dropFirst(3)))
      switch token.prefix(3) {
      case "ge=": atLeast = number
      case "gt=": above = number
      case "le=": atMost = number
      case "lt=": below = number
      default: break
      }
    }
  }
}

extension TextLimits {
  /// `min_length=… max_length=… pattern=…`
  fileprivate init(_ tokens: [String]) {
    self.init()
    for token in tokens {
      let value = String(token.drop { $0 != "=" }.dropFirst())
      switch token.prefix(while: { $0 != "=" }) {
      case "min_length": minLength = Int(value)
      case "max_length": maxLength = Int(value)
      case "pattern": pattern = TextPattern(value)
      default: break
      }
    }
  }
}

extension ModelStep {
  /// A validator's name, or `deprecated:old>new,old`.
  fileprivate init(_ text: Substring) {
    if text == "StackComponentConfig._convert_json_strings" {
      self = .convertJSONStrings
    } else if text.hasPrefix("deprecated:") {
      self = .deprecated(
        text.dropFirst("deprecated:".count).split(separator: ",").map { pair in
          let names = pair.split(separator: ">").map(String.init)
          return Deprecation(field: names.at(0), replacement: names.optional(1))
        })
    } else {
      self = .check(String(text))
    }
  }
}
