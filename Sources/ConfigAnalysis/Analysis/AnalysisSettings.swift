public import ZenMLCatalog

/// What the caller (command line, editor, `.zenls.yaml`) asks of an analysis.
public struct AnalysisSettings: Sendable {
  /// Judge the document as this kind, whatever it looks like.
  public var kind: DocumentKind?
  /// The kind that a glob of `.zenls.yaml` gives the file; a modeline wins.
  public var globKind: DocumentKind?
  /// Replaces the document's own `zenml_version`.
  public var zenmlVersion: String?
  /// Fills in a missing `zenml_version`.
  public var defaultZenMLVersion: String?
  /// Custom flavors by component type and name: they are known, and their
  /// configuration is judged where its fields are.
  public var customFlavors: [String: [String: CustomFlavor]]
  /// Regions that the embedded lists do not have yet, by cloud (`gcp`, `aws`,
  /// `azure`).
  public var extraRegions: [String: Set<String>] = [:]
  /// Registry hosts about which nothing is said, in lower case, with a port or
  /// for any port.
  public var privateHosts: Set<String> = []
  /// Severities other than the rules' own; nil switches a rule off.
  public var severities: [String: Severity?] = [:]

  public init(
    kind: DocumentKind? = nil, globKind: DocumentKind? = nil, zenmlVersion: String? = nil,
    defaultZenMLVersion: String? = nil,
    customFlavors: [String: [String: CustomFlavor]] = [:]
  ) {
    self.kind = kind
    self.globKind = globKind
    self.zenmlVersion = zenmlVersion
    self.defaultZenMLVersion = defaultZenMLVersion
    self.customFlavors = customFlavors
  }

  /// - Parameters:
  ///   - host: of a registry's address.
  ///   - authority: the same with its port.
  func isPrivate(host: String?, authority: String?) -> Bool {
    [host, authority].contains { $0.map { privateHosts.contains($0.lowercased()) } ?? false }
  }

  /// What a flavor's configuration takes; nil where that is not known.
  func schema(type: String, flavor: String, in catalog: Catalog) -> FlavorSchema? {
    if let custom = customFlavors[type]?[flavor] {
      return catalog.schema(of: custom, type: type, name: flavor)
    }
    return catalog.flavor(type: type, name: flavor)
  }
}
