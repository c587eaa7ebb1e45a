public import YAMLSyntax
public import ZenMLCatalog

extension ProjectSettings {
  /// Reads the text of a `.zenls.yaml`; what cannot be understood is left out
  /// (the rule `configuration-invalid` reports it).
  public init(_ source: SourceText, catalog: Catalog = .current) {
    let tree = SyntaxTree.parse(source)
    guard let root = tree.root else {
      self.init()
      return
    }
    self = SettingsReader(root, catalog: catalog).settings
  }
}

extension AnalysisSettings {
  /// What the project says, for one file of it.
  ///
  /// - Parameter path: of the file, relative to the folder of `.zenls.yaml`.
  public mutating func adopt(_ project: ProjectSettings, forFile path: String) {
    globKind = globKind ?? project.kind(ofFile: path)
    defaultZenMLVersion = defaultZenMLVersion ?? project.zenmlVersion
    for (type, flavors) in project.customFlavors {
      customFlavors[type, default: []].formUnion(flavors.keys)
    }
    for (cloud, regions) in project.extraRegions {
      extraRegions[cloud, default: []].formUnion(regions)
    }
    privateHosts.formUnion(project.privateHosts)
    severities.merge(project.rules) { own, _ in own }
  }
}
