/// What a project's `.zenls.yaml` says.
public struct ProjectSettings: Sendable {
  /// Fills in a missing `zenml_version`.
  public var zenmlVersion: String?
  /// Which kind of document the files of a glob are, in order; the first match
  /// wins.
  public var files: [(glob: GlobPattern, kind: DocumentKind)] = []
  /// Files and folders that are not looked at.
  public var exclude: [GlobPattern] = []
  /// Severity by rule; nil stands for `off`.
  public var rules: [String: Severity?] = [:]
  /// Custom flavors: known, and with their fields where these are given.
  public var customFlavors: [String: [String: Set<String>?]] = [:]
  /// Regions that the embedded lists do not have yet, by cloud.
  public var extraRegions: [String: Set<String>] = [:]
  /// Registry hosts of one's own, about which nothing is said.
  public var privateHosts: Set<String> = []

  public init() {}

  /// The kind that the globs give to a file.
  ///
  /// - Parameter path: relative to the folder of `.zenls.yaml`, with `/`.
  public func kind(ofFile path: String) -> DocumentKind? {
    files.first { $0.glob.matches(path) }?.kind
  }

  /// Is the file, or a folder that it is in, excluded?
  public func excludes(_ path: String) -> Bool {
    var parts = path.split(separator: "/")
    while !parts.isEmpty {
      let prefix = parts.joined(separator: "/")
      if exclude.contains(where: { $0.matches(prefix) }) { return true }
      parts.removeLast()
    }
    return false
  }
}
