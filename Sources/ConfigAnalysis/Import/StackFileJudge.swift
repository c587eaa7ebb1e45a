import TextDistance
import YAMLSyntax
import ZenMLCatalog

/// Judges a stack file as `import_stack` reads it: top-level keys, names, then
/// the components in the order of the file, then the stack as a whole.
struct StackFileJudge {
  let file: StackFile
  let tree: SyntaxTree
  let catalog: Catalog
  let settings: AnalysisSettings
  /// PyYAML stops somewhere: what is not there may only not have been read.
  private let isCutShort: Bool
  private var refusals: [ImportRefusal] = []

  init(file: StackFile, tree: SyntaxTree, catalog: Catalog, settings: AnalysisSettings) {
    self.file = file
    self.tree = tree
    self.catalog = catalog
    self.settings = settings
    isCutShort = !tree.isWhole
  }

  mutating func run() -> [ImportRefusal] {
    guard file.root.isPythonDictionary else {
      if !isCutShort {
        add(.wrongShape(expected: .stackFile, found: file.root.value), at: file.root.firstKeyRange, "")
      }
      return refusals
    }
    judgeKeys()
    judgeStackName()
    judgeVersion()
    judgeComponents()
    return refusals
  }

  private mutating func add(
    _ kind: ImportRefusal.Kind, at range: ByteRange, _ location: String, _ component: StackComponent? = nil
  ) {
    refusals.append(ImportRefusal(kind, at: range, location: location, component: component))
  }

  private mutating func judgeKeys() {
    guard !isCutShort else { return }
    for key in KeyExpectations.stackFile.find(in: file.root, entries: EntryTable(file.root)) {
      add(.missingKey(key), at: key.replacement?.key.range ?? file.root.firstKeyRange, key.names.first ?? "")
    }
  }

  private mutating func judgeStackName() {
    guard let pair = file.stackName, !pair.value.isTemplate, !pair.value.isDamaged,
      let problem = NameJudge.stackProblem(of: pair.value.resolved)
    else { return }
    add(.invalidName(problem), at: pair.valueRange, "stack_name")
  }

  /// The version is only compared, and printed if it differs.
  private mutating func judgeVersion() {
    guard let pair = file.zenmlVersion, !pair.value.isTemplate, !pair.value.isDamaged else { return }
    let value = pair.value.resolved.value
    if let text = value.string, text.utf8.elementsEqual(catalog.version.utf8) { return }
    guard let text = PythonRepr.str(value), !ConsoleMarkup.fails(text) else {
      return add(.unprintableVersion, at: pair.valueRange, "zenml_version")
    }
  }

  private mutating func judgeComponents() {
    guard let pair = file.components, !pair.value.isTemplate else { return }
    guard pair.value.isPythonDictionary else {
      if !pair.value.isDamaged {
        let value = pair.value.resolved.value
        add(.wrongShape(expected: .components, found: value), at: shapeRange(pair), "components")
      }
      return
    }
    let content = ComponentContentJudge(
      catalog: catalog, settings: settings, ledger: JudgementLedger(bytes: tree.source.bytes.count))
    var above: ComponentGroup?
    for group in file.groups {
      defer { above = group }
      if let typeName = group.typeName, let type = catalog.componentType(typeName) {
        var judge = ComponentGroupJudge(type: type, group: group, content: content)
        refusals += judge.run()
      } else if !group.pair.key.isTemplate, !group.pair.key.isDamaged {
        add(.unknownComponentType(group.pair.key.resolved), at: group.pair.key.range, group.location)
        dropKeyMissing(in: above, standingAs: group.typeName)
      }
    }
    judgeRequiredTypes(pair)
  }

  /// A component's key that is indented too little stands as a component type,
  /// and is missing in the component above: one mistake.
  private mutating func dropKeyMissing(in group: ComponentGroup?, standingAs key: String?) {
    guard let key, let component = group?.components.last else { return }
    let index = refusals.lastIndex { refusal in
      guard case .missingKey(let absent) = refusal.kind, absent.names == [key] else { return false }
      return refusal.component?.location == component.location
    }
    if let index { refusals.remove(at: index) }
  }

  /// `StackRequest`: an orchestrator and an artifact store. A key that may have
  /// been meant for the missing one is the cause, and has its refusal.
  private mutating func judgeRequiredTypes(_ components: SyntaxPair) {
    guard !isCutShort, !components.value.isDamaged else { return }
    var missing: [String] = []
    var emptyGroups: [ComponentGroup] = []
    for type in catalog.componentTypes where type.isRequired {
      if let group = file.groups.first(where: { $0.typeName == type.name }) {
        if group.form == .list, group.components.isEmpty { emptyGroups.append(group) }
      } else if !file.groups.contains(where: { mayBeMeant(for: type.name, $0) }) {
        missing.append(type.name)
      }
    }
    for group in emptyGroups {
      let names = group.typeName.map { [$0] } ?? []
      add(.missingRequiredComponent(names), at: shapeRange(group.pair), group.location)
    }
    if !missing.isEmpty {
      let mapping = components.value.resolved
      let range = mapping.range.isEmpty ? components.key.range : mapping.firstKeyRange
      add(.missingRequiredComponent(missing), at: range, "components")
    }
  }

  private func mayBeMeant(for type: String, _ group: ComponentGroup) -> Bool {
    if group.pair.key.isTemplate { return true }
    guard let key = group.typeName else { return true }
    if catalog.componentType(key) != nil { return false }
    let near = nearestNames(to: key, among: catalog.componentTypes.map(\.name))
    return near.isEmpty || near.first?.name == type
  }

  private func shapeRange(_ pair: SyntaxPair) -> ByteRange {
    pair.value.range.isEmpty
      ? pair.key.range
      : pair.value.resolved == pair.value
        ? pair.value.firstKeyRange : pair.value.range
  }
}
