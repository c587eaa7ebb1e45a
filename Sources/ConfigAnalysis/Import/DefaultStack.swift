import YAMLSyntax

/// The default stack of a fresh store: an orchestrator, an artifact store and a
/// deployer, each of flavor `local`, named `default`, with an empty
/// configuration (seen in ZenML 0.98.0). `zenml stack import` reuses one of
/// them where name and configuration of the file's component equal it.
enum DefaultStack {
  private static let types: Set<String> = ["orchestrator", "artifact_store", "deployer"]
  private static let components: KnownComponents<String> = {
    var known = KnownComponents<String>()
    known.insert("default", named: "default")
    return known
  }()

  /// Whether a component of this name and type is taken for the default one.
  /// A null, empty or false name asks for the active stack's component.
  static func isFound(by name: PythonValue, type: String) -> Bool {
    guard types.contains(type) else { return false }
    if !name.isTruthy { return true }
    guard let asked = PythonRepr.str(name), case .one = components.match(asked) else { return false }
    return true
  }

  /// Is there a default component of exactly this name?
  static func holds(_ name: String, type: String) -> Bool { types.contains(type) && components.holds(name) }

  /// `component.configuration == config`, which is `{} == config`.
  static func hasSameConfiguration(_ component: StackComponent) -> Bool {
    guard let node = component.configuration?.value.resolved, node.isPythonDictionary else { return false }
    return node.effectivePairs.isEmpty
  }
}
