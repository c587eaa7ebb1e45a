import TextDistance
import YAMLSyntax

/// Keys that mlstacks does not read where they were surely meant to be read.
/// Others are left alone: people keep notes of their own in such files.
enum IgnoredKeys {
  static func meant(
    by pair: SyntaxPair, in specification: MLStacksSpecification
  ) -> MLStacksProblem.Meant? {
    guard !pair.key.isTemplate, let key = pair.key.resolved.value.string else { return nil }
    let keys = MLStacksFacts.keys(of: specification.kind).map(\.name)
    guard !keys.contains(key) else { return nil }
    if let place = places(of: specification.kind)[key] { return .place(place) }
    return name(for: key, among: keys.filter { specification[$0] == nil }, synonyms)
  }

  static func meantInMetadata(by pair: SyntaxPair, beside entries: EntryTable) -> MLStacksProblem.Meant? {
    guard !pair.key.isTemplate, let key = pair.key.resolved.value.string else { return nil }
    switch key {
    case "tags": return .nothing(instead: "default_tags")
    case "region": return .nothing(instead: "default_region")
    default: break
    }
    let keys = MLStacksFacts.metadataKeys.map(\.name)
    guard !keys.contains(key) else { return nil }
    return name(for: key, among: keys.filter { entries[$0] == nil }, metadataSynonyms)
  }

  private static func name(
    for key: String, among names: [String], _ synonyms: [String: String]
  ) -> MLStacksProblem.Meant? {
    if let name = synonyms[key.lowercased()], names.contains(name) { return .name(name) }
    return nearestNames(to: key, among: names).first.map { .name($0.name) }
  }

  private static func places(of kind: MLStacksFacts.SpecificationKind) -> [String: String] {
    switch kind {
    case .stack: [:]
    case .component:
      ["config": "metadata", "environment_variables": "metadata", "configuration": "metadata.config"]
    }
  }

  private static let synonyms = [
    "region": "default_region", "tags": "default_tags", "component": "components",
  ]
  private static let metadataSynonyms = [
    "configuration": "config", "env": "environment_variables", "environment": "environment_variables",
  ]
}

extension KeyExpectations {
  /// What the models of mlstacks need.
  static func mlstacks(_ kind: MLStacksFacts.SpecificationKind) -> KeyExpectations {
    let keys = MLStacksFacts.keys(of: kind)
    var synonyms = [
      "version": "spec_version", "kind": "spec_type", "cloud": "provider", "stack_name": "name",
    ]
    if kind == .component {
      synonyms["type"] = "component_type"
      synonyms["flavor"] = "component_flavor"
      synonyms["component_name"] = "name"
    }
    return KeyExpectations(
      required: keys.filter(\.isRequired).map(\.name), synonyms: synonyms,
      harmless: Set(keys.filter { !$0.isRequired }.map(\.name)), takesOthers: true)
  }
}
