/// The port of one component class's `validator` (zenml 0.98.0).
///
/// What a service connector or the local kube configuration decides is left out:
/// every component is taken to have a connector. So is the image builder, which
/// ZenML adds itself where one is required.
struct StackValidator: Sendable {
  /// Component types that the stack must have. Where one is missing, nothing
  /// else is asked.
  let required: [String]
  let check: Check

  /// Everything that a component finds wrong with its stack.
  typealias Check = @Sendable (_ component: Int, _ stack: RunTimeStack) -> [RunTimeRefusal.Kind]

  init(required: [String] = [], _ check: @escaping Check = { _, _ in [] }) {
    self.required = required
    self.check = check
  }

  /// A validator that only wants a container registry.
  static let needsRegistry = StackValidator(required: [registry])

  static let registry = "container_registry"
}

/// All ports, by component type and flavor.
enum StackValidators {
  static func validator(of component: RunTimeComponent) -> StackValidator? {
    guard let flavor = component.flavor else { return nil }
    return table[Key(type: component.type, flavor: flavor)]
  }

  struct Key: Hashable {
    let type: String
    let flavor: String
  }

  static let table: [Key: StackValidator] = {
    let families: [(String, [String: StackValidator])] = [
      ("orchestrator", OrchestratorValidators.all), ("step_operator", StepOperatorValidators.all),
      ("image_builder", ImageBuilderValidators.all), ("deployer", DeployerValidators.all),
      ("experiment_tracker", ModelValidators.experimentTrackers),
      ("model_registry", ModelValidators.modelRegistries),
      ("model_deployer", ModelValidators.modelDeployers),
    ]
    return families.reduce(into: [:]) { table, family in
      for (flavor, validator) in family.1 { table[Key(type: family.0, flavor: flavor)] = validator }
    }
  }()
}

/// What several validators ask of a stack.
extension RunTimeStack {
  /// The components that are local, by `is_local`.
  func localComponents() -> [RunTimeRefusal.Kind] {
    refusals(components.indices.filter { Locality.isLocal(components[$0]) })
  }

  /// The components that keep files on the machine, by `local_path`.
  func componentsWithPath(orEmptyOne: Bool) -> [RunTimeRefusal.Kind] {
    refusals(
      components.indices.filter { index in
        switch Locality.localPath(components[index]) {
        case .none: false
        case .empty: orEmptyOne
        case .path: true
        }
      })
  }

  /// The artifact store, if it is local.
  func localStore() -> [RunTimeRefusal.Kind] { localFirst("artifact_store") }

  /// The container registry, if it is local.
  func localRegistry() -> [RunTimeRefusal.Kind] { localFirst(StackValidator.registry) }

  /// The artifact store, unless it is of that flavor (or a template decides).
  func store(notOfFlavor flavor: String) -> [RunTimeRefusal.Kind] {
    guard let index = index(ofType: "artifact_store"), let actual = components[index].flavor, actual != flavor
    else { return [] }
    return [.flavor(component: index, needed: flavor)]
  }

  private func localFirst(_ type: String) -> [RunTimeRefusal.Kind] {
    guard let index = index(ofType: type), Locality.isLocal(components[index]) else { return [] }
    return [.local(component: index)]
  }

  private func refusals(_ indices: [Int]) -> [RunTimeRefusal.Kind] { indices.map { .local(component: $0) } }
}
