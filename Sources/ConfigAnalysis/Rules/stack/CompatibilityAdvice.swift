import ContainerRegistries
import YAMLSyntax

/// What ZenML's validators accept, but the services behind the components most
/// likely do not. Information only: a file does not show what is set up around
/// it, such as service connectors.
struct CompatibilityAdvice {
  let range: ByteRange
  let location: String
  let message: String
  let stage: Stage
  let related: [RelatedPlace]

  static func all(_ verdict: RunTimeVerdict, in context: AnalysisContext) -> [CompatibilityAdvice] {
    registryAdvice(verdict, context) + storeAdvice(verdict)
  }

  /// The registry is one that a component cannot pull from or push to.
  private static func registryAdvice(
    _ verdict: RunTimeVerdict, _ context: AnalysisContext
  ) -> [CompatibilityAdvice] {
    guard let registry = verdict.stack.containerRegistry, let reference = context.stackRegistry else {
      return []
    }
    if context.settings.isPrivate(host: reference.host?.text, authority: reference.authority) { return [] }
    let unable = verdict.stack.components.compactMap { component in
      RegistryReach.need(of: component, unmetBy: reference.registry).map { (component, $0) }
    }
    guard let (first, need) = unable.first else { return [] }
    let place = registry.placeOrFlavor(of: "uri")
    return [
      CompatibilityAdvice(
        range: place.range, location: place.location, message: message(first, need, reference.text),
        stage: .push,
        related: unable.map { component, need in
          RelatedPlace(range: component.flavorPlace, message: reach(component, need))
        })
    ]
  }

  /// The artifact store is a folder of the user's machine, and steps run on
  /// another one, which no validator looks at.
  private static func storeAdvice(_ verdict: RunTimeVerdict) -> [CompatibilityAdvice] {
    guard let store = verdict.stack.artifactStore, Locality.isLocal(store),
      let orchestrator = verdict.stack.orchestrator, runsElsewhere(orchestrator),
      !verdict.refusals.contains(where: {
        $0.kind == .local(component: verdict.stack.index(ofType: store.type) ?? -1)
      })
    else { return [] }
    let place = LocalPart.place(of: store)
    return [
      CompatibilityAdvice(
        range: place.range, location: place.location, message: message(store, orchestrator),
        stage: .advice,
        related: [RelatedPlace(range: orchestrator.flavorPlace, message: runsThere(orchestrator))])
    ]
  }

  private static func runsElsewhere(_ orchestrator: RunTimeComponent) -> Bool {
    switch orchestrator.flavor {
    case "hyperai", "lightning": true
    case "ssh": orchestrator.text("hostname").known.map { !loopback.contains($0) } ?? false
    default: false
    }
  }

  private static let loopback: Set<String> = ["localhost", "127.0.0.1", "::1"]

  // MARK: Texts

  private static func message(_ component: RunTimeComponent, _ need: RegistryReach.Need, _ address: String)
    -> String
  {
    "\(reach(component, need)), and the stack's registry is \(address.quoted); "
      + "use \(need.remedy)"
  }

  private static func reach(_ component: RunTimeComponent, _ need: RegistryReach.Need) -> String {
    "\(StackWords.component(component)) \(need.can)"
  }

  private static func message(_ store: RunTimeComponent, _ orchestrator: RunTimeComponent) -> String {
    "the \(StackWords.named(store)) is a folder of your machine, and \(runsThere(orchestrator)); "
      + "use a store that can be reached from there, such as `s3`, `gcp` or `azure`"
  }

  private static func runsThere(_ orchestrator: RunTimeComponent) -> String {
    "\(StackWords.component(orchestrator)) runs steps on another one"
  }
}
