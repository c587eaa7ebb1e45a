import ShellCommands
import YAMLSyntax
import ZenMLCatalog

/// What makes one configuration of a registered component into another: attributes
/// for `zenml TYPE update` and names for `zenml TYPE remove-attribute`.
///
/// The first lays its texts over what the store holds, the second takes keys out
/// of it, and the flavor's class judges what each of them makes
/// (`Client.update_stack_component`, 0.98.0). So both are tried here, in both
/// orders: what they arrive at has to be what is wanted.
struct ComponentChange {
  private(set) var updated: [ComponentFlags.Flag] = []
  /// Names of attributes, in the order of the flavor's fields.
  private(set) var removed: [String] = []
  /// The class refuses what is between them in the other order.
  private(set) var removesFirst = false
  /// Why these commands cannot make the change; empty where they can.
  private(set) var unsayable: [String] = []

  var isEmpty: Bool { updated.isEmpty && removed.isEmpty && unsayable.isEmpty }

  private let old: StoredConfiguration
  private let new: StoredConfiguration
  private let schema: FlavorSchema?
  private let ledger: JudgementLedger

  /// - Parameters:
  ///   - flags: those that register the wanted component.
  ///   - ledger: of the wanted document.
  init(
    from old: StoredConfiguration, to new: StoredConfiguration, _ flags: ComponentFlags,
    _ schema: FlavorSchema?, _ ledger: JudgementLedger
  ) {
    self.old = old
    self.new = new
    self.schema = schema
    self.ledger = ledger
    if ledger.isExhausted {
      unsayable = flags.unsayable.isEmpty ? [ComponentFlags.exhaustedReason] : flags.unsayable
      return
    }
    let references = Dictionary(flags.secrets.map { ($0.field, $0.reference) }) { first, _ in first }
    // Where the store holds the reference that stands for a plain text, nothing is to be said.
    func isReferred(_ key: String) -> Bool {
      references[key] != nil && old.given[key]?.string == references[key]
    }
    guard let before = old.loaded, let wanted = new.loaded, let kept = old.kept else {
      compareTexts(flags, isReferred)
      return
    }
    let differing = ComponentFlags.differing(before, wanted).filter { !isReferred($0) }
    if differing.isEmpty { return }
    let changed = Set(differing)
    updated = flags.flags.filter { changed.contains($0.key) }
    let told = Set(updated.map(\.key))
    let known = Set(kept.entries.compactMap(\.key.string))
    removed = differing.filter { !told.contains($0) && known.contains($0) }
    settle(kept, wanted, flags, Set(references.keys))
  }

  /// Without a class that could be asked: a key that is new or another value, and a
  /// key that is gone.
  private mutating func compareTexts(_ flags: ComponentFlags, _ isReferred: (String) -> Bool) {
    updated = flags.flags.filter { flag in
      guard let before = old.given[flag.key], let now = new.given[flag.key] else { return true }
      return !before.isIdentical(to: now) && !isReferred(flag.key)
    }
    let told = Set(flags.flags.map(\.key))
    removed = old.given.keys.filter { !told.contains($0) && !(old.given[$0]?.isNone ?? true) }.sorted()
    unsayable = flags.unsayable
  }

  // MARK: Trying

  private mutating func settle(
    _ kept: PythonDictionary, _ wanted: PythonDictionary, _ flags: ComponentFlags, _ secrets: Set<String>
  ) {
    var open = trial(kept, wanted, secrets)
    if open.isEmpty { return }
    // `update` drops every None, in what it was not told of too.
    let told = Set(updated.map(\.key))
    let more = flags.flags.filter { open.contains($0.key) && !told.contains($0.key) }
    if !more.isEmpty, open.count < wanted.entries.count {
      updated += more
      open = trial(kept, wanted, secrets)
    }
    if open.isEmpty { return }
    // What no flag of `register` says is told by its reason.
    let named = flags.unsayable.filter { reason in open.contains { reason.contains("`\($0)`") } }
    let whole = open.count == wanted.entries.count
    unsayable = named.isEmpty ? (whole ? [Self.refusedReason] : open.map(Self.valueReason)) : named
  }

  /// What would differ at the end, in the better order.
  private mutating func trial(
    _ kept: PythonDictionary, _ wanted: PythonDictionary, _ secrets: Set<String>
  ) -> [String] {
    let texts = updated.compactMap { flag in text(of: flag, secrets).map { (flag.key, $0) } }
    var best: [String]?
    for removesFirst in [false, true] {
      let rounds: [Round] =
        removesFirst
        ? [Round(names: removed), Round(texts: texts)] : [Round(texts: texts), Round(names: removed)]
      let left = differing(after: rounds, kept, wanted)
      if left.count < best?.count ?? .max {
        best = left
        self.removesFirst = removesFirst
      }
      // With one command there is no order.
      if left.isEmpty || texts.isEmpty || removed.isEmpty { break }
    }
    return best ?? []
  }

  /// What one command does.
  private struct Round {
    var texts: [(key: String, value: PythonValue)] = []
    var names: [String] = []
  }

  /// What arrives when the flag is given; nil where it has no text.
  private func text(of flag: ComponentFlags.Flag, _ secrets: Set<String>) -> PythonValue? {
    guard let value = new.given[flag.key] else { return nil }
    func text(_ text: String) -> PythonValue {
      PythonValue(PythonValue.Kind.string(text), range: value.range)
    }
    if value.isNone { return text("null") }
    if secrets.contains(flag.key) || value.string != nil { return value }
    guard let word = flag.value.literal else { return value }
    return text(word.hasPrefix("@@") ? String(word.dropFirst()) : word)
  }

  /// The fields that differ from the wanted ones once commands have run; all of
  /// them where the class refuses what one of them makes.
  private func differing(
    after rounds: [Round], _ kept: PythonDictionary, _ wanted: PythonDictionary
  ) -> [String] {
    guard let schema else { return [] }
    var kept = kept
    var loaded: PythonDictionary?
    for round in rounds where !round.texts.isEmpty || !round.names.isEmpty {
      let replaced = Set(round.texts.map(\.key)).union(round.names)
      var entries = kept.entries.filter { entry in
        // `update` drops keys of which the value is None.
        !(entry.key.string.map(replaced.contains) ?? false) && !entry.value.isNone
      }
      entries += round.texts.map { key, value in
        PythonDictionary.Entry(
          key: PythonValue(PythonValue.Kind.string(key), range: value.range), value: value)
      }
      guard !ledger.isExhausted else { return wanted.entries.compactMap(\.key.string) }
      let range = entries.first?.value.range ?? ByteRange(0, 0)
      let verdict = ConfigurationJudge.validate(
        configuration: PythonValue(.dict(PythonDictionary(entries)), range: range), flavor: schema)
      ledger.spend(steps: verdict.steps)
      guard let stored = verdict.stored?.dictionary else { return wanted.entries.compactMap(\.key.string) }
      kept = stored
      loaded = verdict.loaded
    }
    return ComponentFlags.differing(loaded, wanted)
  }

  // MARK: Texts

  private static let refusedReason = "ZenML refuses every step between the two configurations"

  private static func valueReason(_ name: String) -> String {
    "`\(name)` would arrive as another value"
  }
}
