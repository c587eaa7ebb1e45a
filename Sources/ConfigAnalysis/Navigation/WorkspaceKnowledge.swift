import ContainerRegistries
import YAMLSyntax
import ZenMLCatalog

/// What the documents of a workspace tell about the world outside of them; empty
/// is fine.
public struct WorkspaceKnowledge: Sendable {
  /// Ids of Google Cloud projects, from registry addresses and `project:` fields.
  public var projects: Set<String> = []
  /// Names of repositories, from registry addresses.
  public var repositories: Set<String> = []
  /// `name.key` of secret references.
  public var secrets: Set<String> = []
  /// Locations of clouds, from registry addresses and fields.
  public var regions: Set<String> = []
  /// ZenML versions that documents name.
  public var versions: Set<String> = []

  public init() {}

  /// Gathers from a document, in one pass over its components.
  public mutating func add(_ analysis: Analysis) { add(analysis, exceptAt: nil) }

  /// - Parameter cursor: the value there is being typed and does not count.
  mutating func add(_ analysis: Analysis, exceptAt cursor: Int?) {
    guard let document = analysis.document else { return }
    if let version = analysis.zenmlVersion, ZenMLVersion(version) != nil { versions.insert(version) }
    for component in document.components {
      let fields = component.isFlat ? component.node : component.configuration?.value.resolved
      guard let fields, fields.kind == .mapping else { continue }
      for pair in fields.pairs {
        let range = pair.value.range
        if let cursor, range.start <= cursor, cursor <= range.end { continue }
        add(pair.key.text, pair.value.resolved)
      }
    }
  }

  /// Adds what another one knows.
  public mutating func merge(_ other: WorkspaceKnowledge) {
    projects.formUnion(other.projects)
    repositories.formUnion(other.repositories)
    secrets.formUnion(other.secrets)
    regions.formUnion(other.regions)
    versions.formUnion(other.versions)
  }

  private mutating func add(_ key: String, _ value: SyntaxNode) {
    guard value.kind == .scalar, value.range.count <= 1000 else { return }
    let text = value.text
    guard !text.isEmpty, !TemplateMarks.isUnknown(text) else { return }
    if SecretReferenceText.matches(text) {
      secrets.insert(String(text.dropFirst(2).dropLast(2)).pythonStripped())
      return
    }
    switch key {
    case "uri": addAddress(RegistryReference.parse(text))
    case "project", "project_id": if NameGuard.isProject(text) { projects.insert(text) }
    case "region", "location":
      if CloudProvider.allCases.contains(where: { CloudLocations.of($0)[text] != nil }) {
        regions.insert(text)
      }
    default: break
    }
  }

  private mutating func addAddress(_ reference: RegistryReference) {
    if let location = reference.registry.location { regions.insert(location.id.text.lowercased()) }
    guard case .artifactRegistry = reference.registry, let project = reference.project else { return }
    if NameGuard.isProject(project.text) { projects.insert(project.text) }
    guard let index = reference.path.firstIndex(of: project), index + 1 < reference.path.count else { return }
    let repository = reference.path[index + 1]
    if repository.isKnown, NameGuard.isRepository(repository.text) { repositories.insert(repository.text) }
  }
}

/// Which words are worth being offered again: what a cloud would refuse is not.
private enum NameGuard {
  static func isProject(_ text: String) -> Bool {
    guard (4...64).contains(text.utf8.count), let first = text.utf8.first else { return false }
    return isLower(first) && text.utf8.allSatisfy { isLower($0) || isDigit($0) || $0 == 0x2D }
  }

  static func isRepository(_ text: String) -> Bool {
    guard (1...63).contains(text.utf8.count), let first = text.utf8.first else { return false }
    return isLower(first) && text.utf8.allSatisfy { isLower($0) || isDigit($0) || $0 == 0x2D }
  }

  private static func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
