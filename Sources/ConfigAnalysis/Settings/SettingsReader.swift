import TextDistance
import YAMLSyntax
import ZenMLCatalog

/// Reads `.zenls.yaml`. What cannot be understood is a problem at its place and
/// is left out; everything else counts.
struct SettingsReader {
  struct Problem {
    let range: ByteRange
    let location: String
    let message: String
    /// The one name that can only have been meant.
    let replacement: String?
  }

  private let catalog: Catalog
  private(set) var settings = ProjectSettings()
  private(set) var problems: [Problem] = []

  init(_ root: SyntaxNode, catalog: Catalog) {
    self.catalog = catalog
    guard root.resolved.kind == .mapping else {
      report(root.range, "", "settings are a mapping, such as `zenml_version: 0.98.0`")
      return
    }
    for pair in EntryTable(root).pairs { read(pair) }
  }

  private static let keys = ["zenml_version", "files", "exclude", "rules", "custom_flavors", "registries"]

  private mutating func read(_ pair: SyntaxPair) {
    let value = pair.value.resolved
    switch pair.key.text {
    case "zenml_version": readVersion(value)
    case "files": forEachEntry(value, "files") { $0.readFiles($1) }
    case "exclude": forEachString(value, "exclude") { $0.settings.exclude.append(GlobPattern($1)) }
    case "rules": forEachEntry(value, "rules") { $0.readRule($1) }
    case "custom_flavors": forEachEntry(value, "custom_flavors") { $0.readCustomFlavors($1) }
    case "registries": forEachEntry(value, "registries") { $0.readRegistries($1) }
    default: unknown(pair.key, pair.key.text, "setting", among: Self.keys)
    }
  }

  private mutating func readVersion(_ value: SyntaxNode) {
    if value.kind == .scalar, ZenMLVersion(value.text) != nil {
      settings.zenmlVersion = value.text
    } else {
      report(
        value.range, "zenml_version", "\(value.text.quoted) is no ZenML version; write one such as `0.98.0`")
    }
  }

  private mutating func readFiles(_ pair: SyntaxPair) {
    let value = pair.value.resolved
    guard let kind = DocumentKind(rawValue: value.text) else {
      unknown(value, "files.\(pair.key.text)", "kind", among: DocumentKind.allCases.map(\.rawValue))
      return
    }
    settings.files.append((GlobPattern(pair.key.text), kind))
  }

  private mutating func readRule(_ pair: SyntaxPair) {
    let name = pair.key.text
    guard let rule = RuleRegistry.rule(named: name) else {
      unknown(pair.key, "rules.\(name)", "rule", among: RuleRegistry.all.map(\.id.name))
      return
    }
    let value = pair.value.resolved
    // A plain `off` is the boolean false in YAML 1.1.
    if value.text == "off" || value.text == "false" {
      settings.rules[rule.id.name] = .some(nil)
    } else if let severity = Severity(rawValue: value.text) {
      settings.rules[rule.id.name] = severity
    } else {
      unknown(value, "rules.\(name)", "level", among: ["off"] + Severity.allCases.map(\.rawValue))
    }
  }

  private mutating func readCustomFlavors(_ pair: SyntaxPair) {
    let type = pair.key.text
    guard catalog.isPresentOrFormerType(type) else {
      unknown(
        pair.key, "custom_flavors.\(type)", "component type", among: catalog.componentTypes.map(\.name))
      return
    }
    let value = pair.value.resolved
    if value.kind == .sequence {
      forEachString(value, "custom_flavors.\(type)") {
        $0.settings.customFlavors[type, default: [:]][$1] = .some(nil)
      }
      return
    }
    forEachEntry(value, "custom_flavors.\(type)") { reader, flavor in
      let fields = flavor.value.resolved
      let names: Set<String>? =
        switch fields.kind {
        case .mapping: Set(fields.pairs.map(\.key.text))
        case .sequence: Set(fields.items.map(\.text))
        case .scalar, .alias: nil
        }
      reader.settings.customFlavors[type, default: [:]][flavor.key.text] = .some(names)
    }
  }

  private static let registryKeys = ["regions", "hosts"]
  private static let clouds = ["gcp", "aws", "azure"]

  private mutating func readRegistries(_ pair: SyntaxPair) {
    switch pair.key.text {
    case "hosts":
      forEachString(pair.value.resolved, "registries.hosts") { $0.settings.privateHosts.insert($1) }
    case "regions":
      forEachEntry(pair.value.resolved, "registries.regions") { reader, cloud in
        guard Self.clouds.contains(cloud.key.text) else {
          reader.unknown(cloud.key, "registries.regions", "cloud", among: Self.clouds)
          return
        }
        reader.forEachString(cloud.value.resolved, "registries.regions.\(cloud.key.text)") {
          $0.settings.extraRegions[cloud.key.text, default: []].insert($1)
        }
      }
    default: unknown(pair.key, "registries.\(pair.key.text)", "setting", among: Self.registryKeys)
    }
  }
}

extension SettingsReader {
  private mutating func report(
    _ range: ByteRange, _ location: String, _ message: String, replacement: String? = nil
  ) {
    problems.append(Problem(range: range, location: location, message: message, replacement: replacement))
  }

  fileprivate mutating func unknown(
    _ node: SyntaxNode, _ location: String, _ what: String, among names: [String]
  ) {
    let word = node.text
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

  fileprivate mutating func forEachEntry(
    _ node: SyntaxNode, _ location: String, _ body: (inout SettingsReader, SyntaxPair) -> Void
  ) {
    if node.kind == .mapping {
      for pair in EntryTable(node).pairs { body(&self, pair) }
    } else if !node.value.isNone {
      report(node.range, location, "`\(location)` is a mapping: `name: value` lines below it")
    }
  }

  fileprivate mutating func forEachString(
    _ node: SyntaxNode, _ location: String, _ body: (inout SettingsReader, String) -> Void
  ) {
    guard node.kind == .sequence else {
      if !node.value.isNone {
        report(node.range, location, "`\(location)` is a list: `- item` lines below it")
      }
      return
    }
    for item in node.items {
      if item.resolved.kind == .scalar, !item.resolved.text.isEmpty {
        body(&self, item.resolved.text)
      } else {
        report(item.range, location, "every item of `\(location)` is a piece of text")
      }
    }
  }
}
