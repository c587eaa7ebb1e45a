import ConfigAnalysis
import YAMLSyntax

/// Reads what the user named and has the core judge it.
struct LintRun {
  /// What the command line asks; a project's `.zenls.yaml` fills in the rest.
  let settings: AnalysisSettings
  let selection: RuleSelection
  let standardInputPath: String
  private var projects: ProjectFinder
  /// Absolute paths of what was read: a file that is named twice, or lies in a
  /// folder that is named too, is judged once.
  private var seen: Set<String> = []

  /// - Parameter configuration: the path that `--config` gives, if any.
  init(
    settings: AnalysisSettings, selection: RuleSelection, standardInputPath: String, configuration: String?
  ) {
    self.settings = settings
    self.selection = selection
    self.standardInputPath = standardInputPath
    projects = ProjectFinder(only: configuration)
  }

  mutating func check(_ paths: [String]) -> LintReport {
    var report = LintReport()
    for path in paths {
      if path == "-" {
        add(FileReader.readStandardInput(), path: standardInputPath, isNamed: true, to: &report)
      } else if FileFinder.isDirectory(path) {
        addDirectory(path, to: &report)
      } else if isNew(path) {
        add(FileReader.read(path), path: path, isNamed: true, to: &report)
      }
    }
    return report
  }

  private mutating func isNew(_ path: String) -> Bool {
    seen.insert(ProjectFinder.absolute(path)).inserted
  }

  private mutating func addDirectory(_ path: String, to report: inout LintReport) {
    var finder = FileFinder()
    finder.walk(path)
    report.failures += finder.failures
    if finder.files.isEmpty, finder.failures.isEmpty { report.emptyDirectories.append(path) }
    for file in finder.files where isNew(file) && !projects.excludes(file) {
      add(FileReader.read(file), path: file, isNamed: false, to: &report)
    }
  }

  private mutating func add(
    _ content: Result<[UInt8], FileReader.Failure>, path: String, isNamed: Bool, to report: inout LintReport
  ) {
    switch content {
    case .failure(let failure): report.failures.append((path, failure.reason))
    case .success(let bytes):
      var settings = settings
      if let project = projects.project(of: path) {
        settings.adopt(project.settings, forFile: project.relativePath(of: path))
        if !ProjectFinder.isSettingsFile(path) { addOnce(project, to: &report) }
      }
      if ProjectFinder.isSettingsFile(path) { settings.kind = settings.kind ?? .settings }
      judge(SourceText(bytes), path: path, isNamed: isNamed, settings, to: &report)
    }
  }

  private func judge(
    _ source: SourceText, path: String, isNamed: Bool, _ settings: AnalysisSettings,
    to report: inout LintReport
  ) {
    let analysis = Analyzer(settings: settings).analyze(source)
    switch analysis.recognition {
    case .foreign(let reason): if isNamed { report.skipped.append((path, reason)) }
    case .recognised(let kind):
      report.files.append(
        LintReport.CheckedFile(
          path: path, kind: kind, zenmlVersion: analysis.zenmlVersion, source: analysis.source,
          findings: analysis.findings.filter(selection.includes)))
    }
  }

  /// A settings file with mistakes is reported once, before the first file that
  /// it is used for.
  private mutating func addOnce(_ project: ProjectFinder.Project, to report: inout LintReport) {
    guard projects.isNew(project) else { return }
    switch project.content {
    case .failure(let failure): report.failures.append((project.path, failure.reason))
    case .success(let source):
      var settings = AnalysisSettings()
      settings.kind = .settings
      let findings = Analyzer(settings: settings).analyze(source).findings.filter(selection.includes)
      if findings.isEmpty { return }
      report.files.append(
        LintReport.CheckedFile(
          path: project.path, kind: .settings, zenmlVersion: nil, source: source, findings: findings))
    }
  }
}
