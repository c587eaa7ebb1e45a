public import YAMLSyntax
public import ZenMLCatalog

extension ProjectSettings {
  /// Reads the text of a `.zenls.yaml`. What cannot be understood is left out
  /// (the rule `configuration-invalid` reports it); of a text that is no YAML,
  /// nothing counts.
  public init(_ source: SourceText, catalog: Catalog = .current) {
    let tree = SyntaxTree.parse(source)
    guard tree.isValid, let root = tree.root else {
      self.init()
      return
    }
    self = SettingsReader(root, catalog: catalog).settings
  }
}

extension AnalysisSettings {
  /// What the project says, for all its files; what the caller asked for wins.
  public mutating func adopt(_ project: ProjectSettings) {
    defaultZenMLVersion = defaultZenMLVersion ?? project.zenmlVersion
    for (type, flavors) in project.customFlavors {
      customFlavors[type, default: [:]].merge(flavors) { own, _ in own }
    }
    for (cloud, regions) in project.extraRegions {
      extraRegions[cloud, default: []].formUnion(regions)
    }
    privateHosts.formUnion(project.privateHosts)
    severities.merge(project.rules) { own, _ in own }
  }

  /// What the project says of one file of it.
  ///
  /// - Parameter path: of the file, relative to the folder of `.zenls.yaml`.
  public mutating func adoptKind(from project: ProjectSettings, ofFile path: String) {
    globKind = globKind ?? project.match(ofFile: path)?.kind
  }
}
