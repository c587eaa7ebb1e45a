import YAMLSyntax
import ZenMLCatalog

/// Commands that are worth being offered at a place.
struct CommandOffer {
  /// What they are for: goes on behind "the commands to".
  let purpose: String
  let topic: CommandTopic
  /// What has to be there first.
  var before: Set<CommandTopic> = []
}

/// Whose commands a place is about.
struct CommandSubject {
  /// Nil for the document as a whole.
  let component: StackComponent?
  let offers: [CommandOffer]
}

/// Finds out which commands belong to a place: a handful, where they are looked
/// for.
struct CommandPlaceFinder {
  let analyzer: Analyzer
  let analysis: Analysis

  /// Nil where no commands are worth being offered.
  func subject(at offset: Int) -> CommandSubject? {
    guard let document = analysis.document else { return nil }
    if let found = component(at: offset) { return found }
    guard case .stack(let file) = document, isHead(offset, of: file) else { return nil }
    return CommandSubject(
      component: nil,
      offers: [
        CommandOffer(purpose: "rebuild the stack", topic: .stack, before: [.secrets, .register]),
        CommandOffer(purpose: "import this file", topic: .import),
      ])
  }

  /// The first line, and those of the stack's name and version.
  func isHead(_ offset: Int, of file: StackFile) -> Bool {
    let source = analysis.source
    let line = source.line(at: offset)
    let heads = [file.stackName, file.zenmlVersion].compactMap { $0?.key.range.start }
    return line == 0 || ([file.root.range.start] + heads).contains { source.line(at: $0) == line }
  }

  // MARK: Components

  private func component(at offset: Int) -> CommandSubject? {
    guard let place = PlaceFinder(analyzer: analyzer, analysis: analysis).place(at: offset) else {
      return nil
    }
    switch place.role {
    case .flavor(let component), .componentValue("name", let component):
      return subject(component, about(component))
    case .componentKey(let key, let component):
      let isConnector = key.contains("connector")
      return subject(component, isConnector ? [Self.connecting] : about(component))
    case .componentValue(let key, let component):
      return key.contains("connector") ? subject(component, [Self.connecting]) : nil
    case .componentType:
      return self.component(ofType: place.node).flatMap { subject($0, about($0)) }
    case .field(let field), .fieldValue(let field): return subject(field.component, about(field))
    case .documentKey, .documentValue, .entry, .entryValue: return nil
    }
  }

  private func subject(_ component: StackComponent, _ offers: [CommandOffer]) -> CommandSubject? {
    offers.isEmpty ? nil : CommandSubject(component: component, offers: offers)
  }

  /// The component whose type the node says: the only one of its group.
  func component(ofType node: SyntaxNode) -> StackComponent? {
    guard let document = analysis.document else { return nil }
    if case .stack(let file) = document, let group = file.groups.first(where: { $0.pair.key == node }) {
      return group.components.count == 1 ? group.components[0] : nil
    }
    return document.components.first { $0.typeEntry?.value == node }
  }

  private func about(_ component: StackComponent) -> [CommandOffer] {
    var offers = [
      CommandOffer(purpose: "register \(Self.inWords(component))", topic: .register, before: [.secrets])
    ]
    let isInStack = analysis.document?.kind == .stack
    offers.append(
      CommandOffer(
        purpose: "put \(Self.inWords(component)) into \(isInStack ? "this" : "a") stack", topic: .stack))
    if connector(of: component) != nil { offers.append(Self.connecting) }
    return offers
  }

  private func about(_ field: FieldPlace) -> [CommandOffer] {
    var offers: [CommandOffer] = []
    if field.isRegistryAddress {
      offers += [
        CommandOffer(purpose: "move to Artifact Registry", topic: .migrate),
        CommandOffer(purpose: "log Docker in at this registry", topic: .auth),
        CommandOffer(purpose: "create what this address names", topic: .deploy),
      ]
    }
    if let wanted = connector(of: field.component), field.path == wanted.resourceField.map({ [$0] }) {
      offers.append(Self.connecting)
    }
    return offers
  }

  private func connector(of component: StackComponent) -> ConnectorRequirements? {
    component.flavorKey.flatMap {
      analyzer.settings.schema(type: $0.type, flavor: $0.flavor, in: analyzer.catalog)?.connector
    }
  }

  private static let connecting = CommandOffer(
    purpose: "give it a service connector", topic: .connector)

  private static func inWords(_ component: StackComponent) -> String {
    if let name = component.name?.value.resolved.value.string, !name.isEmpty { return name.quoted }
    return "the " + StackWords.type(component.typeName ?? "component")
  }
}

extension StackComponent {
  /// Asks for the commands of this component alone; nil where nothing tells it
  /// from others.
  func commandSelector(in document: ConfigDocument) -> ComponentSelector? {
    guard let typeName else { return nil }
    let selector = ComponentSelector(type: typeName, name: name?.value.resolved.value.string)
    let chosen = document.components.lazy.filter(selector.selects).prefix(2)
    return chosen.count == 1 ? selector : nil
  }
}
