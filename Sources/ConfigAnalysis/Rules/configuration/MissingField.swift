import YAMLSyntax
import ZenMLCatalog

/// A field that the flavor's configuration class requires is not given.
enum MissingField: Rule {
  static let metadata = RuleMetadata(
    "missing-field", area: .configuration, summary: "A field that the flavor requires is not given",
    severity: .error, stage: .import, fix: .unsafe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    for refused in context.refusedConfigurations where refused.reason.kind == .missingField {
      guard let name = refused.reason.path.last?.description else { continue }
      let place = refused.reason.path.count > 1 ? Array(refused.reason.path.dropLast()).dotted : nil
      let owner = place.map { "`\($0)`" } ?? "the `\(refused.schema.type)` flavor `\(refused.schema.name)`"
      findings.add(
        Self.self, at: refused.refusal.range, location: refused.refusal.location,
        message(name, owner, refused.reason.expected), related: outside(name, refused),
        fixes: fixes(name, refused, context))
    }
  }

  /// The field, where it stands beside `configuration` instead of below it.
  private static func outside(_ name: String, _ refused: RefusedConfiguration) -> [RelatedPlace] {
    guard refused.reason.path.count == 1, let component = refused.refusal.component, !component.isFlat,
      let pair = EntryTable(component.node)[name]
    else { return [] }
    return [RelatedPlace(range: pair.key.range, message: moveIt)]
  }

  private static func fixes(
    _ name: String, _ refused: RefusedConfiguration, _ context: AnalysisContext
  ) -> [Fix] {
    let isSecret = refused.reason.path.count == 1 && refused.isSecret
    let value = isSecret ? "\"{{<secret>.<key>}}\"" : "\"<\(name)>\""
    guard let mapping = refused.parent, mapping.kind == .mapping,
      let edit = EntryEdits(source: context.source).insertion(of: ["\(name): \(value)"], into: mapping)
    else { return [] }
    return [Fix(title: title(name), applicability: .unsafe, edits: [edit])]
  }

  // MARK: Texts

  private static let moveIt = "it stands here, outside of `configuration`; move it below"

  private static func message(_ name: String, _ owner: String, _ expected: String?) -> String {
    "\(owner) needs the field `\(name)`; add it" + (expected.map { " with \($0)" } ?? "")
  }

  private static func title(_ name: String) -> String { "Add the field `\(name)`" }
}
