import YAMLSyntax
import ZenMLCatalog

/// Something stands where ZenML reads a mapping or a list.
enum WrongShape: Rule {
  static let metadata = RuleMetadata(
    "wrong-shape", area: .structure, summary: "A value stands where ZenML reads a mapping or a list",
    severity: .error, stage: .import, fix: .unsafe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    MLStacksReport.add(Self.self, context, &findings)
    for refusal in context.refusals {
      guard case .wrongShape(let expected, let found) = refusal.kind else { continue }
      findings.add(
        Self.self, at: refusal.range, location: refusal.location, message(expected, found),
        fixes: fixes(expected, found, refusal, context))
    }
  }

  private static func fixes(
    _ expected: ExpectedShape, _ found: PythonValue, _ refusal: ImportRefusal, _ context: AnalysisContext
  ) -> [Fix] {
    guard found.isNone else { return [] }
    switch expected {
    case .configuration: return configuration(refusal, context)
    case .indentedConfiguration:
      guard let component = refusal.component, let key = component.flavorKey,
        let schema = context.catalog.flavor(type: key.type, name: key.flavor),
        let edits = EntryMove(context: context, component: component).edits(indenting: {
          !KeyExpectations.component.knows($0) && schema.field($0) != nil
        })
      else { return [] }
      return [Fix(title: indentTitle, applicability: .unsafe, edits: edits)]
    case .componentGroup: return group(refusal, context)
    case .stackFile, .components, .component, .standaloneComponent: return []
    }
  }

  /// What nothing most probably stands for: what the flavor needs, and no more.
  private static func configuration(_ refusal: ImportRefusal, _ context: AnalysisContext) -> [Fix] {
    guard let component = refusal.component, let pair = component.configuration, pair.value.kind == .scalar
    else { return [] }
    let text = FieldExample.configuration(of: component, in: context) ?? "{}"
    return filling(pair, with: text, text == "{}" ? emptyTitle : fieldsTitle, context)
  }

  /// A component type without a component.
  private static func group(_ refusal: ImportRefusal, _ context: AnalysisContext) -> [Fix] {
    guard case .stack(let file) = context.document, let components = file.components?.value,
      let group = file.groups.first(where: { $0.location == refusal.location }), let type = group.typeName,
      group.pair.value.kind == .scalar
    else { return [] }
    let isRequired = context.catalog.componentType(type)?.isRequired ?? false
    if isRequired, let text = ComponentSkeleton.local(type).flow {
      return filling(group.pair, with: text, localTitle(type), context)
    }
    guard components.kind == .mapping, !isRequired,
      let edit = context.entryEdits.removal(of: group.pair, from: components)
    else { return [] }
    return [Fix(title: removeTitle, applicability: .unsafe, edits: [edit])]
  }

  /// - Parameter yaml: what stands for the null.
  private static func filling(
    _ pair: SyntaxPair, with yaml: String, _ title: String, _ context: AnalysisContext
  ) -> [Fix] {
    let isAbsent = pair.value.range.isEmpty
    let written = TextEdit(range: pair.value.range, text: yaml)
    // A null with a tag, or one that stands elsewhere, is something odd.
    guard let edit = isAbsent ? context.filling(pair, with: yaml) : written,
      pair.value.tag == nil, isAbsent || pair.value.style == .plain
    else { return [] }
    return [Fix(title: title, applicability: .unsafe, edits: [edit])]
  }

  // MARK: Texts

  private static let emptyTitle = "Write an empty configuration, `{}`"
  private static let fieldsTitle = "Write the fields that the flavor needs"
  private static let indentTitle = "Indent the fields below `configuration`"
  private static let removeTitle = "Remove the entry"
  private static func localTitle(_ type: String) -> String { "Write a local `\(type)`" }

  private static func message(_ expected: ExpectedShape, _ found: PythonValue) -> String {
    let words = found.inWords
    return switch expected {
    case .stackFile:
      "a stack file is a mapping with `stack_name`, `zenml_version` and `components`, and this is \(words); "
        + "write these keys"
    case .components:
      "`components` holds a mapping of component types to components, and this is \(words); write one entry "
        + "for each type, such as `orchestrator:`"
    case .componentGroup:
      "below a component type stands a component or a list of them, and this is \(words); write `name`, "
        + "`flavor` and `configuration`"
    case .component:
      "a component is a mapping with `name`, `flavor` and `configuration`, and this is \(words); write these keys"
    case .standaloneComponent:
      "a component file holds a component or a list of them, each a mapping with `name`, `flavor` and "
        + "`configuration`, and this is \(words); write these keys"
    case .indentedConfiguration:
      "`configuration` is empty, and its field stands beside it; indent the field to stand below `configuration`"
    case .configuration:
      "`configuration` holds a mapping of fields to values, and this is \(words); write `{}` if there is "
        + "nothing to set"
    }
  }
}
