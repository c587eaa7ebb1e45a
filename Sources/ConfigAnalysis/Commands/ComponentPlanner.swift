import ShellCommands
import YAMLSyntax
import ZenMLCatalog

/// Decides for every component of a document how it gets into the store: in the
/// order of the document, as `zenml stack import` and a script of `register`
/// commands go through it.
struct ComponentPlanner {
  let analyzer: Analyzer
  let analysis: Analysis
  let words: ZenMLWords

  func components(of document: ConfigDocument) -> [PlannedComponent] {
    let reading: ComponentFlags.Reading = document.kind == .stack ? .value : .flag
    let blocking = BlockingFindings(analysis.findings)
    let ledger = JudgementLedger(bytes: analysis.source.bytes.count)
    var stores: [String: KnownComponents<Int>] = [:]
    var imported: [Int?] = []
    var planned: [PlannedComponent] = []
    var numbers: [String: Int] = [:]
    for component in document.components {
      guard component.node.isPythonDictionary else { continue }
      let type = component.typeName.flatMap(analyzer.catalog.componentType)?.name
      let schema = type.flatMap { type in
        component.flavorName.flatMap {
          analyzer.settings.schema(type: type, flavor: $0, in: analyzer.catalog)
        }
      }
      let flags = ComponentFlags(component, schema, reading, ledger)
      let number = numbers[type ?? "", default: 0] + 1
      numbers[type ?? ""] = number
      var draft = PlannedComponent(
        component: component, type: type, schema: schema, flags: flags, fate: .register, number: number)
      let known = stores[type ?? ""] ?? KnownComponents()
      let found = draft.nameText.flatMap { reading == .value ? known.match($0).found : nil }
      draft.fate = fate(of: draft, blocking, isRepeated: found != nil)
      if case .register = draft.fate, let name = draft.nameText {
        stores[type ?? "", default: KnownComponents()].insert(planned.count, named: name)
      }
      imported.append(found ?? planned.count)
      planned.append(draft)
    }
    guard reading == .value else { return planned }
    return planned.enumerated().map { index, component in
      checkedName(component, is: imported[index], in: stores[component.type ?? ""])
    }
  }

  /// `register` and `update` take a name like that for one of their options, wherever
  /// it stands; other commands take it behind `--`.
  static let optionNameReason = "its name begins with `--`, as options do"

  private func fate(
    of component: PlannedComponent, _ blocking: BlockingFindings, isRepeated: Bool
  ) -> PlannedComponent.Fate {
    if blocking.refuse(component.component) { return .refused }
    guard let type = component.type else { return .refused }
    if isRepeated { return .exists }
    if let pair = component.component.name, analysis.document?.kind == .stack,
      DefaultStack.isFound(by: pair.value.resolved.value, type: type)
    {
      return .exists
    }
    var reasons = component.flags.unsayable
    if let name = component.nameText {
      if name.hasPrefix("--") { reasons.append(Self.optionNameReason) }
      if ConsoleMarkup.fails(name) {
        reasons.append("ZenML prints its name, and the square brackets in it make that fail")
      }
    }
    // A flavor of one's own is no option of the command.
    return reasons.isEmpty ? .register : .unsayable(reasons)
  }

  /// `zenml stack register` has to find, by its name, what the import finds.
  private func checkedName(
    _ component: PlannedComponent, is place: Int?, in store: KnownComponents<Int>?
  ) -> PlannedComponent {
    guard case .register = component.fate, let name = component.nameText else { return component }
    if let found = store?.match(name).found, found == place { return component }
    var changed = component
    changed.fate = .unsayable(["`zenml stack register` would not find it by this name"])
    return changed
  }
}

extension KnownComponents.Match {
  fileprivate var found: Component? { if case .one(let component) = self { component } else { nil } }
}

/// Findings for which ZenML refuses a document, searched by place.
struct BlockingFindings {
  private let ranges: [ByteRange]

  /// - Parameter findings: in order of place.
  init(_ findings: [Finding]) {
    // What is missing becomes a placeholder.
    let harmless: Set<RuleID> = [MissingField.metadata.id, MissingKey.metadata.id]
    ranges = findings.filter { $0.isBlocking && !harmless.contains($0.rule) && !$0.needsSecret }.map(\.range)
  }

  func refuse(_ component: StackComponent) -> Bool {
    let node = component.node.range
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].start < node.start { low = middle + 1 } else { high = middle }
    }
    // Nothing below `configuration:` yet: its fields are what is missing.
    let empty = component.configuration.flatMap { $0.value.resolved.isNull ? $0.key.range : nil }
    return ranges[low...].prefix { $0.start < max(node.end, node.start + 1) }.contains { range in
      empty.map { range.start < $0.start || range.start > $0.end + 2 } ?? true
    }
  }
}

extension SyntaxNode {
  fileprivate var isNull: Bool { kind == .scalar && value.isNone }
}
