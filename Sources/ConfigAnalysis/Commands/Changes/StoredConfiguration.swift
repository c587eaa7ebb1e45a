import YAMLSyntax
import ZenMLCatalog

/// A component's configuration: as commands or the import hand it on, and as
/// ZenML's store would hold it.
struct StoredConfiguration {
  /// By key, as it is handed on; texts where a command line does it.
  let given: [String: PythonValue]
  /// What the store keeps; nil where that is not known.
  let kept: PythonDictionary?
  /// All fields as the class holds them, defaults included; nil where that is not
  /// known: ZenML would refuse it, or ask its secrets.
  let loaded: PythonDictionary?

  /// - Parameter ledger: of the document.
  init(
    _ component: StackComponent, _ schema: FlavorSchema?, _ reading: ComponentFlags.Reading,
    _ ledger: JudgementLedger
  ) {
    let value = Self.value(component, schema, reading, ledger)
    given = value?.dictionary.map(Self.byKey) ?? [:]
    guard let schema, let value, !ledger.isExhausted else {
      kept = nil
      loaded = nil
      return
    }
    let verdict = ConfigurationJudge.validate(configuration: value, flavor: schema)
    ledger.spend(steps: verdict.steps)
    kept = verdict.stored?.dictionary
    loaded = verdict.loaded
  }

  private static func value(
    _ component: StackComponent, _ schema: FlavorSchema?, _ reading: ComponentFlags.Reading,
    _ ledger: JudgementLedger
  ) -> PythonValue? {
    let node = component.configuration?.value.resolved
    switch reading {
    case .value: return node?.value
    case .flag:
      guard component.isFlat else { return node.map { FlagConfiguration.nested($0, ledger).value } }
      return schema.map { FlagConfiguration.flat(component, $0, ledger).value }
    }
  }

  private static func byKey(_ dictionary: PythonDictionary) -> [String: PythonValue] {
    var values: [String: PythonValue] = [:]
    for entry in dictionary.entries { if let key = entry.key.string { values[key] = entry.value } }
    return values
  }
}
