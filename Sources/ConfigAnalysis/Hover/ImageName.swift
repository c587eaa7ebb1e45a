import ContainerRegistries
import YAMLSyntax

/// The name under which ZenML pushes images to a registry:
/// `uri/REPOSITORY:tag`, with `default_repository` or `zenml` for the repository
/// (utils/pipeline_docker_image_builder.py, 0.98.0).
enum ImageName {
  /// What stands behind the address; nil where it is not known or where the
  /// address is wrong.
  static func suffix(behind uri: SyntaxNode, in fields: EntryTable, _ settings: AnalysisSettings) -> String? {
    guard uri.isString, !uri.isTemplate, !uri.isDamaged else { return nil }
    let reference = RegistryReference.parse(uri.text)
    guard reference.isComplete, !reference.hasTemplate else { return nil }
    var repository = "zenml"
    var segments = 1
    if let node = fields["default_repository"]?.value.resolved {
      if !node.value.isNone {
        guard node.isString, !node.isTemplate, !node.text.isEmpty, node.text.utf8.count <= 255 else {
          return nil
        }
        repository = node.text
        segments = max(1, RegistryReference.parse("localhost/" + repository).path.count)
      }
    }
    let extra = settings.extraRegions.values.reduce(into: Set<String>()) { $0.formUnion($1) }
    let problems = reference.problems(
      in: RegistryContext(suffix: .segments(segments), extraLocations: extra))
    guard problems.allSatisfy({ $0.severity == .information || $0.severity == .hint || $0.kind == .slashes })
    else { return nil }
    let slash = uri.text.hasSuffix("/") ? "" : "/"
    return "\(slash)\(repository):TAG"
  }
}
