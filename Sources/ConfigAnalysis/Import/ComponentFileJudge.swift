import YAMLSyntax
import ZenMLCatalog

/// Judges a component file: would `zenml TYPE register NAME --flavor=FLAVOR`
/// with this configuration fail in a fresh local store (0.98.0)?
struct ComponentFileJudge {
  let content: ComponentContentJudge
  let catalog: Catalog

  init(catalog: Catalog, settings: AnalysisSettings) {
    content = ComponentContentJudge(
      catalog: catalog, settings: settings)
    self.catalog = catalog
  }

  func refusals(of file: ComponentFile) -> [ImportRefusal] {
    var refusals: [ImportRefusal] = []
    var registered: [String: [String: StackComponent]] = [:]
    for component in file.components where component.node.isPythonDictionary {
      if component.flavor == nil, !component.node.isDamaged {
        let key = AbsentKey(names: ["flavor"], mapping: component.node, replacement: nil)
        refusals.append(
          ImportRefusal(
            .missingKey(key), at: component.node.firstKeyRange,
            location: component.location(of: "flavor"),
            component: component))
      }
      guard let typeName = component.typeName else { continue }
      guard let type = catalog.componentType(typeName) else {
        if let refusal = typeRefusal(component) { refusals.append(refusal) }
        continue
      }
      refusals += content.refusals(of: component, type: type.name, reading: .flags)
      if let refusal = nameRefusal(component, type.name, &registered[type.name, default: [:]]) {
        refusals.append(refusal)
      }
    }
    return refusals
  }

  private func typeRefusal(_ component: StackComponent) -> ImportRefusal? {
    let entries = EntryTable(component.node)
    guard let pair = entries["type"] ?? entries["component_type"], !pair.value.isTemplate else { return nil }
    let location = component.location(of: "type")
    return ImportRefusal(
      .unknownComponentType(pair.value.resolved), at: pair.valueRange, location: location,
      component: component)
  }

  private func nameRefusal(
    _ component: StackComponent, _ type: String, _ registered: inout [String: StackComponent]
  ) -> ImportRefusal? {
    guard let pair = component.name, !pair.value.isTemplate, !pair.value.isDamaged else { return nil }
    let node = pair.value.resolved
    let location = component.location(of: "name")
    func refusal(_ kind: ImportRefusal.Kind) -> ImportRefusal {
      ImportRefusal(kind, at: pair.valueRange, location: location, component: component)
    }
    // On the command line every scalar is a text.
    guard node.kind == .scalar, !node.value.isNone else {
      return refusal(.invalidName(.notText(.component, node.value)))
    }
    if node.style != .plain, let problem = NameJudge.componentProblem(of: node) {
      return refusal(.invalidName(problem))
    }
    if let problem = NameJudge.problem(of: node.text, owner: .component) {
      return refusal(.invalidName(problem))
    }
    if SecretReferenceText.matches(node.text) { return refusal(.invalidName(.secretReference)) }
    if DefaultStack.holds(node.text, type: type) {
      return refusal(.invalidName(.findsDefaultComponent(type: type)))
    }
    if let earlier = registered[node.text] { return refusal(.duplicateComponent(earlier: earlier)) }
    registered[node.text] = component
    return nil
  }
}
