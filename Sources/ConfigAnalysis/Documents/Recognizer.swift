import YAMLSyntax
import ZenMLCatalog

/// Tells by its content which kind of document a tree is (design §5). A file's
/// name says nothing: `stack.yaml` is above all Haskell's, and `stack_name` is
/// also a CloudFormation tool's.
struct Recognizer {
  let catalog: Catalog
  let settings: AnalysisSettings

  func recognise(_ tree: SyntaxTree) -> Recognition {
    if TemplateMarks.isTemplateFile(tree) {
      return .foreign(reason: "it is a template that another program has to fill in first")
    }
    if let kind = settings.kind ?? Modeline.kind(in: tree) ?? settings.globKind {
      return .recognised(kind)
    }
    guard let root = tree.root?.resolved else {
      return .foreign(reason: "it is empty")
    }
    let kind: DocumentKind? =
      switch root.kind {
      case .mapping: kindOfMapping(root)
      case .sequence: kindOfSequence(root)
      case .scalar, .alias: nil
      }
    return kind.map(Recognition.recognised)
      ?? .foreign(reason: "nothing in it says that it is a ZenML configuration")
  }

  private func kindOfMapping(_ root: SyntaxNode) -> DocumentKind? {
    let entries = EntryTable(root)
    if MLStacksEvidence.isSpecification(entries) { return .mlstacks }
    let hasVersion = entries["zenml_version"] != nil
    if hasVersion, entries["components"] != nil { return .stack }
    if ForeignKeys.veto(entries) { return nil }
    if hasVersion, entries["stack_name"] != nil { return .stack }
    if let components = entries["components"], StackEvidence.holdsComponent(components.value, catalog),
      hasVersion || entries["stack_name"] != nil || !StackEvidence.hasForeignKey(entries)
    {
      return .stack
    }
    if hasVersion || entries["stack_name"] != nil, !StackEvidence.hasForeignKey(entries) {
      return .stack
    }
    return ComponentEvidence.isComponent(entries, catalog) ? .component : nil
  }

  /// A list of components: every item is a mapping with a flavor, or what may
  /// have lost it, and one of them at least is known to be a component.
  private func kindOfSequence(_ root: SyntaxNode) -> DocumentKind? {
    var known = false
    for item in root.items {
      let item = item.resolved
      guard item.kind == .mapping else { return nil }
      let entries = EntryTable(item)
      if entries["flavor"] == nil, !ComponentEvidence.mayLackFlavor(entries, catalog) { return nil }
      if !known { known = ComponentEvidence.isComponent(entries, catalog) }
    }
    return known ? .component : nil
  }
}

/// Top-level keys by which a file belongs to another tool.
private enum ForeignKeys {
  private static let keys = [
    "services", "jobs", "on", "repos", "AWSTemplateFormatVersion", "openapi", "lockfileVersion", "resolver",
  ]

  static func veto(_ entries: EntryTable) -> Bool {
    if entries["apiVersion"] != nil, entries["kind"] != nil { return true }
    if keys.contains(where: { entries[$0] != nil }) { return true }
    // A plain `on:` is the boolean true in YAML 1.1 (GitHub workflows).
    return entries.pairs.contains { $0.key.style == .plain && $0.key.text == "on" }
  }
}

/// Other tools have specifications with these two keys too.
private enum MLStacksEvidence {
  private static let keys = [
    "provider", "component_type", "component_flavor", "deployment_method", "default_region", "default_tags",
  ]

  static func isSpecification(_ entries: EntryTable) -> Bool {
    guard let type = entries["spec_type"], entries["spec_version"] != nil else { return false }
    let word = type.value.resolved.value.string ?? ""
    return MLStacksFacts.SpecificationKind(rawValue: word) != nil || keys.contains { entries[$0] != nil }
  }
}

private enum StackEvidence {
  static let keys: Set<String> = ["stack_name", "zenml_version", "components"]

  static func hasForeignKey(_ entries: EntryTable) -> Bool {
    entries.pairs.contains { pair in
      guard let key = pair.key.resolved.value.string else { return true }
      return !keys.contains(key)
    }
  }

  /// Is there a component type among the keys whose value looks like a
  /// component?
  static func holdsComponent(_ node: SyntaxNode, _ catalog: Catalog) -> Bool {
    EntryTable(node).pairs.contains { pair in
      guard let key = pair.key.resolved.value.string, catalog.isPresentOrFormerType(key) else { return false }
      let value = pair.value.resolved
      switch value.kind {
      case .mapping: return looksLikeComponent(value)
      case .sequence: return value.items.contains { looksLikeComponent($0.resolved) }
      case .scalar, .alias: return false
      }
    }
  }

  private static func looksLikeComponent(_ node: SyntaxNode) -> Bool {
    let entries = EntryTable(node)
    return entries["flavor"] != nil || (entries["name"] != nil && entries["configuration"] != nil)
  }
}

private enum ComponentEvidence {
  /// Is it a component but for its flavor, which may be misspelt?
  static func mayLackFlavor(_ entries: EntryTable, _ catalog: Catalog) -> Bool {
    entries["name"] != nil && namesType(entries, catalog)
  }

  private static func namesType(_ entries: EntryTable, _ catalog: Catalog) -> Bool {
    ["type", "component_type"].contains { key in
      guard let type = entries[key]?.value.resolved.value.string else { return false }
      return catalog.isPresentOrFormerType(StackComponent.typeName(type))
    }
  }

  static func isComponent(_ entries: EntryTable, _ catalog: Catalog) -> Bool {
    guard let flavor = entries["flavor"]?.value.resolved.value.string else { return false }
    if namesType(entries, catalog) { return true }
    if entries["name"] != nil, entries["configuration"] != nil, !catalog.types(ofFlavor: flavor).isEmpty {
      return true
    }
    return entries["uri"] != nil && catalog.types(ofFlavor: flavor).contains("container_registry")
  }
}
