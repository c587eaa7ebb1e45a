import ContainerRegistries
import YAMLSyntax
import ZenMLCatalog

/// A container registry's address in a document, judged. A class: every registry
/// rule goes over all of them.
final class RegistryAddress {
  /// Which field holds it.
  enum Field: String {
    case uri
    /// What ZenML puts between `uri` and the tag.
    case defaultRepository = "default_repository"
  }

  let field: Field
  let component: StackComponent
  /// The flavor, where it is known by name.
  let flavor: String?
  /// Where in the document: `components.container_registry[0].configuration.uri`.
  var location: String { Self.location(of: component, field) }
  let reference: RegistryReference
  let problems: [RegistryProblem]
  /// Why ZenML itself refuses the address, if it does.
  let refusal: RegistryRefusal?
  private let scalar: ScalarEditor

  init?(
    _ field: Field, in fields: EntryTable, of component: StackComponent, _ context: AnalysisContext,
    refusal: RegistryRefusal.Source?
  ) {
    guard let node = fields[field.rawValue]?.value.resolved, node.kind == .scalar, !node.isDamaged,
      let text = node.value.string, node.isTemplate || !context.isFilledInLater(node)
    else { return nil }
    self.field = field
    self.component = component
    flavor = component.flavorName
    scalar = ScalarEditor(node: node, text: text, source: context.source)
    let reference = RegistryReference.parse(text)
    let problems: [RegistryProblem]
    switch field {
    case .uri:
      let isPrivate = context.settings.isPrivate(
        host: reference.host?.text, authority: reference.authority)
      problems = isPrivate ? [] : reference.problems(in: Self.surroundings(fields, context))
    case .defaultRepository:
      let host = RegistryHostInRepository.stands(in: reference) ? reference.host : nil
      problems = RepositoryPath.problems(in: text).filter { !($0.range.overlaps(host?.range ?? 0..<0)) }
    }
    self.reference = reference
    self.problems = problems
    self.refusal = refusal.map { RegistryRefusal($0, of: reference, problems: problems) }
  }

  /// Where the address's bytes stand in the document.
  func range(of range: Range<Int>) -> ByteRange { scalar.range(of: range) }

  /// The whole value.
  var range: ByteRange { scalar.node.range }
  var node: SyntaxNode { scalar.node }

  func fix(_ fix: RegistryFix) -> Fix? {
    guard let edits = scalar.edits(fix.edits) else { return nil }
    return Fix(title: fix.title, applicability: fix.isSafe ? .safe : .unsafe, edits: edits)
  }

  static func location(of component: StackComponent, _ field: Field) -> String {
    var parts = component.location.isEmpty ? [] : [component.location]
    if !component.isFlat { parts.append("configuration") }
    return (parts + [field.rawValue]).joined(separator: ".")
  }

  /// ZenML names images `uri/REPOSITORY:tag`, with `default_repository` or
  /// `zenml` for the repository (utils/pipeline_docker_image_builder.py, 0.98.0).
  private static func surroundings(_ fields: EntryTable, _ context: AnalysisContext) -> RegistryContext {
    var suffix = RegistryContext.Suffix.segments(1)
    if let value = fields[Field.defaultRepository.rawValue]?.value.resolved {
      if value.isTemplate || value.isDamaged {
        suffix = .unknown
      } else if let text = value.value.string {
        let count = RegistryReference.parse("localhost/" + text)
        suffix = count.hasTemplate ? .unknown : .segments(max(1, count.path.count))
      }
    }
    let extra = context.settings.extraRegions.values.reduce(into: Set<String>()) { $0.formUnion($1) }
    return RegistryContext(suffix: suffix, extraLocations: extra)
  }
}

/// The repository that ZenML appends to an address: a path without a host.
enum RepositoryPath {
  /// A host to put in front, so that the text is read as a path.
  private static let host = "localhost/"

  /// What no registry takes in a path; ranges are offsets into `text`.
  static func problems(in text: String) -> [RegistryProblem] {
    let kinds: Set<RegistryProblem.Kind> = [
      .whitespace, .slashes, .uppercase, .imageInURI, .invalidPath, .placeholder,
    ]
    let shift = host.utf8.count
    return RegistryReference.parse(host + text).problems(in: RegistryContext(suffix: .unknown))
      .filter { kinds.contains($0.kind) && $0.range.lowerBound >= shift }
      .map { $0.shifted(by: -shift) }
  }
}
