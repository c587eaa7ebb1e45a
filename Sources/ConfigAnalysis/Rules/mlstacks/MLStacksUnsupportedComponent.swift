/// A component type or flavor that mlstacks has no recipe for at the provider
/// (`ALLOWED_COMPONENT_TYPES` and
/// `Component.validate_component_type_and_flavor`, mlstacks 0.10.0).
enum MLStacksUnsupportedComponent: Rule {
  static let metadata = RuleMetadata(
    "mlstacks-unsupported-component", area: .mlstacks,
    summary: "mlstacks cannot deploy such a component at this provider",
    severity: .error, stage: .import, fix: .unsafe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    MLStacksReport.add(Self.self, context, &findings)
  }

  // MARK: Texts

  static func message(_ type: String, _ provider: String) -> String {
    let types = MLStacksFacts.componentTypes(of: provider)
    if types.isEmpty {
      let others = MLStacksFacts.providers.filter { !MLStacksFacts.componentTypes(of: $0).isEmpty }
      return
        "mlstacks deploys no component at `\(provider)`; use the provider \(WordList.quoted(others, last: "or"))"
    }
    return "mlstacks deploys no `\(type)` at `\(provider)`; it has \(WordList.quoted(types))"
  }

  static func message(_ flavor: String, _ type: String, _ provider: String) -> String {
    let flavors = MLStacksFacts.flavors(of: type, at: provider)
    return
      "mlstacks deploys no `\(flavor)` as `\(type)` at `\(provider)`; use \(WordList.quoted(flavors, last: "or"))"
  }
}
