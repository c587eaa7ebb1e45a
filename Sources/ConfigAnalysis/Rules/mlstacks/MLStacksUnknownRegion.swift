import ContainerRegistries
import YAMLSyntax

/// A `default_region` that is no region of the provider: mlstacks takes any text,
/// and Terraform fails later. Lists lag the clouds, so it is only a warning.
enum MLStacksUnknownRegion: Rule {
  static let metadata = RuleMetadata(
    "mlstacks-unknown-region", area: .mlstacks, summary: "The provider has no such region",
    severity: .warning, stage: .advice, fix: .safe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    MLStacksReport.add(Self.self, context, &findings)
  }

  // MARK: Texts

  static func suggestion(_ region: String, _ provider: String) -> Suggestion {
    let regions = CloudProvider(rawValue: provider).map(CloudLocations.of)?.all ?? []
    return Suggestion(for: region, among: regions.filter { $0.kind == .region }.map(\.id))
  }

  static func message(_ region: String, _ provider: String, _ range: ByteRange) -> String {
    let date = CloudProvider(rawValue: provider).map(CloudLocations.of)?.dataDate ?? ""
    let question = suggestion(region, provider).question
    let owner = CloudProvider.allCases.first { CloudLocations.of($0)[region]?.kind == .region }
    if let owner {
      return
        "\(region.quoted) is a region of `\(owner.rawValue)`, not of `\(provider)`; write one of `\(provider)`"
    }
    return "\(region.quoted) is no region of `\(provider)` known on \(date)"
      + (question.isEmpty
        ? "; write the region's id, as `zenls catalog regions \(provider)` lists them" : question)
  }
}
