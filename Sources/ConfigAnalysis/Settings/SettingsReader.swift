import TextDistance
import YAMLSyntax
import ZenMLCatalog

/// Reads `.zenls.yaml`. What cannot be understood, or is said in two ways, is a
/// problem at its place and is left out; everything else counts.
struct SettingsReader {
  struct Problem {
    let range: ByteRange
    let location: String
    let message: String
    /// What can only have been meant.
    var replacement: String?
    /// The other one of two that contradict each other.
    var related: ByteRange?
  }

  let catalog: Catalog
  var settings = ProjectSettings()
  private(set) var problems: [Problem] = []

  init(_ root: SyntaxNode, catalog: Catalog) {
    self.catalog = catalog
    // An empty file, or one of comments only.
    if root.resolved.value.isNone { return }
    guard root.resolved.kind == .mapping else {
      report(root.range, "", "settings are a mapping, such as `zenml_version: 0.98.0`")
      return
    }
    forEachEntry(root.resolved, "") { $0.read($1) }
  }

  static let keys = ["zenml_version", "files", "exclude", "rules", "custom_flavors", "registries"]

  private mutating func read(_ pair: SyntaxPair) {
    let value = pair.value.resolved
    switch pair.key.text {
    case "zenml_version": readVersion(value)
    case "files": forEachEntry(value, "files") { $0.readFiles($1) }
    case "exclude": forEachString(value, "exclude") { $0.readExclude($1, $2) }
    case "rules": readRules(value)
    case "custom_flavors": forEachEntry(value, "custom_flavors") { $0.readCustomFlavors($1) }
    case "registries": forEachEntry(value, "registries") { $0.readRegistries($1) }
    default: unknown(pair.key, pair.key.text, "setting", among: Self.keys)
    }
  }

  private mutating func readVersion(_ value: SyntaxNode) {
    if value.kind == .scalar, ZenMLVersion(value.text) != nil {
      settings.zenmlVersion = value.text
      settings.places["zenml_version"] = value.range
    } else if value.kind != .scalar {
      report(value.range, "zenml_version", "`zenml_version` is one version, such as `0.98.0`")
    } else if !value.value.isNone {
      report(
        value.range, "zenml_version", "\(value.text.quoted) is no ZenML version; write one such as `0.98.0`")
    }
  }

  // MARK: Rules

  private mutating func readRules(_ node: SyntaxNode) {
    // A rule that is named twice, once by its former name, has no level.
    var seen: [String: SyntaxPair] = [:]
    forEachEntry(node, "rules") { reader, pair in
      guard let name = reader.readRule(pair) else { return }
      guard let first = seen.updateValue(pair, forKey: name) else { return }
      reader.settings.rules[name] = nil
      reader.settings.places["rules.\(name)"] = nil
      reader.reportTwice(pair.key, "rules.\(name)", first.key, "the rule `\(name)`")
    }
  }

  /// The rule's present name.
  private mutating func readRule(_ pair: SyntaxPair) -> String? {
    let name = pair.key.text
    guard let rule = RuleRegistry.rule(named: name) else {
      unknown(pair.key, "rules.\(name)", "rule", among: RuleRegistry.all.map(\.id.name))
      return nil
    }
    if rule.id == ConfigurationInvalid.metadata.id {
      report(
        pair.key.range, "rules.\(name)",
        "\(name.quoted) judges this very file and keeps its level here; give another one with `--severity`")
      return nil
    }
    guard let level = level(pair.value.resolved, "rules.\(name)") else { return rule.id.name }
    settings.rules[rule.id.name] = level
    settings.places["rules.\(rule.id.name)"] = pair.key.range
    return rule.id.name
  }

  private mutating func level(_ value: SyntaxNode, _ location: String) -> Severity?? {
    // A plain `off` is the boolean false in YAML 1.1.
    if value.text == "off" || value.text == "false" { return .some(nil) }
    if let severity = Severity(rawValue: value.text) { return severity }
    unknown(value, location, "level", among: ["off"] + Severity.allCases.map(\.rawValue))
    return nil
  }
}

extension SettingsReader {
  mutating func report(
    _ range: ByteRange, _ location: String, _ message: String, replacement: String? = nil
  ) {
    problems.append(Problem(range: range, location: location, message: message, replacement: replacement))
  }

  mutating func reportTwice(_ later: SyntaxNode, _ location: String, _ first: SyntaxNode, _ what: String) {
    problems.append(
      Problem(
        range: later.range, location: location,
        message: "\(what) stands here a second time, so that none of the two counts; keep one of them",
        related: first.range))
  }

  mutating func unknown(_ node: SyntaxNode, _ location: String, _ what: String, among names: [String]) {
    let word = node.kind == .scalar ? node.text : ""
    if word.isEmpty {
      report(node.range, location, "a \(what) is missing here; use one of \(names.joined(separator: ", "))")
      return
    }
    let nearest = nearestNames(to: word, among: names).first
    let hint =
      nearest.map { "did you mean `\($0.name)`?" }
      ?? (names.count <= 8
        ? "use one of \(names.joined(separator: ", "))"
        : "`zenls rules` and `zenls catalog` list the names that exist")
    report(
      node.range, location, "there is no \(what) \(word.quoted); \(hint)",
      replacement: isUnambiguousTypo(word, among: names))
  }

  /// Calls `body` for each entry; those of a key that stands there twice are
  /// reported and left out.
  mutating func forEachEntry(
    _ node: SyntaxNode, _ location: String, _ body: (inout SettingsReader, SyntaxPair) -> Void
  ) {
    guard node.kind == .mapping else {
      if !node.value.isNone {
        report(node.range, location, "`\(location)` is a mapping: `name: value` lines below it")
      }
      return
    }
    var first: [String: SyntaxNode] = [:]
    var doubled: Set<String> = []
    for pair in node.pairs {
      let key = pair.key.text
      guard let earlier = first[key] else {
        first[key] = pair.key
        continue
      }
      doubled.insert(key)
      let place = location.isEmpty ? key : "\(location).\(key)"
      reportTwice(pair.key, place, earlier, key.quoted)
    }
    for pair in EntryTable(node).pairs where !doubled.contains(pair.key.text) { body(&self, pair) }
  }

  mutating func forEachString(
    _ node: SyntaxNode, _ location: String, _ body: (inout SettingsReader, String, SyntaxNode) -> Void
  ) {
    guard node.kind == .sequence else {
      if !node.value.isNone {
        report(node.range, location, "`\(location)` is a list: `- item` lines below it")
      }
      return
    }
    for item in node.items {
      if item.resolved.kind == .scalar, !item.resolved.text.isEmpty {
        body(&self, item.resolved.text, item.resolved)
      } else {
        report(item.range, location, "every item of `\(location)` is a piece of text")
      }
    }
  }
}
