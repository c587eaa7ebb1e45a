import YAMLSyntax
import ZenMLCatalog

/// The configuration of a component file as the command line hands it on.
///
/// No ZenML command reads a component file: people keep one beside a script that
/// registers what it says. So a component is judged by this command:
///
///     zenml TYPE register --flavor=FLAVOR -- NAME --KEY=VALUE …
///
/// - TYPE is `type`, else `component_type`, with hyphens or underscores; where
///   neither is given, `container_registry` if there is a `uri`, else the only
///   type that has the flavor.
/// - There is one `--KEY=VALUE` for each entry of `configuration`; in the flat
///   form, without `configuration`, for each entry that is neither the component
///   itself nor another option of `register` (``structural``).
/// - A text stands for itself, everything else for its JSON (``FlagText``); what
///   has no such text (a NUL, half of a surrogate pair, a list that contains
///   itself) cannot be registered.
/// - `null` is a flag that is left out: no flag says "nothing".
/// - The shell's `--` keeps names that begin with `-` and keys such as `env`
///   (kaniko's) or `secret` (s3's) from being taken for options of `register`.
/// - Behind that it is ZenML's reading (0.98.0, `cli/utils.py`:
///   `parse_name_and_extra_arguments`): the key ends at the first `=`, has to be
///   an identifier, and the last of equal ones wins; `@@` stands for `@`; and
///   `@FILE` for the content of a file, of which nothing is known here.
///
/// The components of a list are registered in their order. Tests/parity/components.py
/// runs these commands.
enum FlagConfiguration {
  /// Keys beside the configuration in the flat form: the component itself and
  /// the other options of `register`.
  private static let structural: Set<String> = [
    "name", "flavor", "type", "component_type", "id", "labels", "label", "description", "connector",
    "connector_resource_id", "resource_id", "resource-id", "secrets", "secret", "env", "environment", "user",
    "created", "updated",
  ]
  /// What the component itself is made of, whatever the flavor's fields.
  private static let identity: Set<String> = ["name", "flavor", "type", "component_type"]

  /// The configuration as ZenML gets it, and what never gets there.
  struct Reading {
    let value: PythonValue
    let refusals: [ConfigurationRefusal]
  }

  /// - Parameter node: the mapping below `configuration`, or null.
  static func nested(_ node: SyntaxNode, _ ledger: JudgementLedger) -> Reading {
    read(node.effectivePairs, range: node.range, ledger)
  }

  /// The keys that stand beside `name` and `flavor`.
  static func flat(
    _ component: StackComponent, _ schema: FlavorSchema, _ ledger: JudgementLedger
  ) -> Reading {
    read(flatPairs(of: component, schema), range: component.node.range, ledger)
  }

  /// The entries beside `name` and `flavor` that are flags.
  static func flatPairs(of component: StackComponent, _ schema: FlavorSchema?) -> [SyntaxPair] {
    guard component.node.kind == .mapping else { return [] }
    return component.node.effectivePairs.filter { pair in
      guard let key = pair.key.resolved.value.string else { return true }
      if identity.contains(key) { return false }
      return schema?.field(key) != nil || !structural.contains(key)
    }
  }

  /// Is the value that of a file that ZenML reads?
  static func namesFile(_ value: SyntaxNode) -> Bool {
    let node = value.resolved
    guard node.kind == .scalar, let text = node.value.string else { return false }
    return text.hasPrefix("@") && !text.hasPrefix("@@")
  }

  /// A field that is missing since its value is null is told where that stands.
  ///
  /// - Parameter node: the mapping of the fields.
  static func explained(_ refusal: ConfigurationRefusal, in node: SyntaxNode) -> ConfigurationRefusal {
    guard refusal.kind == .missingField, refusal.path.count == 1, case .key(let name)? = refusal.path.first,
      let pair = node.entry(name)
    else { return refusal }
    return ConfigurationRefusal(
      .invalidValue, path: refusal.path, range: pair.valueRange, expected: refusal.expected,
      message: nullMessage(name))
  }

  private static func read(_ pairs: [SyntaxPair], range: ByteRange, _ ledger: JudgementLedger) -> Reading {
    var entries: [PythonDictionary.Entry] = []
    var places: [PythonText: Int] = [:]
    var refusals: [ConfigurationRefusal] = []
    for pair in pairs {
      let node = pair.value.resolved
      if node.kind == .scalar, node.value.isNone { continue }
      switch ledger.flagText(of: node) {
      case .failure(let problem):
        refusals.append(
          ConfigurationRefusal(
            .invalidValue, path: [.key(pair.key.resolved.value.inPath)], range: node.range,
            message: message(problem, pair)))
      case .success(let text):
        let entry = entry(pair.key.resolved.value, text, node.range)
        if let name = entry.key.string {
          if let place = places[PythonText(name)] {
            entries[place] = entry
            continue
          }
          places[PythonText(name)] = entries.count
        }
        entries.append(entry)
      }
    }
    return Reading(
      value: PythonValue(.dict(PythonDictionary(entries)), range: range), refusals: refusals)
  }

  /// `--KEY=VALUE`, taken apart again.
  private static func entry(_ key: PythonValue, _ text: String, _ range: ByteRange) -> PythonDictionary.Entry
  {
    var key = key
    var text = text
    if let name = key.string, let end = name.utf8.firstIndex(of: UInt8(ascii: "=")) {
      text = name[name.utf8.index(after: end)...] + "=" + text
      key.kind = PythonValue.Kind.string(String(name[..<end]))
    }
    if text.hasPrefix("@@") { text = String(text.dropFirst()) }
    return PythonDictionary.Entry(key: key, value: PythonValue(PythonValue.Kind.string(text), range: range))
  }

  // MARK: Texts

  private static func nullMessage(_ field: String) -> String {
    "the flavor needs `\(field)`, and null stands for a flag that is left out; give it a value"
  }

  private static func message(_ problem: FlagText.Problem, _ pair: SyntaxPair) -> String {
    let key = "`\(pair.key.resolved.value.inPath)`"
    return switch problem {
    case .nullCharacter: "\(key) holds a NUL character, which no argument of a command can hold; remove it"
    case .unpairedSurrogate:
      "\(key) holds half of a surrogate pair, which no argument of a command can hold; write the character itself"
    case .noJSON(let value):
      "\(key) holds \(value.inWords), which has no form on a command line; write it as a text"
    case .tooLarge:
      "\(key) is too large for a command line, which takes 128 KiB, aliases written out; make it smaller"
    }
  }
}

/// A text as Python compares it: by its code points, never by what they look
/// like.
struct PythonText: Hashable {
  private let bytes: [UInt8]
  init(_ text: String) { bytes = Array(text.utf8) }
}
