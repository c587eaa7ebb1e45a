import YAMLSyntax
import ZenMLCatalog

/// Replays what `zenml stack import --ignore-version-mismatch FILE.yaml` does
/// to a document in a fresh local store (0.98.0; facts in the doc comments
/// below), without stopping at the first refusal.
enum ImportJudge {
  static func refusals(
    of document: ConfigDocument, catalog: Catalog, settings: AnalysisSettings
  ) -> [ImportRefusal] {
    []
  }
}
