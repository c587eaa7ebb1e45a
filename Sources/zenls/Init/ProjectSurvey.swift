import ConfigAnalysis
import ProjectFiles
import YAMLSyntax
import ZenMLCatalog

/// What there is below a folder, for a `.zenls.yaml` to begin with.
struct ProjectSurvey {
  /// Recognised files by kind: paths relative to the folder, in order.
  private(set) var files: [DocumentKind: [String]] = [:]
  /// How many stack files name each ZenML version.
  private(set) var versions: [String: Int] = [:]
  /// Stack files that name none.
  private(set) var filesWithoutVersion = 0
  /// Flavors that ZenML does not have: by type and name, the first file.
  private(set) var unknownFlavors: [String: [String: String]] = [:]
  /// Findings by rule.
  private(set) var findings: [String: Int] = [:]
  /// Folders of which ZenML refuses every file: examples of mistakes, perhaps.
  /// Relative, with the number of files.
  private(set) var refusedFolders: [(path: String, count: Int)] = []
  /// What could not be read, each with the reason.
  private(set) var failures: [(path: String, reason: String)] = []

  /// Looks at every YAML file below `root`, whatever settings there are.
  init(of root: String) {
    let absoluteRoot = FilePath.absolute(root)
    var finder = FileFinder()
    finder.walk(root) { folder in
      let place = FilePath.relative(FilePath.absolute(folder.path), to: absoluteRoot)
      var (ours, refused) = (0, 0)
      for name in folder.files where name != Project.fileName {
        let relative = place.isEmpty ? name : place + "/" + name
        guard let isRefused = look(at: folder.path(of: name), as: relative) else { continue }
        ours += 1
        if isRefused { refused += 1 }
      }
      if ours > 0, refused == ours, !place.isEmpty { refusedFolders.append((place, refused)) }
      return folder.folders
    }
    failures += finder.failures
  }

  /// Whether ZenML refuses the file; nil where it is none of ours.
  private mutating func look(at path: String, as name: String) -> Bool? {
    switch FileReader.read(path) {
    case .failure(let failure):
      failures.append((path, failure.reason))
      return nil
    case .success(let bytes):
      let analysis = Analyzer().analyze(SourceText(bytes))
      guard case .recognised(let kind) = analysis.recognition else { return nil }
      count(analysis, kind, name)
      return analysis.findings.contains(where: \.isBlocking)
    }
  }

  private mutating func count(_ analysis: Analysis, _ kind: DocumentKind, _ name: String) {
    files[kind, default: []].append(name)
    if kind == .stack {
      if let version = analysis.zenmlVersion {
        versions[version, default: 0] += 1
      } else {
        filesWithoutVersion += 1
      }
    }
    for finding in analysis.findings { findings[finding.rule.name, default: 0] += 1 }
    let catalog = Catalog.current
    for component in analysis.document?.components ?? [] {
      guard let (type, flavor) = component.flavorKey, catalog.componentType(type) != nil,
        !flavor.isEmpty, catalog.flavor(type: type, name: flavor) == nil
      else { continue }
      if unknownFlavors[type]?[flavor] == nil { unknownFlavors[type, default: [:]][flavor] = name }
    }
  }
}
