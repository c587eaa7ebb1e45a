import ContainerRegistries
public import YAMLSyntax
import ZenMLCatalog

/// A short text that an editor shows inside the document's own.
public struct InlineHint: Sendable, Equatable {
  /// Behind which byte it stands.
  public let offset: Int
  public let label: String
  /// Markdown.
  public let tooltip: String?
}

extension Analyzer {
  /// What values mean that do not say it, in order of place.
  public func inlayHints(in range: ByteRange, of analysis: Analysis) -> [InlineHint] {
    guard let document = analysis.document else { return [] }
    var finder = HintFinder(analyzer: self, analysis: analysis, range: range)
    for component in document.components { finder.visit(component) }
    if case .mlstacks(let specification) = document { finder.visit(specification) }
    return finder.hints.values.sorted { $0.offset < $1.offset }
  }
}

private struct HintFinder {
  let analyzer: Analyzer
  let analysis: Analysis
  let range: ByteRange
  /// By the place that they stand at: what an alias repeats is told once.
  private(set) var hints: [Int: InlineHint] = [:]

  init(analyzer: Analyzer, analysis: Analysis, range: ByteRange) {
    self.analyzer = analyzer
    self.analysis = analysis
    self.range = range
  }

  mutating func visit(_ component: StackComponent) {
    guard let fields = component.isFlat ? component.node : component.configuration?.value.resolved,
      fields.kind == .mapping
    else { return }
    let schema = component.flavorKey.flatMap {
      analyzer.settings.schema(type: $0.type, flavor: $0.flavor, in: analyzer.catalog)
    }
    for pair in fields.effectivePairs where isAsked(pair.value.range) {
      let name = pair.key.text
      if component.isFlat, ["name", "flavor", "type", "component_type"].contains(name) { continue }
      guard pair.value.kind == .scalar, schema?.field(name)?.isSecret != true, !SecretName.isMarked(name)
      else {
        continue
      }
      addRegion(pair.value, name, component)
      if component.typeName == "container_registry", name == "uri" { addImage(pair.value, fields) }
      addValue(pair.value)
    }
  }

  mutating func visit(_ specification: MLStacksSpecification) {
    guard let provider = specification.provider?.value.resolved.text,
      let value = specification["default_region"]?.value, value.kind == .scalar, isAsked(value.range)
    else { return }
    addPlace(CloudProvider(rawValue: provider), value)
  }

  private func isAsked(_ value: ByteRange) -> Bool {
    !value.isEmpty && value.start <= range.end && range.start <= value.end
  }

  private mutating func addRegion(_ value: SyntaxNode, _ name: String, _ component: StackComponent) {
    guard let key = component.flavorKey else { return }
    let place = FieldLocation(type: key.type, flavor: key.flavor, path: [name])
    addPlace(CloudField(place)?.provider, value)
  }

  private mutating func addPlace(_ cloud: CloudProvider?, _ value: SyntaxNode) {
    guard let cloud, value.isString, let location = CloudLocations.of(cloud)[value.text.lowercased()] else {
      return
    }
    add(
      value, location.place, Explanations(analyzer: analyzer).region(cloud: cloud.rawValue, name: location.id)
    )
  }

  /// Reads as one with the address in front of it.
  private mutating func addImage(_ value: SyntaxNode, _ fields: SyntaxNode) {
    guard let suffix = ImageName.suffix(behind: value, in: EntryTable(fields), analyzer.settings) else {
      return
    }
    let location = RegistryReference.parse(value.text).registry.location
    let place = location.flatMap {
      Explanations(analyzer: analyzer).region(cloud: $0.provider.rawValue, name: $0.id.text)
    }
    let words = "ZenML appends this to the address for the names of images."
    add(value, suffix, Explanations.joined([words, place]))
  }

  private mutating func addValue(_ value: SyntaxNode) {
    guard let words = SurprisingValue.words(of: value) else { return }
    add(value, "= \(words)", "YAML 1.1 reads this as \(words). Put a text in quotes.")
  }

  private mutating func add(_ value: SyntaxNode, _ label: String, _ tooltip: String?) {
    let end = value.range.end
    // A block scalar ends behind its line break.
    guard value.style == .plain || value.style == .singleQuoted || value.style == .doubleQuoted,
      hints[end] == nil
    else { return }
    hints[end] = InlineHint(offset: end, label: label, tooltip: tooltip)
  }
}
