import ContainerRegistries
import YAMLSyntax

/// The registry's address names another Google Cloud project than a component
/// that uses it.
enum ProjectMismatch: Rule {
  // A registry shared by several projects is common: worth knowing, no mistake.
  static let metadata = RuleMetadata(
    "project-mismatch", area: .stack,
    summary: "A component belongs to another Google Cloud project than the registry",
    severity: .information, stage: .advice, fix: .unsafe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    guard let stack = context.runTime?.stack, let registry = stack.containerRegistry,
      let project = context.stackRegistry.flatMap(project)
    else { return }
    let others = stack.components.compactMap { component -> (RunTimeComponent, String, ByteRange)? in
      guard usesRegistry(component), let own = component.text("project").known, own != project,
        !isNumber(own), let range = component.place(of: "project")
      else { return nil }
      return (component, own, range)
    }
    guard let (first, own, range) = others.first else { return }
    let uri = registry.placeOrFlavor(of: "uri")
    let related =
      [RelatedPlace(range: uri.range, message: registryPlace(project))]
      + others.dropFirst().map { RelatedPlace(range: $0.2, message: place($0.0, $0.1)) }
    findings.add(
      Self.self, at: range, location: first.location(of: "project"), message(first, own, project),
      related: related.shortened, fixes: fixes(others.map { $0.2 }, project, context))
  }

  private static func fixes(_ ranges: [ByteRange], _ project: String, _ context: AnalysisContext) -> [Fix] {
    // An alias stands in several components.
    let edits = Set(ranges).compactMap { context.rewriting($0, to: project) }
    guard edits.count == Set(ranges).count else { return [] }
    return [Fix(title: write(project), applicability: .unsafe, edits: edits)]
  }

  /// Components that pull or push the stack's images in the project's name.
  private static func usesRegistry(_ component: RunTimeComponent) -> Bool {
    switch (component.type, component.flavor) {
    case ("orchestrator", "vertex"), ("step_operator", "vertex"), ("deployer", "gcp"),
      ("image_builder", "gcp"):
      true
    default: false
    }
  }

  /// The project's id; nil where the address names none for sure.
  private static func project(of reference: RegistryReference) -> String? {
    switch reference.registry {
    case .artifactRegistry, .containerRegistry: break
    default: return nil
    }
    guard let first = reference.path.first, first.isKnown, !isNumber(first.text) else { return nil }
    // `example.com/my-project` is the project `example.com:my-project`.
    guard first.text.contains(".") else { return first.text }
    guard let second = reference.path.dropFirst().first, second.isKnown else { return nil }
    return first.text + ":" + second.text
  }

  /// A project may be named by its number, which says nothing about its id.
  private static func isNumber(_ text: String) -> Bool { text.utf8.allSatisfy { (0x30...0x39).contains($0) } }

  // MARK: Texts

  private static func write(_ project: String) -> String { "Write the registry's project, `\(project)`" }

  private static func message(_ component: RunTimeComponent, _ own: String, _ project: String) -> String {
    "\(place(component, own)), the registry to \(project.quoted); make sure that the one may use the "
      + "other's images, or write the same project"
  }

  private static func place(_ component: RunTimeComponent, _ own: String) -> String {
    "\(StackWords.component(component)) belongs to the project \(own.quoted)"
  }

  private static func registryPlace(_ project: String) -> String {
    "the registry belongs to the project \(project.quoted)"
  }
}
