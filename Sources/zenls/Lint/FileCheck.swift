import ConfigAnalysis
import YAMLSyntax

/// Checks one file: a pure function of its path, its bytes and the settings,
/// which any thread may call.
struct FileCheck: Sendable {
  /// What the command line asks; a project's settings fill in the rest.
  let settings: AnalysisSettings
  let selection: RuleSelection

  /// Reads the file of `task` and checks it.
  func result(of task: FileTask) -> FileResult {
    switch content(of: task) {
    case .failure(let failure):
      FileResult(path: task.path, outcome: .failed(reason: failure.reason))
    case .success(let source):
      FileResult(path: task.path, outcome: check(source, of: task))
    }
  }

  private func content(of task: FileTask) -> Result<SourceText, FileReader.Failure> {
    switch task.content {
    case .file: FileReader.read(task.path).map { SourceText($0) }
    case .standardInput: FileReader.readStandardInput().map { SourceText($0) }
    case .settings(let project): project.content
    }
  }

  private func check(_ source: SourceText, of task: FileTask) -> FileResult.Outcome {
    let analysis = Analyzer(settings: settings(for: task)).analyze(source)
    switch analysis.recognition {
    case .foreign(let reason): return task.isNamed ? .skipped(reason: reason) : .passedOver
    case .recognised(let kind):
      let findings = analysis.findings.filter(selection.includes)
      if findings.isEmpty, case .settings = task.content { return .passedOver }
      return .checked(
        CheckedFile(
          path: task.path, kind: kind, zenmlVersion: analysis.zenmlVersion,
          source: findings.isEmpty ? SourceText([]) : analysis.source, findings: findings))
    }
  }

  private func settings(for task: FileTask) -> AnalysisSettings {
    if case .settings = task.content { return AnalysisSettings(kind: .settings) }
    var settings = settings
    if let project = task.project {
      settings.adopt(project.settings, forFile: project.relativePath(of: task.path))
    }
    if ProjectFinder.isSettingsFile(task.path) { settings.kind = settings.kind ?? .settings }
    return settings
  }
}
