import YAMLSyntax

/// An MLflow tracking URI of a kind that the tracker does not take: ZenML
/// imports it, and cannot build the component when a pipeline starts.
enum UnsupportedTrackingURI: Rule {
  static let metadata = RuleMetadata(
    "unsupported-tracking-uri", area: .stack,
    summary: "An MLflow tracking URI has a scheme that the tracker does not take",
    severity: .error, stage: .run, fix: .none)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    guard let verdict = context.runTime else { return }
    for component in verdict.components(refusing: .trackingScheme) {
      let place = component.placeOrFlavor(of: "tracking_uri")
      findings.add(
        Self.self, at: place.range, location: place.location,
        message(component.text("tracking_uri").known ?? ""))
    }
  }

  // MARK: Texts

  private static func message(_ uri: String) -> String {
    "\(uri.quoted) is no tracking URI that MLflow takes; write `https://…`, `http://…`, `file:…`, "
      + "`databricks` or a database's address (`postgresql`, `mysql`, `sqlite`, `mssql`)"
  }
}
