import ConfigAnalysis

/// What holds for one document: the project's `.zenls.yaml`, then the client's
/// settings.
struct DocumentSettings: Sendable {
  var analysis = AnalysisSettings()
  /// The project leaves the file out.
  var isExcluded = false
}
