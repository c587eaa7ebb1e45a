import YAMLSyntax
import ZenMLCatalog

/// The file uses what its ZenML version does not have yet. Known by date only:
/// facts from ZenML's release history, never blocking.
enum VersionFeature: Rule {
  static let metadata = RuleMetadata(
    "version-feature", area: .structure,
    summary: "The file needs a newer ZenML version than the one it names",
    severity: .warning, stage: .advice, fix: .unsafe)

  /// Several components of a type, as a list: exports before wrote a mapping.
  static let listForm = ZenMLVersion(0, 94, 3)
  /// `default_repository`, and Artifact Registry behind the GCP connector.
  private static let artifactRegistry = ZenMLVersion(0, 61, 0)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    guard let version = context.zenmlVersion else { return }
    if case .stack(let file) = context.document {
      checkListForm(file, version, context, &findings)
      checkTypes(file, version, context.catalog, &findings)
    }
    guard version < artifactRegistry else { return }
    for component in context.document.components where component.typeName == "container_registry" {
      checkRegistry(component, version, &findings)
    }
  }

  private static func checkListForm(
    _ file: StackFile, _ version: ZenMLVersion, _ context: AnalysisContext,
    _ findings: inout FindingCollector
  ) {
    guard version < listForm else { return }
    let lists = file.groups.filter { $0.form == .list && !$0.pair.key.isDamaged }
    guard let first = lists.first else { return }
    findings.add(
      Self.self, at: first.pair.key.range, location: first.location, listMessage(version),
      related: lists.dropFirst().map { RelatedPlace(range: $0.pair.key.range, message: "another list") },
      fixes: mappingForm(lists, context))
  }

  /// Every list as a mapping; those of several components have no such form.
  private static func mappingForm(_ lists: [ComponentGroup], _ context: AnalysisContext) -> [Fix] {
    var edits: [TextEdit] = []
    for group in lists {
      guard let edit = ListForm(context: context, group: group).mappingEdit else { return [] }
      edits.append(edit)
    }
    return [Fix(title: mappingTitle, applicability: .unsafe, edits: edits)]
  }

  private static func checkTypes(
    _ file: StackFile, _ version: ZenMLVersion, _ catalog: Catalog, _ findings: inout FindingCollector
  ) {
    for group in file.groups {
      guard let name = group.typeName, let text = catalog.componentType(name)?.since,
        let since = ZenMLVersion(text), version < since
      else { continue }
      findings.add(
        Self.self, at: group.pair.key.range, location: group.location,
        message("component type `\(name)`", since, version))
    }
  }

  private static func checkRegistry(
    _ component: StackComponent, _ version: ZenMLVersion, _ findings: inout FindingCollector
  ) {
    let node = component.isFlat ? component.node : component.configuration?.value.resolved
    let fields = EntryTable(node ?? component.node)
    if let field = fields["default_repository"] {
      findings.add(
        Self.self, at: field.key.range, location: component.location + ".configuration.default_repository",
        message("field `default_repository`", artifactRegistry, version))
    }
    let entries = EntryTable(component.node)
    let hasConnector = ["connector", "service_connector", "connector_resource_id"].contains {
      entries[$0] != nil
    }
    guard hasConnector, component.flavorName == "gcp", let uri = fields["uri"]?.value.resolved,
      uri.text.contains("pkg.dev")
    else { return }
    findings.add(
      Self.self, at: uri.range, location: component.location + ".configuration.uri",
      message("GCP connector for Artifact Registry (`pkg.dev`)", artifactRegistry, version))
  }

  // MARK: Texts

  private static let mappingTitle = "Write one mapping for each type"

  private static func message(_ feature: String, _ since: ZenMLVersion, _ version: ZenMLVersion) -> String {
    "the \(feature) exists since ZenML \(since), and the file is for \(version); use a newer version or do without it"
  }

  private static func listMessage(_ version: ZenMLVersion) -> String {
    "ZenML reads lists of components since \(listForm), and the file is for \(version); write one mapping for "
      + "each type or use a newer version"
  }
}
