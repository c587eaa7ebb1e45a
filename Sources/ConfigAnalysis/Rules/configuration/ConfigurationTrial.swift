import YAMLSyntax
import ZenMLCatalog

/// Asks what ZenML would say to a component's configuration if one of its
/// values were another: a fix offers nothing that is refused too.
struct ConfigurationTrial {
  private let given: PythonValue
  private let schema: FlavorSchema
  private let isCommandLine: Bool
  private let refusalCount: Int

  init?(_ component: StackComponent, _ schema: FlavorSchema, in context: AnalysisContext) {
    isCommandLine = context.document.kind == .component
    switch context.document {
    case .stack:
      guard let node = component.configuration?.value.resolved, node.isPythonDictionary else { return nil }
      given = node.value
    case .component:
      let ledger = JudgementLedger(bytes: context.source.bytes.count)
      if component.isFlat {
        given = FlagConfiguration.flat(component, schema, ledger).value
      } else {
        guard let node = component.configuration?.value.resolved else { return nil }
        given = FlagConfiguration.nested(node, ledger).value
      }
    case .mlstacks, .settings, .unreadable: return nil
    }
    self.schema = schema
    refusalCount = ConfigurationJudge.validate(configuration: given, flavor: schema).refusals.count
  }

  /// A configuration without any field.
  init(empty schema: FlavorSchema, in context: AnalysisContext) {
    isCommandLine = context.document.kind == .component
    given = PythonValue(.dict(PythonDictionary([])), range: .empty(at: 0))
    self.schema = schema
    refusalCount = ConfigurationJudge.validate(configuration: given, flavor: schema).refusals.count
  }

  /// Does ZenML take the configuration as it is?
  var isAccepted: Bool { refusalCount == 0 }

  /// Does ZenML refuse no more than before with this YAML at the path?
  func accepts(_ yaml: String, at path: [PathPart]) -> Bool {
    value(of: yaml).map { refusals(with: $0, at: path) <= refusalCount } ?? false
  }

  /// Does ZenML refuse less than before?
  func mends(_ yaml: String, at path: [PathPart]) -> Bool {
    value(of: yaml).map { refusals(with: $0, at: path) < refusalCount } ?? false
  }

  /// The same of a node's value in a field.
  func accepts(_ node: SyntaxNode, in field: String) -> Bool {
    value(of: node).map { refusals(with: $0, at: [.key(field)]) <= refusalCount } ?? false
  }

  func mends(_ node: SyntaxNode, in field: String) -> Bool {
    value(of: node).map { refusals(with: $0, at: [.key(field)]) < refusalCount } ?? false
  }

  private func value(of node: SyntaxNode) -> PythonValue? {
    var value = node.resolved.value
    if isCommandLine {
      guard case .success(let text) = FlagText.text(of: node.resolved) else { return nil }
      value.kind = PythonValue.Kind.string(text)
    }
    return value
  }

  /// What YAML makes of a text; on a command line it stays one.
  private func value(of yaml: String) -> PythonValue? {
    guard let node = SyntaxTree.parse(SourceText("[\(yaml)]")).root?.items.first else { return nil }
    var value = node.value
    if isCommandLine { value.kind = PythonValue.Kind.string(node.kind == .scalar ? node.text : yaml) }
    return value
  }

  private func refusals(with value: PythonValue, at path: [PathPart]) -> Int {
    guard let changed = given.setting(path[...], to: value) else { return Int.max }
    return ConfigurationJudge.validate(configuration: changed, flavor: schema).refusals.count
  }
}

/// Deeper than any field of a configuration class.
private let deepestField = 12

extension PythonValue {
  /// The same value with another one at the path; nil where the path leads
  /// nowhere.
  fileprivate func setting(_ path: ArraySlice<PathPart>, to value: PythonValue) -> PythonValue? {
    guard let step = path.first else { return value }
    guard path.count <= deepestField else { return nil }
    switch (kind, step) {
    case (.dict(let dictionary), .key(let name)):
      var entries = dictionary.entries
      let index = entries.firstIndex { $0.key.string == name }
      let old = index.map { entries[$0].value } ?? PythonValue(PythonValue.Kind.none, range: range)
      guard let new = path.count == 1 ? value : old.setting(path.dropFirst(), to: value) else { return nil }
      if let index {
        entries[index].value = new
      } else {
        entries.append(.init(key: PythonValue(PythonValue.Kind.string(name), range: range), value: new))
      }
      return PythonValue(PythonValue.Kind.dict(PythonDictionary(entries)), range: range)
    case (.list(var items), .index(let index)):
      guard items.indices.contains(index), let new = items[index].setting(path.dropFirst(), to: value) else {
        return nil
      }
      items[index] = new
      return PythonValue(PythonValue.Kind.list(items), range: range)
    default: return nil
    }
  }
}
