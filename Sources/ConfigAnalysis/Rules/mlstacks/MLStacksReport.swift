import YAMLSyntax

/// Hands what is to be said about mlstacks specifications to the rules: several
/// of them speak of ZenML's own files too.
enum MLStacksReport {
  /// Adds the findings of `rule`.
  static func add(_ rule: any Rule.Type, _ context: AnalysisContext, _ findings: inout FindingCollector) {
    for problem in context.mlstacksProblems where self.rule(of: problem).metadata.id == rule.metadata.id {
      let isRefusal = problem.isRefusal
      findings.add(
        rule, at: problem.range, location: problem.location, message(problem, in: context.source),
        stage: isRefusal ? .import : nil, fixes: MLStacksFixes.fixes(of: problem, in: context))
    }
  }

  static func rule(of problem: MLStacksProblem) -> any Rule.Type {
    switch problem.kind {
    case .wrongShape: WrongShape.self
    case .missingKey: MissingKey.self
    case .invalidValue: InvalidValue.self
    case .invalidName: InvalidName.self
    case .unknownComponentType: UnknownComponentType.self
    case .unknownFlavor: UnknownFlavor.self
    case .unsupportedType, .unsupportedFlavor: MLStacksUnsupportedComponent.self
    case .missingFile: MLStacksMissingFile.self
    case .invalidFile: MLStacksInvalidFile.self
    case .otherProvider: MLStacksProviderMismatch.self
    case .ignoredKey: UnknownKey.self
    case .unknownRegion: MLStacksUnknownRegion.self
    case .uncheckedFile: MLStacksUncheckedFile.self
    }
  }

  /// - Parameter source: the text of the specification, which need not be the
  ///   one that is judged.
  static func message(_ problem: MLStacksProblem, in source: SourceText) -> String {
    let text = source.string(in: problem.range)
    return switch problem.kind {
    case .wrongShape(let shape, let found): MLStacksTexts.wrongShape(shape, found)
    case .missingKey(let key, let kind): MLStacksTexts.missing(key, kind)
    case .invalidValue(let key, let node, let expected): MLStacksTexts.invalid(key, node, expected)
    case .invalidName(let node): MLStacksTexts.invalidName(node)
    case .unknownComponentType(let node, let provider):
      MLStacksTexts.unknown(
        node.value, "component type", MLStacksFixes.componentTypes(provider), at: problem.range)
    case .unknownFlavor(let node, let type, let provider):
      MLStacksTexts.unknown(
        node.value, "component flavor", MLStacksFixes.flavors(type, provider), at: problem.range)
    case .unsupportedType(let type, let provider): MLStacksUnsupportedComponent.message(type, provider)
    case .unsupportedFlavor(let flavor, let type, let provider):
      MLStacksUnsupportedComponent.message(flavor, type, provider)
    case .missingFile(let path, let reason): MLStacksMissingFile.message(path, reason)
    case .invalidFile(let path, let fault): MLStacksInvalidFile.message(path, fault)
    case .otherProvider(let path, let provider, let stackProvider):
      MLStacksProviderMismatch.message(path, provider, stackProvider)
    case .ignoredKey(_, let meant): MLStacksTexts.ignored(text, meant, problem.location)
    case .unknownRegion(let region, let provider):
      MLStacksUnknownRegion.message(region, provider, problem.range)
    case .uncheckedFile(let path, let reason): MLStacksUncheckedFile.message(path, reason)
    }
  }
}
