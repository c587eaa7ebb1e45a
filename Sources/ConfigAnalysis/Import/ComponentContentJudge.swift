import YAMLSyntax
import ZenMLCatalog

/// Judges flavor and configuration of a component that ZenML has to create:
/// `Client.create_stack_component` and the store behind it (0.98.0).
struct ComponentContentJudge {
  let catalog: Catalog
  let settings: AnalysisSettings
  let ledger: JudgementLedger

  /// - Parameters:
  ///   - type: a component type of the catalog.
  ///   - reading: how the component's configuration reaches ZenML.
  func refusals(
    of component: StackComponent, type: String, reading: ConfigurationReading
  ) -> [ImportRefusal] {
    // Without a flavor nothing is known of the configuration.
    guard let flavor = component.flavor, !flavor.value.isTemplate, !flavor.value.isDamaged else { return [] }
    let value = flavor.value.resolved.value
    let name = NameJudge.text(of: value)
    if let name, let custom = settings.customFlavors[type]?[name] {
      let schema = catalog.schema(of: custom, type: type, name: name)
      return schema.map { configurationRefusals(of: component, $0, reading) } ?? []
    }
    guard let name, let schema = catalog.flavor(type: type, name: name) else {
      let location = component.location(of: "flavor")
      return [
        ImportRefusal(
          .unknownFlavor(value), at: flavor.valueRange, location: location, component: component)
      ]
    }
    return configurationRefusals(of: component, schema, reading)
  }

  private func configurationRefusals(
    of component: StackComponent, _ schema: FlavorSchema, _ reading: ConfigurationReading
  ) -> [ImportRefusal] {
    guard let given = reading.configuration(of: component) else { return [] }
    switch given {
    case .wrongShape(let value, let range):
      let location = reading.location(of: component, [])
      // Nothing below `configuration:`, and fields beside it: they were meant.
      let outside = value.isNone ? EntryTable(component.node).pairs.first { isField($0, schema) } : nil
      return [
        ImportRefusal(
          .wrongShape(expected: outside == nil ? .configuration : .indentedConfiguration, found: value),
          at: outside?.key.range ?? range, location: location, component: component)
      ]
    case .mapping(let node):
      let places = ConfigurationPlaces(node: node, isCommandLine: reading == .flags, ledger: ledger)
      let isShared = node.isAliased || component.node.isAliased
      let refusals = ledger.refusals(
        of: node, schema, isFlat: component.isFlat, isShared: isShared
      ) {
        judge(node, component, schema, reading, places)
      }
      return refusals.map { refusal, replaced in
        ImportRefusal(
          .configuration(refusal, of: schema, replacing: replaced), at: places.range(of: refusal),
          location: reading.location(of: component, refusal.path), component: component)
      }
    }
  }

  private func judge(
    _ node: SyntaxNode, _ component: StackComponent, _ schema: FlavorSchema, _ reading: ConfigurationReading,
    _ places: ConfigurationPlaces
  ) -> JudgementLedger.Refusals {
    if reading == .yaml, PlainConfiguration.isSurelyAccepted(node, by: schema) { return [] }
    let range = node.range
    guard !ledger.isExhausted else {
      return [(.tooLarge(PythonValue(PythonValue.Kind.none, range: range), path: []), nil)]
    }
    var lost: [ConfigurationRefusal] = []
    let value: PythonValue
    switch reading {
    case .yaml: value = node.value
    case .flags:
      let flags =
        component.isFlat
        ? FlagConfiguration.flat(component, schema, ledger) : FlagConfiguration.nested(node, ledger)
      value = flags.value
      lost = flags.refusals
    }
    if lost.isEmpty {
      let verdict = ConfigurationJudge.validate(configuration: value, flavor: schema)
      ledger.spend(steps: verdict.steps)
      lost = verdict.refusals
    }
    let found = lost.filter { !places.isUnknown($0) }
      .map { reading == .flags ? FlagConfiguration.explained($0, in: node) : $0 }
    return FieldCauses.merged(Array(found.prefix(FindingCollector.maximumOfOneRule + 1)))
      .map { (refusal: $0.0, replacing: $0.replacing) }
  }

  private func isField(_ pair: SyntaxPair, _ schema: FlavorSchema) -> Bool {
    guard let key = pair.key.resolved.value.string else { return false }
    return !KeyExpectations.component.knows(key) && schema.field(key) != nil
  }
}

/// How a component's configuration reaches ZenML.
enum ConfigurationReading {
  /// `zenml stack import`: as YAML values.
  case yaml
  /// `zenml … register`: as texts behind `--KEY=`.
  case flags

  enum Given {
    /// The mapping, or, on the command line, nothing at all.
    case mapping(SyntaxNode)
    case wrongShape(PythonValue, ByteRange)
  }

  /// Nil where there is nothing to judge: no configuration is given (which is
  /// told elsewhere), or it is damaged or filled in later.
  func configuration(of component: StackComponent) -> Given? {
    if component.isFlat { return .mapping(component.node) }
    guard let pair = component.configuration, !pair.value.isTemplate, !pair.value.isDamaged else {
      return nil
    }
    let node = pair.value.resolved
    if self == .flags, node.kind == .scalar, node.value.isNone { return .mapping(node) }
    guard pair.value.isPythonDictionary else {
      let range = pair.value.kind == .alias ? pair.value.range : node.firstKeyRange
      return .wrongShape(node.value, range.isEmpty ? pair.key.range : range)
    }
    return .mapping(node)
  }

  func location(of component: StackComponent, _ path: [PathPart]) -> String {
    var parts = component.location.isEmpty ? [] : [component.location]
    if !component.isFlat { parts.append("configuration") }
    if !path.isEmpty { parts.append(path.dotted) }
    return parts.joined(separator: ".")
  }
}

/// Finds the nodes that refusals of a configuration speak of.
struct ConfigurationPlaces {
  let node: SyntaxNode
  /// The values reach ZenML as texts: lists and mappings as JSON, whose parts
  /// have no place of their own.
  var isCommandLine = false
  /// Remembers what was found in values that aliases repeat.
  var ledger: JudgementLedger?

  /// Does the refusal hang on a value that a template, or a file, fills in first?
  func isUnknown(_ refusal: ConfigurationRefusal) -> Bool {
    switch refusal.kind {
    case .missingField, .notAMapping: return false
    case .unknownField: return TemplateMarks.isUnknown(refusal.path.last?.description ?? "")
    default:
      if isCommandLine, hangsOnFile(refusal.path) { return true }
      return holdsTemplate(deepest(refusal.path))
    }
  }

  /// What to underline: of a mapping its first line.
  func range(of refusal: ConfigurationRefusal) -> ByteRange {
    if case .missingField = refusal.kind {
      let mapping = deepest(Array(refusal.path.dropLast()))
      return mapping.kind == .mapping && !mapping.range.isEmpty ? mapping.firstKeyRange : refusal.range
    }
    guard isCommandLine, refusal.path.count > 1 else { return refusal.range }
    if refusal.kind == .unknownField, case .key(let name)? = refusal.path.last,
      let key = deepest(Array(refusal.path.dropLast())).entry(name)?.key
    {
      return key.range
    }
    let place = deepest(refusal.path).firstKeyRange
    return place.isEmpty ? refusal.range : place
  }

  private func hangsOnFile(_ path: [PathPart]) -> Bool {
    guard case .key(let name)? = path.first else {
      return node.resolved.effectivePairs.contains { FlagConfiguration.namesFile($0.value) }
    }
    return node.resolved[name].map(FlagConfiguration.namesFile) ?? false
  }

  /// The node at the path, or the last one on the way to it.
  func deepest(_ path: [PathPart]) -> SyntaxNode {
    var current = node.resolved
    for part in path {
      let next: SyntaxNode? =
        switch part {
        case .key(let name): current.kind == .mapping ? current[name] : nil
        case .index(let index):
          current.kind == .sequence && current.items.indices.contains(index) ? current.items[index] : nil
        }
      guard let next else { return current }
      current = next.resolved
    }
    return current
  }

  private func holdsTemplate(_ root: SyntaxNode) -> Bool {
    guard let ledger, root.isAliased else { return searchTemplate(root) }
    return ledger.holdsTemplate(root) { searchTemplate(root) }
  }

  private func searchTemplate(_ root: SyntaxNode) -> Bool {
    var todo = [root]
    var seen: Set<SyntaxNode> = []
    while let node = todo.popLast() {
      guard seen.insert(node).inserted else { continue }
      switch node.kind {
      case .scalar: if node.isTemplate { return true }
      case .mapping: todo += node.effectivePairs.map(\.value.resolved)
      case .sequence: todo += node.items.map(\.resolved)
      case .alias: break
      }
    }
    return false
  }
}
