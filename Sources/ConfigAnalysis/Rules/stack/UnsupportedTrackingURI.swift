import TextDistance
import YAMLSyntax
import ZenMLCatalog

/// An MLflow tracking URI of a kind that the tracker does not take: ZenML
/// imports it, and cannot build the component when a pipeline starts.
enum UnsupportedTrackingURI: Rule {
  static let metadata = RuleMetadata(
    "unsupported-tracking-uri", area: .stack,
    summary: "An MLflow tracking URI has a scheme that the tracker does not take",
    severity: .error, stage: .run, fix: .safe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    guard let verdict = context.runTime else { return }
    for component in verdict.components(refusing: .trackingScheme) {
      let place = component.placeOrFlavor(of: "tracking_uri")
      findings.add(
        Self.self, at: place.range, location: place.location,
        message(component.text("tracking_uri").known ?? ""), fixes: fixes(component, place.range, context))
    }
  }

  /// A misspelt scheme.
  private static func fixes(
    _ component: RunTimeComponent, _ range: ByteRange, _ context: AnalysisContext
  ) -> [Fix] {
    guard let uri = component.text("tracking_uri").known else { return [] }
    let scheme = String(uri.prefix { $0 != ":" })
    guard
      let right = isUnambiguousTypo(scheme, among: ModelValidators.trackingSchemes + ["https", "databricks"])
    else { return [] }
    // A server wants a login, which the text of another scheme did not need.
    let address = right + uri.dropFirst(scheme.count)
    guard let key = component.source.flavorKey, let yaml = PlainText.written(address),
      let schema = context.catalog.flavor(type: key.type, name: key.flavor),
      let trial = ConfigurationTrial(component.source, schema, in: context),
      trial.accepts(yaml, at: [.key("tracking_uri")])
    else { return [] }
    return context.fix(rename(right), .safe, rewriting: range, to: address)
  }

  // MARK: Texts

  private static func rename(_ scheme: String) -> String { "Write the scheme `\(scheme)`" }

  private static func message(_ uri: String) -> String {
    "\(uri.quoted) is no tracking URI that MLflow takes; write `https://…`, `http://…`, `file:…`, "
      + "`databricks` or a database's address (`postgresql`, `mysql`, `sqlite`, `mssql`)"
  }
}
