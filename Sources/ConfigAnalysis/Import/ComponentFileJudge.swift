import YAMLSyntax
import ZenMLCatalog

/// Judges a component file: would the command that ``FlagConfiguration``
/// describes fail for one of its components, in a fresh local store (0.98.0)?
struct ComponentFileJudge {
  let content: ComponentContentJudge
  let catalog: Catalog
  let settings: AnalysisSettings

  /// - Parameter bytes: the length of the file.
  init(catalog: Catalog, settings: AnalysisSettings, bytes: Int) {
    content = ComponentContentJudge(
      catalog: catalog, settings: settings, ledger: JudgementLedger(bytes: bytes))
    self.catalog = catalog
    self.settings = settings
  }

  func refusals(of file: ComponentFile) -> [ImportRefusal] {
    var refusals: [ImportRefusal] = []
    var registered: [String: [PythonText: StackComponent]] = [:]
    if !file.root.isPythonDictionary, !file.root.isPythonList, !file.root.isDamaged {
      refusals.append(Self.wrongShape(of: file.root, location: ""))
    }
    for component in file.components {
      guard component.node.isPythonDictionary else {
        if !component.node.isDamaged, !component.node.isTemplate {
          refusals.append(Self.wrongShape(of: component.node, location: component.location))
        }
        continue
      }
      let missing = missingKeys(component)
      refusals += missing
      let type = component.typeName.flatMap(catalog.componentType)?.name
      if let type {
        // In the flat form a misspelt key stands among the fields.
        let told = Set(missing.map(\.range))
        refusals += content.refusals(of: component, type: type, reading: .flags).filter { refusal in
          guard case .configuration(let reason, _, _) = refusal.kind else { return true }
          return reason.kind != .unknownField || !told.contains(refusal.range)
        }
      } else if let refusal = typeRefusal(component) ?? flavorRefusal(component) {
        refusals.append(refusal)
      }
      if let refusal = nameRefusal(component, type, &registered[type ?? "", default: [:]]) {
        refusals.append(refusal)
      }
    }
    return refusals
  }

  static func wrongShape(of node: SyntaxNode, location: String) -> ImportRefusal {
    ImportRefusal(
      .wrongShape(expected: .standaloneComponent, found: node.value), at: node.firstKeyRange,
      location: location)
  }

  /// `NAME` and `--flavor` are required, whatever the type.
  private func missingKeys(_ component: StackComponent) -> [ImportRefusal] {
    guard !component.node.isDamaged else { return [] }
    let expected = component.isFlat ? KeyExpectations.flatComponent : KeyExpectations.standaloneComponent
    return expected.find(in: component.node, entries: EntryTable(component.node)).map { key in
      ImportRefusal(
        .missingKey(key), at: key.replacement?.key.range ?? component.node.firstKeyRange,
        location: component.location(of: key.names.first ?? ""), component: component)
    }
  }

  private func typeRefusal(_ component: StackComponent) -> ImportRefusal? {
    guard let pair = component.typeEntry, !pair.value.isTemplate, !pair.value.isDamaged else { return nil }
    return ImportRefusal(
      .unknownComponentType(pair.value.resolved), at: pair.valueRange,
      location: component.location(of: pair.key.resolved.text), component: component)
  }

  /// Without a type the flavor has to be one of some type.
  private func flavorRefusal(_ component: StackComponent) -> ImportRefusal? {
    guard component.typeEntry == nil, let pair = component.flavor, !pair.value.isTemplate,
      !pair.value.isDamaged
    else { return nil }
    let value = pair.value.resolved.value
    if let name = NameJudge.text(of: value) {
      let isCustom = settings.customFlavors.values.contains { $0[name] != nil }
      if isCustom || !catalog.types(ofFlavor: name).isEmpty { return nil }
    }
    return ImportRefusal(
      .unknownFlavor(value), at: pair.valueRange, location: component.location(of: "flavor"),
      component: component)
  }

  /// - Parameter type: nil where it is not known: what holds for every type is
  ///   judged.
  private func nameRefusal(
    _ component: StackComponent, _ type: String?, _ registered: inout [PythonText: StackComponent]
  ) -> ImportRefusal? {
    guard let pair = component.name, !pair.value.isTemplate, !pair.value.isDamaged else { return nil }
    func refusal(_ kind: ImportRefusal.Kind) -> ImportRefusal {
      ImportRefusal(
        kind, at: pair.valueRange, location: component.location(of: "name"), component: component)
    }
    let node = pair.value.resolved
    guard node.kind == .scalar, !node.value.isNone, case .success(let name) = FlagText.text(of: node) else {
      if node.hasSurrogate { return refusal(.invalidName(.unpairedSurrogate(.component))) }
      if node.value.string != nil { return refusal(.invalidName(.nullCharacter)) }
      return refusal(.invalidName(.notText(.component, node.value)))
    }
    if let problem = NameJudge.problem(of: name, owner: .component) { return refusal(.invalidName(problem)) }
    // `parse_name_and_extra_arguments` takes what begins so for an option.
    if name.hasPrefix("--") { return refusal(.invalidName(.takenForOption)) }
    if SecretReferenceText.matches(name) { return refusal(.invalidName(.secretReference)) }
    // ZenML prints what it registers.
    if ConsoleMarkup.fails(name) { return refusal(.invalidName(.brokenMarkup)) }
    guard let type else { return nil }
    if DefaultStack.holds(name, type: type) {
      return refusal(.invalidName(.isDefaultComponent(type: type)))
    }
    if let earlier = registered[PythonText(name)] { return refusal(.duplicateComponent(earlier: earlier)) }
    registered[PythonText(name)] = component
    return nil
  }
}
