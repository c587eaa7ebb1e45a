import ContainerRegistries
import YAMLSyntax

/// Judges an mlstacks specification as `load_stack_yaml` or `load_component_yaml`
/// does (mlstacks 0.10.0, `mlstacks/utils/yaml_utils.py`), with the models that
/// they fill, without stopping at the first refusal.
///
/// The loaders ask for each key and hand null to the model where it is not
/// there, so no default of a model ever counts; keys that they do not ask for
/// are nothing to them. Values that a template fills in later are left alone.
struct MLStacksJudge {
  let specification: MLStacksSpecification
  /// Regions beyond the lists, by cloud.
  let extraRegions: [String: Set<String>]
  private(set) var problems: [MLStacksProblem] = []

  init(_ specification: MLStacksSpecification, extraRegions: [String: Set<String>] = [:]) {
    self.specification = specification
    self.extraRegions = extraRegions
  }

  /// The provider, where it is one.
  var provider: String? { word("provider", of: MLStacksFacts.providers) }

  mutating func run() {
    guard specification.root.isPythonDictionary else {
      let root = specification.root
      if !root.isDamaged { add(.wrongShape(.specification, found: root.value), at: root.firstKeyRange, "") }
      return
    }
    judgeKeys()
    judgeVersion()
    judge("spec_type", oneOf: MLStacksFacts.SpecificationKind.allCases.map(\.rawValue))
    judgeName()
    judge("provider", oneOf: MLStacksFacts.providers)
    switch specification.kind {
    case .stack: judgeStack()
    case .component: judgeComponent()
    }
  }

  private mutating func add(_ kind: MLStacksProblem.Kind, at range: ByteRange, _ location: String) {
    problems.append(MLStacksProblem(kind, at: range, location))
  }

  // MARK: Keys

  private mutating func judgeKeys() {
    guard !specification.root.isDamaged else { return }
    let expected = KeyExpectations.mlstacks(specification.kind)
    let missing = expected.find(in: specification.root, entries: EntryTable(specification.root))
    for key in missing {
      add(
        .missingKey(key, of: specification.kind),
        at: key.replacement?.key.range ?? specification.root.firstKeyRange, key.names.first ?? "")
    }
    let replacements = Set(missing.compactMap { $0.replacement?.key })
    for pair in specification.pairs where !replacements.contains(pair.key) {
      if let meant = IgnoredKeys.meant(by: pair, in: specification) {
        add(.ignoredKey(pair, meant: meant), at: pair.key.range, pair.key.resolved.text)
      }
    }
  }

  // MARK: Values

  /// The value of a key, unless a template or a syntax error is in the way.
  private func value(_ key: String) -> (pair: SyntaxPair, node: SyntaxNode)? {
    guard let pair = specification[key], !pair.value.isTemplate, !pair.value.isDamaged else { return nil }
    return (pair, pair.value.resolved)
  }

  /// The value, where it is one of the words that the key takes.
  private func word(_ key: String, of words: [String]) -> String? {
    guard let (_, node) = value(key), let text = NameJudge.text(of: node.value) else { return nil }
    return words.first { $0.utf8.elementsEqual(text.utf8) }
  }

  /// An `int` enumeration, in pydantic's lax mode.
  private mutating func judgeVersion() {
    guard let (pair, node) = value("spec_version") else { return }
    let number: PythonInteger? =
      switch node.value.kind {
      case .bool(let flag): PythonInteger(flag ? 1 : 0)
      case .int(let number): number
      case .float(let number): NumberCoercion.int(number)
      case .string(let text): NumberCoercion.int(text)
      case .bytes(let bytes): String(validating: bytes, as: UTF8.self).flatMap(NumberCoercion.int)
      default: nil
      }
    if number?.int64 != Int64(MLStacksFacts.specificationVersion) {
      add(.invalidValue(key: "spec_version", node, .version), at: pair.valueRange, "spec_version")
    }
  }

  private mutating func judge(_ key: String, oneOf words: [String]) {
    guard let (pair, node) = value(key), word(key, of: words) == nil else { return }
    add(.invalidValue(key: key, node, .oneOf(words)), at: pair.valueRange, key)
  }

  private mutating func judgeName() {
    guard let (pair, node) = value("name") else { return }
    if let name = NameJudge.text(of: node.value), !node.hasSurrogate, MLStacksFacts.isName(name) { return }
    add(.invalidName(node), at: pair.valueRange, "name")
  }

  // MARK: Stack

  private mutating func judgeStack() {
    if let (pair, node) = value("default_region"), !node.value.isNone {
      if NameJudge.text(of: node.value) == nil {
        add(.invalidValue(key: "default_region", node, .text), at: pair.valueRange, "default_region")
      }
      judgeRegion(pair, node)
    }
    judgeTexts(specification["default_tags"], "default_tags")
    if let (_, node) = value("deployment_method"), !node.value.isNone {
      judge("deployment_method", oneOf: MLStacksFacts.deploymentMethods)
    }
  }

  /// Lists lag the clouds, so it is never a refusal.
  private mutating func judgeRegion(_ pair: SyntaxPair, _ node: SyntaxNode) {
    guard let region = node.value.string, !region.isEmpty, let provider,
      let cloud = CloudProvider(rawValue: provider), !Placeholder.stands(in: region)
    else { return }
    let locations = CloudLocations.of(cloud)
    if let known = locations[region], known.kind == .region { return }
    if locations.announced.contains(region) || extraRegions[provider]?.contains(region) == true { return }
    add(.unknownRegion(region, provider: provider), at: pair.valueRange, "default_region")
  }

  /// `Optional[Dict[str, str]]`.
  private mutating func judgeTexts(_ pair: SyntaxPair?, _ location: String) {
    guard let pair, !pair.value.isTemplate, !pair.value.isDamaged else { return }
    let node = pair.value.resolved
    if !node.isPythonDictionary {
      guard !node.value.isNone else { return }
      let key = String(location.split(separator: ".").last ?? "")
      add(.wrongShape(.texts(key: key), found: node.value), at: Self.shapeRange(pair), location)
      return
    }
    for entry in node.effectivePairs {
      let place = "\(location).\(entry.key.resolved.text)"
      if NameJudge.text(of: entry.key.resolved.value) == nil, !entry.key.isTemplate {
        add(.invalidValue(key: place, entry.key.resolved, .textAsKey), at: entry.key.range, place)
      }
      if NameJudge.text(of: entry.value.resolved.value) == nil, !entry.value.isTemplate,
        !entry.value.isDamaged
      {
        add(.invalidValue(key: place, entry.value.resolved, .text), at: entry.valueRange, place)
      }
    }
  }

  // MARK: Component

  private mutating func judgeComponent() {
    let type = word("component_type", of: MLStacksFacts.componentTypes)
    let flavor = word("component_flavor", of: MLStacksFacts.flavors)
    if let (pair, node) = value("component_type"), type == nil {
      add(.unknownComponentType(node, provider: provider), at: pair.valueRange, "component_type")
    }
    if let (pair, node) = value("component_flavor"), flavor == nil {
      add(.unknownFlavor(node, type: type, provider: provider), at: pair.valueRange, "component_flavor")
    }
    judgeSupport(type, flavor)
    judgeMetadata()
  }

  /// `Component.validate_component_type_and_flavor`.
  private mutating func judgeSupport(_ type: String?, _ flavor: String?) {
    guard let provider, let type, let typePair = specification.componentType else { return }
    let types = MLStacksFacts.componentTypes(of: provider)
    if types.isEmpty, let pair = specification.provider {
      return add(.unsupportedType(type, provider: provider), at: pair.valueRange, "provider")
    }
    guard types.contains(type) else {
      return add(.unsupportedType(type, provider: provider), at: typePair.valueRange, "component_type")
    }
    guard let flavor, let pair = specification.flavor else { return }
    if !MLStacksFacts.flavors(of: type, at: provider).contains(flavor) {
      add(
        .unsupportedFlavor(flavor, type: type, provider: provider), at: pair.valueRange, "component_flavor")
    }
  }

  private mutating func judgeMetadata() {
    guard let (pair, node) = value("metadata"), !node.value.isNone else { return }
    guard node.isPythonDictionary else {
      return add(.wrongShape(.metadata, found: node.value), at: Self.shapeRange(pair), "metadata")
    }
    let entries = EntryTable(node)
    for entry in entries.pairs {
      if let meant = IgnoredKeys.meantInMetadata(by: entry, beside: entries) {
        add(.ignoredKey(entry, meant: meant), at: entry.key.range, "metadata.\(entry.key.resolved.text)")
      }
    }
    for key in MLStacksFacts.metadataKeys { judgeTexts(entries[key.name], "metadata.\(key.name)") }
  }

  static func shapeRange(_ pair: SyntaxPair) -> ByteRange {
    if pair.value.range.isEmpty { return pair.key.range }
    return pair.value.kind == .alias ? pair.value.range : pair.value.firstKeyRange
  }
}
