import ConfigAnalysis
import YAMLSyntax

/// Checks one file: a pure function of its path, its bytes and the settings,
/// which any thread may call.
struct FileCheck: Sendable {
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
    let analysis = Analyzer(settings: task.scope.settings(forFile: task.path)).analyze(source)
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
}
