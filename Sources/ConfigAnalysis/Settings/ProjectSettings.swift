public import YAMLSyntax
public import ZenMLCatalog

/// What a project's `.zenls.yaml` says.
public struct ProjectSettings: Sendable {
  /// The settings there are, by the names that a file gives them.
  public static let keys = SettingsReader.keys

  /// Fills in a missing `zenml_version`.
  public var zenmlVersion: String?
  /// Which kind of document the files of a glob are, in order; the first match
  /// wins.
  public var files: [(glob: GlobPattern, kind: DocumentKind)] = []
  /// Files and folders that are not looked at.
  public var exclude: [GlobPattern] = []
  /// Severity by rule; nil stands for `off`.
  public var rules: [String: Severity?] = [:]
  /// Custom flavors by component type and name.
  public var customFlavors: [String: [String: CustomFlavor]] = [:]
  /// Regions that the embedded lists do not have yet, by cloud.
  public var extraRegions: [String: Set<String>] = [:]
  /// Registry hosts of one's own, about which nothing is said; in lower case.
  public var privateHosts: Set<String> = []
  /// Where each setting stands in the file, by its location: `rules.NAME`,
  /// `files.GLOB`, `exclude.GLOB`, `custom_flavors.TYPE.NAME`,
  /// `registries.hosts.HOST`, `registries.regions.CLOUD.REGION`.
  public var places: [String: ByteRange] = [:]

  public init() {}

  /// The glob that gives a file its kind, and that kind.
  ///
  /// - Parameter path: relative to the folder of `.zenls.yaml`, with `/`.
  public func match(ofFile path: String) -> (glob: GlobPattern, kind: DocumentKind)? {
    files.first { $0.glob.matches(path) }
  }

  /// Is the file or folder itself excluded? What lies in an excluded folder is
  /// not asked for.
  ///
  /// - Parameter path: relative to the folder of `.zenls.yaml`, with `/`.
  public func excludes(_ path: String) -> Bool {
    exclude.contains { $0.matches(path) }
  }
}
