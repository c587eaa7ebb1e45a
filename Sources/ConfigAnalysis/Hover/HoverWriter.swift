import ContainerRegistries
import YAMLSyntax
import ZenMLCatalog

/// Puts together what is said about a place.
struct HoverWriter {
  let analyzer: Analyzer
  let analysis: Analysis

  private var texts: Explanations { Explanations(analyzer: analyzer) }

  /// Rules whose reasons are told at one place.
  private static let maximumRules = 3

  func text(at offset: Int) -> HoverText? {
    if let comment = comment(at: offset) { return comment }
    let place = PlaceFinder(analyzer: analyzer, analysis: analysis).place(at: offset)
    let about = place.flatMap { words(about: $0, at: offset) } ?? alias(at: offset)
    let (rules, findingRange) = rules(at: offset)
    let next = place.flatMap { NextCommands(analyzer: analyzer, analysis: analysis).text(at: $0) }
    guard about != nil || rules != nil || next != nil else { return nil }
    let range = about?.range ?? (rules == nil ? place?.node.range : nil) ?? findingRange
    return HoverText(
      markdown: [about?.markdown, rules, next].compactMap { $0 }.joined(separator: "\n\n---\n\n"),
      range: range)
  }

  // MARK: Findings

  /// Why what is found there is reported. The finding itself is shown by every
  /// editor.
  private func rules(at offset: Int) -> (String?, ByteRange) {
    var names: [String] = []
    var range = ByteRange.empty(at: offset)
    for finding in analysis.findings where finding.range.start <= offset && offset <= finding.range.end {
      if names.isEmpty { range = finding.range }
      if !names.contains(finding.rule.name) { names.append(finding.rule.name) }
      if names.count == Self.maximumRules { break }
    }
    let texts = names.compactMap { self.texts.rule($0) }
    return (texts.isEmpty ? nil : texts.joined(separator: "\n\n"), range)
  }

  // MARK: Comments

  private func comment(at offset: Int) -> HoverText? {
    guard analysis.tree.comments.contains(where: { $0.start <= offset && offset <= $0.end }) else {
      return nil
    }
    for suppression in Suppression.all(in: analysis.tree) {
      for name in suppression.names where name.range.start <= offset && offset <= name.range.end {
        return texts.rule(name.text).map { HoverText(markdown: $0, range: name.range) }
      }
    }
    return nil
  }

  // MARK: Places

  /// What an alias stands for.
  private func alias(at offset: Int) -> HoverText? {
    guard let node = analysis.tree.node(at: offset), node.kind == .alias, let name = node.anchor?.name,
      let target = node.aliasTarget
    else { return nil }
    let line = analysis.source.line(at: target.fullRange.start) + 1
    return HoverText(
      markdown: "Stands for what has the anchor `&\(name)` in line \(line).", range: node.range)
  }

  private func words(about place: DocumentPlace, at offset: Int) -> HoverText? {
    if case .fieldValue(let field) = place.role, let text = address(field, place.node, at: offset) {
      return text
    }
    var isSecret = false
    if case .fieldValue(let field) = place.role { isSecret = field.isSecret }
    let alias = alias(at: offset)?.markdown
    let value = isSecret ? nil : SurprisingValue.words(of: place.node).map { "YAML 1.1 reads this as \($0)." }
    let text = Explanations.joined([alias, value, words(about: place)])
    return text.isEmpty ? nil : HoverText(markdown: text, range: place.node.range)
  }

  private func words(about place: DocumentPlace) -> String? {
    switch place.role {
    case .documentKey(let key): return texts.documentKey(key)
    case .documentValue(let key):
      return key == "zenml_version" && analysis.zenmlVersion != nil
        ? "zenls judges by ZenML \(analyzer.catalog.version)." : nil
    case .componentType(let type): return texts.componentType(type)
    case .componentKey(let key, let component): return texts.componentKey(key, of: component)
    case .componentValue: return nil
    case .flavor(let component):
      return component.flavorKey.flatMap { texts.flavor(type: $0.type, name: $0.flavor) }
    case .field(let field): return texts.field(field)
    case .fieldValue(let field):
      return Explanations.joined([value(of: field, place.node), texts.field(field)])
    case .entry(let path): return entry(path, value: nil)
    case .entryValue(let path): return entry(path, value: place.node.resolved.text)
    }
  }

  private func entry(_ path: [String], value: String?) -> String? {
    switch analysis.document {
    case .settings: return texts.settingsEntry(path, value: value)
    case .mlstacks(let specification):
      if let value { return texts.mlstacksValue(path, value, of: specification) }
      return texts.mlstacks(path.joined(separator: "."))
    default: return nil
    }
  }

  /// What a value says by itself.
  private func value(of field: FieldPlace, _ node: SyntaxNode) -> String? {
    let node = node.resolved
    guard node.isString else { return nil }
    if let text = texts.secretReference(node.text) { return text }
    guard let cloud = field.cloud else { return nil }
    return texts.region(cloud: cloud.rawValue, name: node.text)
  }

  /// The segment of a registry's address at the place.
  private func address(_ field: FieldPlace, _ node: SyntaxNode, at offset: Int) -> HoverText? {
    guard field.isRegistryAddress, node.kind == .scalar, node.isString, !node.text.isEmpty else { return nil }
    let reference = RegistryReference.parse(node.text)
    let editor = ScalarEditor(node: node, text: node.text, source: analysis.source)
    let whole = editor.range(of: 0..<node.text.utf8.count)
    guard whole != node.range || node.style == .plain,
      let segment = AddressText(reference: reference, texts: texts).segment(at: offset - whole.start)
    else { return nil }
    let fields = field.component.isFlat ? field.component.node : field.component.configuration?.value
    let image = fields.flatMap {
      ImageName.suffix(behind: node, in: EntryTable($0), analyzer.settings).map { suffix in
        "ZenML pushes images as `\(node.text)\(suffix)`."
      }
    }
    let range = editor.range(of: segment.range)
    guard range.start <= offset, offset <= range.end else { return nil }
    return HoverText(markdown: Explanations.joined([segment.markdown, image]), range: range)
  }
}

extension FieldPlace {
  var isRegistryAddress: Bool { component.typeName == "container_registry" && path == ["uri"] }

  /// The cloud of which the field names a location.
  var cloud: CloudProvider? {
    guard let key = component.flavorKey else { return nil }
    return CloudField(FieldLocation(type: key.type, flavor: key.flavor, path: path))?.provider
  }
}
