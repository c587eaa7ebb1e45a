import YAMLSyntax
import ZenMLCatalog

/// Judges what stands below one component type: `_import_stack_components` and
/// what the store and `StackRequest` say about several components of one type.
struct ComponentGroupJudge {
  let type: ComponentType
  let group: ComponentGroup
  let content: ComponentContentJudge
  private var refusals: [ImportRefusal] = []
  /// What the file has created so far, where a stack may hold several.
  private var created = KnownComponents<StackComponent>()

  init(type: ComponentType, group: ComponentGroup, content: ComponentContentJudge) {
    self.type = type
    self.group = group
    self.content = content
  }

  mutating func run() -> [ImportRefusal] {
    let value = group.pair.value
    if value.isTemplate { return [] }
    guard value.isPythonList || value.isPythonDictionary else {
      if !value.isDamaged {
        let kind = ImportRefusal.Kind.wrongShape(expected: .componentGroup, found: value.resolved.value)
        refusals.append(ImportRefusal(kind, at: group.pair.valueRange, location: group.location))
      }
      return refusals
    }
    for component in group.components { judge(component) }
    judgeCount()
    return refusals
  }

  private mutating func add(_ kind: ImportRefusal.Kind, at range: ByteRange, _ component: StackComponent) {
    refusals.append(
      ImportRefusal(kind, at: range, location: component.location, component: component))
  }

  /// `StackRequest._validate_components`.
  private mutating func judgeCount() {
    guard !type.allowsSeveral, group.components.count > 1 else { return }
    let (first, second) = (group.components[0], group.components[1])
    let range = second.name.map(\.valueRange) ?? second.node.firstKeyRange
    add(.tooManyComponents(type: type.name, first: first), at: range, second)
  }

  /// `_import_stack_component`.
  private mutating func judge(_ component: StackComponent) {
    guard component.node.isPythonDictionary else {
      if !component.node.isDamaged, !component.node.isTemplate {
        let range = component.node.range.isEmpty ? group.pair.key.range : component.node.firstKeyRange
        add(.wrongShape(expected: .component, found: component.node.value), at: range, component)
      }
      return
    }
    if !component.node.isDamaged {
      let missing = KeyExpectations.component.find(in: component.node, entries: EntryTable(component.node))
      for key in missing {
        refusals.append(
          ImportRefusal(
            .missingKey(key), at: key.replacement?.key.range ?? component.node.firstKeyRange,
            location: "\(component.location).\(key.names.first ?? "")", component: component))
      }
    }
    if isReused(component) { return }
    let found = content.refusals(of: component, type: type.name, reading: .yaml)
    judgeName(component, isContentRefused: !found.isEmpty)
    refusals += found
  }

  /// Whether ZenML takes the default stack's component for this one, whatever
  /// the flavor here says.
  private func isReused(_ component: StackComponent) -> Bool {
    guard let name = component.name, !name.value.isTemplate, !name.value.isDamaged else { return false }
    return DefaultStack.isFound(by: name.value.resolved.value, type: type.name)
      && DefaultStack.hasSameConfiguration(component)
  }

  private mutating func judgeName(_ component: StackComponent, isContentRefused: Bool) {
    guard let pair = component.name, !pair.value.isTemplate, !pair.value.isDamaged else { return }
    let node = pair.value.resolved
    let value = node.value
    func refuse(_ kind: ImportRefusal.Kind) {
      refusals.append(
        ImportRefusal(
          kind, at: pair.valueRange, location: component.location(of: "name"), component: component))
    }
    if DefaultStack.isFound(by: value, type: type.name) {
      if component.configuration?.value.isTemplate == true { return }
      if !value.isTruthy {
        refuse(.invalidName(NameJudge.componentProblem(of: node) ?? .empty(.component)))
      } else if component.configuration != nil, !isContentRefused {
        // With a mistake in the configuration, that is what to put right first.
        refuse(.invalidName(.findsDefaultComponent(type: type.name)))
      }
      return
    }
    if type.allowsSeveral, value.isTruthy, let asked = PythonRepr.str(value),
      case .one(let earlier) = created.match(asked)
    {
      return refuse(.duplicateComponent(earlier: earlier))
    }
    if let problem = NameJudge.componentProblem(of: node) { return refuse(.invalidName(problem)) }
    guard let name = NameJudge.text(of: value) else { return }
    // `!!binary` is looked up by its Python text and stored as the decoded one.
    if DefaultStack.holds(name, type: type.name) {
      return refuse(.invalidName(.findsDefaultComponent(type: type.name)))
    }
    guard type.allowsSeveral else { return }
    if let earlier = created.component(named: name) { return refuse(.duplicateComponent(earlier: earlier)) }
    created.insert(component, named: name)
  }
}
