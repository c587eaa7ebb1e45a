import YAMLSyntax

/// Components of one stack that do not work together: where a stack validator
/// of ZenML refuses them an error, else what the services behind them cannot do.
enum IncompatibleComponents: Rule {
  static let metadata = RuleMetadata(
    "incompatible-components", area: .stack, summary: "Components of one stack do not work together",
    severity: .error, stage: .run, fix: .unsafe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    guard let verdict = context.runTime else { return }
    let locals = reportLocal(verdict, &findings)
    reportFlavors(verdict, besides: locals, context, &findings)
    for advice in CompatibilityAdvice.all(verdict, in: context) {
      findings.add(
        Self.self, at: advice.range, location: advice.location, advice.message, severity: .information,
        stage: advice.stage, related: advice.related.shortened)
    }
  }

  /// One finding for each component that is bound to the user's machine where
  /// others run elsewhere. Returns the places of these components in the stack.
  private static func reportLocal(_ verdict: RunTimeVerdict, _ findings: inout FindingCollector) -> Set<Int> {
    var order: [Int] = []
    var refusers: [Int: [RunTimeComponent]] = [:]
    for refusal in verdict.refusals {
      guard case .local(let index) = refusal.kind else { continue }
      if refusers[index] == nil { order.append(index) }
      refusers[index, default: []].append(verdict.stack.components[refusal.component])
    }
    for index in order {
      guard let all = refusers[index], let first = all.first else { continue }
      let local = verdict.stack.components[index]
      let related =
        all.dropFirst().map { RelatedPlace(range: $0.flavorPlace, message: cannotReach($0)) }
        + demands(verdict, on: index)
      let place = LocalPart.place(of: local)
      findings.add(
        Self.self, at: place.range, location: place.location, message(local, first, verdict.stack),
        related: related.shortened)
    }
    return Set(order)
  }

  /// What else is wrong with a component that is reported already.
  private static func demands(_ verdict: RunTimeVerdict, on index: Int) -> [RelatedPlace] {
    verdict.refusals.compactMap { refusal in
      guard case .flavor(index, let needed) = refusal.kind else { return nil }
      let component = verdict.stack.components[refusal.component]
      return RelatedPlace(
        range: component.flavorPlace, message: wants(component, verdict.stack.components[index].type, needed))
    }
  }

  private static func reportFlavors(
    _ verdict: RunTimeVerdict, besides locals: Set<Int>, _ context: AnalysisContext,
    _ findings: inout FindingCollector
  ) {
    let store = verdict.stack.index(ofType: "artifact_store")
    for refusal in verdict.refusals {
      let component = verdict.stack.components[refusal.component]
      let text: String
      let other: Int?
      switch refusal.kind {
      case .flavor(let index, let needed):
        other = index
        text = message(component, verdict.stack.components[index], needed, verdict.stack)
      case .pipelineRoot:
        other = store
        text = pipelineRoot(component)
      case .trackingURI:
        other = store
        text = trackingURI(component)
      default: continue
      }
      if let other, locals.contains(other) { continue }
      let related = other.map { verdict.stack.components[$0] }.map {
        RelatedPlace(range: $0.flavorPlace, message: flavorOf($0))
      }
      findings.add(
        Self.self, at: component.flavorPlace, location: component.flavorLocation, text,
        related: related.map { [$0] } ?? [],
        fixes: refusal.kind == .pipelineRoot ? settingRoot(of: component, context) : [])
    }
  }

  private static func settingRoot(of component: RunTimeComponent, _ context: AnalysisContext) -> [Fix] {
    context.setting([(name: "pipeline_root", yaml: "\"gs://<BUCKET>\"")], of: component.source).map {
      [Fix(title: rootTitle, applicability: .unsafe, edits: $0)]
    } ?? []
  }

  // MARK: Texts

  private static let rootTitle = "Set `pipeline_root` to a bucket"

  private static func message(
    _ local: RunTimeComponent, _ refuser: RunTimeComponent, _ stack: RunTimeStack
  ) -> String {
    "the \(StackWords.named(local)) is bound to your machine, where \(StackWords.component(refuser)) cannot reach it; "
      + LocalPart.remedy(for: local, refuser)
  }

  private static func cannotReach(_ refuser: RunTimeComponent) -> String {
    "\(StackWords.component(refuser)) cannot reach it either"
  }

  private static func message(
    _ component: RunTimeComponent, _ other: RunTimeComponent, _ needed: String, _ stack: RunTimeStack
  ) -> String {
    let isLater = stack.components.contains { $0.type == other.type && $0.flavor == needed }
    let remedy =
      isLater
      ? "put the one of flavor `\(needed)` first, ZenML looks at no other" : "use one of flavor `\(needed)`"
    return "\(wants(component, other.type, needed)), and \(StackWords.component(other)) is none; \(remedy)"
  }

  private static func wants(_ component: RunTimeComponent, _ type: String, _ needed: String) -> String {
    "\(StackWords.component(component)) needs \(StackWords.withArticle(type)) of flavor `\(needed)`"
  }

  private static func pipelineRoot(_ component: RunTimeComponent) -> String {
    "\(StackWords.component(component)) keeps its files in Google Cloud Storage, and the artifact store is not there; "
      + "set `pipeline_root` to a `gs://` path or use an artifact store of flavor `gcp`"
  }

  private static func trackingURI(_ component: RunTimeComponent) -> String {
    "\(StackWords.component(component)) has no `tracking_uri`, which works with an artifact store of flavor `local` "
      + "only; set `tracking_uri` to the address of an MLflow server"
  }

  private static func flavorOf(_ component: RunTimeComponent) -> String {
    "the \(StackWords.named(component)) is of flavor `\(component.flavor ?? "")`"
  }
}
