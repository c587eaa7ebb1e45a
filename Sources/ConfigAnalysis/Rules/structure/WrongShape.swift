import YAMLSyntax

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
        fixes: fixes(expected, found, refusal))
    }
  }

  /// An empty configuration is what nothing most probably stands for.
  private static func fixes(
    _ expected: ExpectedShape, _ found: PythonValue, _ refusal: ImportRefusal
  ) -> [Fix] {
    guard case .configuration = expected, found.isNone, let pair = refusal.component?.configuration,
      pair.value.kind == .scalar
    else { return [] }
    if pair.value.range.isEmpty {
      return [Fix(emptyTitle, .unsafe, replace: pair.key.range, with: "configuration: {}").afterKey(pair)]
    }
    return [Fix(emptyTitle, .unsafe, replace: pair.value.range, with: "{}")]
  }

  // MARK: Texts

  private static let emptyTitle = "Write an empty configuration, `{}`"

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

extension Fix {
  /// The same fix, put behind the colon of a key that has no value.
  fileprivate func afterKey(_ pair: SyntaxPair) -> Fix {
    Fix(
      title: title, applicability: applicability,
      edits: edits.map { TextEdit(range: pair.key.range.union(pair.range), text: $0.text) })
  }
}
