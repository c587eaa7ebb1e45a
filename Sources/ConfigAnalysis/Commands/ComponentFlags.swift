import ShellCommands
import YAMLSyntax
import ZenMLCatalog

/// A component's configuration as `--KEY=VALUE` of `zenml TYPE register`.
///
/// A text stands for itself, everything else for its JSON (``FlagText``); a text
/// that begins with `@` gets one more, or ZenML would read the file of that name.
/// `null` is a flag that is left out, and where that means something else, the
/// JSON word; what neither can say is told in ``unsayable``, decided by what
/// ZenML would hold in its store (``ConfigurationVerdict/loaded``).
struct ComponentFlags {
  struct Flag {
    let key: String
    let value: ShellWord
  }

  private(set) var flags: [Flag] = []
  /// Plain texts that became references.
  private(set) var secrets: [SecretSuggestion] = []
  /// Fields whose value the command line cannot say, with the reason.
  private(set) var unsayable: [String] = []
  /// Required fields that are not given.
  private(set) var missing: [String] = []

  /// What a flag does to the document's value.
  enum Reading {
    /// A stack file: the value is the one to arrive.
    case value
    /// A component file: its texts are flags already, `@FILE` among them.
    case flag
  }

  /// - Parameter schema: nil where the flavor is not known.
  ///
  /// - Parameter ledger: of the document.
  init(
    _ component: StackComponent, _ schema: FlavorSchema?, _ reading: Reading, _ ledger: JudgementLedger
  ) {
    guard !ledger.isExhausted else {
      unsayable.append(Self.exhaustedReason)
      return
    }
    var arriving: [PythonDictionary.Entry] = []
    var nulls: [SyntaxPair] = []
    let pairs = Self.pairs(of: component, schema)
    ledger.spend(steps: Self.stepsOfOneFlag * pairs.count)
    for pair in pairs {
      let (key, node) = (pair.key.resolved, pair.value.resolved)
      guard let name = key.value.string, PythonName.isValid(name) else {
        unsayable.append("the key \(key.value.inPath) is no identifier")
        continue
      }
      if node.kind == .scalar, node.value.isNone {
        nulls.append(pair)
        continue
      }
      if let word = secret(name, node, component, schema) {
        flags.append(Flag(key: name, value: word))
        arriving.append(PythonDictionary.Entry(key: key.value, value: node.value))
        continue
      }
      switch ledger.flagText(of: node) {
      case .failure(let problem): unsayable.append("`\(name)` \(Self.reason(problem))")
      case .success(let text):
        let isAt = reading == .value && text.hasPrefix("@")
        let word = CommandText.word(isAt ? "@" + text : text, field: Self.placeholder(name, component))
        flags.append(Flag(key: name, value: word))
        let value = PythonValue(PythonValue.Kind.string(text), range: node.range)
        arriving.append(PythonDictionary.Entry(key: key.value, value: value))
      }
    }
    if let schema {
      if reading == .value { settle(component, schema, arriving, nulls, ledger) }
      addMissing(schema, component, arriving, ledger)
    }
  }

  /// `ARTIFACT_STORE_BUCKET_PATH`: no variable of the shell's own, and no other
  /// component's.
  private static func placeholder(_ field: String, _ component: StackComponent) -> String {
    let name = component.name?.value.resolved.value.string.map { "_\($0)" } ?? ""
    return "\(component.typeName ?? "component")\(name)_\(field)"
  }

  /// The entries of the configuration.
  static func pairs(of component: StackComponent, _ schema: FlavorSchema?) -> [SyntaxPair] {
    if component.isFlat { return FlagConfiguration.flatPairs(of: component, schema) }
    guard let node = component.configuration?.value.resolved, node.kind == .mapping else { return [] }
    return node.effectivePairs
  }

  // MARK: Secrets

  /// What stands for a sensitive value; nil where the value is none.
  private mutating func secret(
    _ name: String, _ node: SyntaxNode, _ component: StackComponent, _ schema: FlavorSchema?
  ) -> ShellWord? {
    let isRegistry = component.typeName == "container_registry" && name == "uri"
    if let text = node.value.string, AddressSecret.stands(in: text, isRegistry: isRegistry) {
      return ShellWord(placeholder: Self.placeholder(name, component))
    }
    let isSecret = SecretName.isSensitive(name, schema)
    guard isSecret, Analyzer.holdsSecret(node) else { return nil }
    // ZenML takes no reference there, or it is no text: only the user may say it.
    guard node.kind == .scalar, schema?.field(name)?.takesSecretReference ?? true else {
      return ShellWord(placeholder: Self.placeholder(name, component))
    }
    let suggestion = SecretSuggestion(for: name, of: component)
    secrets.append(suggestion)
    return ShellWord(suggestion.reference)
  }

  // MARK: Nulls, and what JSON cannot say

  private mutating func settle(
    _ component: StackComponent, _ schema: FlavorSchema, _ arriving: [PythonDictionary.Entry],
    _ nulls: [SyntaxPair], _ ledger: JudgementLedger
  ) {
    guard let node = component.configuration?.value.resolved else { return }
    // The usual case: texts for texts, and nothing to ask.
    if nulls.isEmpty, !arriving.contains(where: { $0.needsComparison(schema) }) { return }
    // A refused one is told as a problem.
    guard let loaded = Self.loaded(node.value, schema, ledger) else { return }
    func loadedFromFlags(_ entries: [PythonDictionary.Entry]) -> PythonDictionary? {
      Self.loaded(PythonValue(.dict(PythonDictionary(entries)), range: node.range), schema, ledger)
    }
    var entries = arriving
    var open = Self.differing(loadedFromFlags(entries), loaded)
    // What no flag says may be what comes of no flag.
    let needless = open.isEmpty ? [] : Self.defaults(node, schema)
    if !needless.isEmpty {
      entries.removeAll { needless.contains($0.key.string ?? "") }
      flags.removeAll { needless.contains($0.key) }
      open = Self.differing(loadedFromFlags(entries), loaded)
    }
    for pair in nulls where !ledger.isExhausted && open.contains(pair.key.resolved.value.string ?? "") {
      let key = pair.key.resolved.value
      let word = PythonValue(PythonValue.Kind.string("null"), range: pair.value.range)
      let trial = entries + [PythonDictionary.Entry(key: key, value: word)]
      let left = Self.differing(loadedFromFlags(trial), loaded)
      guard left.count < open.count, let name = key.string else { continue }
      entries = trial
      open = left
      flags.append(Flag(key: name, value: "null"))
    }
    for name in open {
      let isNull = nulls.contains { $0.key.resolved.value.string == name }
      unsayable.append(isNull ? Self.nullReason(name) : Self.valueReason(name))
    }
  }

  private static func loaded(
    _ configuration: PythonValue, _ schema: FlavorSchema, _ ledger: JudgementLedger
  ) -> PythonDictionary? {
    let verdict = ConfigurationJudge.validate(configuration: configuration, flavor: schema)
    ledger.spend(steps: verdict.steps)
    return verdict.loaded
  }

  /// The fields that are given as they are by default.
  private static func defaults(_ configuration: SyntaxNode, _ schema: FlavorSchema) -> Set<String> {
    let names = configuration.effectivePairs.compactMap { pair -> String? in
      guard let name = pair.key.resolved.value.string, let value = schema.field(name)?.defaultValue else {
        return nil
      }
      let node = pair.value.resolved
      return isSame(node.value, PythonValue(value, range: node.range)) ? name : nil
    }
    return Set(names)
  }

  /// The fields in which two components differ; all of them where one is refused.
  static func differing(_ found: PythonDictionary?, _ wanted: PythonDictionary) -> [String] {
    guard let found else { return wanted.entries.compactMap(\.key.string) }
    var values: [String: PythonValue] = [:]
    for entry in found.entries { if let key = entry.key.string { values[key] = entry.value } }
    return wanted.entries.compactMap { entry in
      guard let key = entry.key.string else { return nil }
      return values[key].map { isSame($0, entry.value) } == true ? nil : key
    }
  }

  /// An export holds JSON: there a tuple, as defaults may be, is the list that a
  /// flag says.
  private static func isSame(_ value: PythonValue, _ other: PythonValue) -> Bool {
    if value.isIdentical(to: other) { return true }
    guard case .success(let text) = FlagText.json(of: value),
      case .success(let otherText) = FlagText.json(of: other)
    else { return false }
    return text == otherText
  }

  /// Some classes fill in what they require (`log_store/datadog`), so the class is
  /// asked.
  private mutating func addMissing(
    _ schema: FlavorSchema, _ component: StackComponent, _ arriving: [PythonDictionary.Entry],
    _ ledger: JudgementLedger
  ) {
    let given = Set(flags.map(\.key))
    let lacking = schema.fields.filter { $0.isRequired && !given.contains($0.name) }
    if lacking.isEmpty { return }
    let verdict = ConfigurationJudge.validate(
      configuration: PythonValue(.dict(PythonDictionary(arriving)), range: component.node.range),
      flavor: schema)
    ledger.spend(steps: verdict.steps)
    let named = Set(
      verdict.refusals.compactMap { refusal in
        if case .missingField = refusal.kind, refusal.path.count == 1 { refusal.field } else { nil }
      })
    for field in lacking where named.contains(field.name) || named.isEmpty && !verdict.isAccepted {
      missing.append(field.name)
      flags.append(
        Flag(key: field.name, value: ShellWord(placeholder: Self.placeholder(field.name, component))))
    }
  }

  // MARK: Texts

  /// A flag costs about as much as so many steps of judging.
  private static let stepsOfOneFlag = 20
  static let exhaustedReason = "the document repeats too much by aliases to be told by commands"

  private static func nullReason(_ name: String) -> String {
    "`\(name)` is null and its default is not, which no flag says"
  }

  private static func valueReason(_ name: String) -> String {
    "`\(name)` would arrive as another value, since a flag is a text"
  }

  private static func reason(_ problem: FlagText.Problem) -> String {
    switch problem {
    case .nullCharacter: "holds a NUL character, which no argument can hold"
    case .unpairedSurrogate: "holds half of a surrogate pair, which no argument can hold"
    case .noJSON(let value): "holds \(value.inWords), which has no form on a command line"
    case .tooLarge: "is too large for a command line, which takes 128 KiB"
    }
  }
}

extension PythonDictionary.Entry {
  /// Could the field make something else of the text than of the value it stands
  /// for? Not where a text arrives in a field of texts.
  fileprivate func needsComparison(_ schema: FlavorSchema) -> Bool {
    guard let name = key.string, let field = schema.field(name), field.jsonString == .none else {
      return true
    }
    switch field.type {
    case .string, .secret, .nullable(.string), .nullable(.secret): return false
    default: return true
    }
  }
}
