/// The Argilla annotator (ZenML 0.98.0).
enum ArgillaAnnotatorChecks {
  static let ensureInstanceURLEndsWithoutSlash = ConfigurationCheck.text(
    "ArgillaAnnotatorSettings.ensure_instance_url_ends_without_slash"
  ) { $0.withoutTrailingSlashes() }
}
