import ConfigAnalysis
import ProjectFiles
import YAMLSyntax

/// Checks one file: a pure function of its path, its bytes and the settings,
/// which any thread may call.
struct FileCheck: Sendable {
  let selection: RuleSelection
  /// What a baseline knows.
  let known: KnownFindings?
  /// What is done about findings with fixes.
  let fixing: FixRequest
  /// The edits of fixes are told: programs apply them one by one.
  let provesFixes: Bool

  /// Reads the file of `task` and checks it.
  func result(of task: FileTask) -> FileResult {
    switch content(of: task) {
    case .failure(let failure):
      FileResult(path: task.path, outcome: .failed(reason: failure.reason))
    case .success(let source):
      result(of: task, source)
    }
  }

  private func result(of task: FileTask, _ source: SourceText) -> FileResult {
    let outcome = check(source, of: task)
    var result = FileResult(path: task.path, outcome: outcome)
    if case .standardInput = task.content, fixing.isWriting {
      if case .checked(let file) = outcome, let change = file.change {
        result.standardInput = change.bytes
      } else {
        result.standardInput = source.bytes
      }
    }
    return result
  }

  private func content(of task: FileTask) -> Result<SourceText, FileReader.Failure> {
    switch task.content {
    case .file: FileReader.read(task.path).map { SourceText($0) }
    case .standardInput: FileReader.readStandardInput().map { SourceText($0) }
    case .settings(let project): project.content
    }
  }

  private func check(_ source: SourceText, of task: FileTask) -> FileResult.Outcome {
    let analyzer = Analyzer(
      settings: task.scope.settings(forFile: task.path), files: NamedFiles.near(task.path))
    let analysis = analyzer.analyze(source)
    switch analysis.recognition {
    case .foreign(let reason): return task.isNamed ? .skipped(reason: reason) : .passedOver
    case .recognised(let kind):
      let report = findings(of: analysis, by: analyzer, task)
      if report.findings.isEmpty, case .settings = task.content { return .passedOver }
      return .checked(
        CheckedFile(
          path: task.path, kind: kind, zenmlVersion: analysis.zenmlVersion,
          report: report,
          change: change(of: analysis, analyzer, task)))
    }
  }

  /// What fixes, and comments for what remains, make of a document. A settings
  /// file that was read for its settings may lie outside of what the user named.
  private func change(of analysis: Analysis, _ analyzer: Analyzer, _ task: FileTask) -> FileChange? {
    if fixing.isIdle { return nil }
    if case .settings = task.content { return nil }
    var outcome = FixOutcome(unchanged: analysis)
    if let scope = fixing.scope {
      outcome = Fixer(analyzer: analyzer, scope: scope, isSelected: selection.includes).fix(analysis)
    }
    var (edits, result) = (outcome.edits, outcome.analysis)
    var (ignored, refusals) = (0, [String]())
    if fixing.addsIgnores {
      let left = findings(of: result, by: analyzer, task).findings
      let silenced = analyzer.ignore(left, after: outcome)
      refusals = IgnoreRefusal.notes(silenced.refused, in: result, path: task.path)
      (edits, result, ignored) = (silenced.edits, silenced.analysis, silenced.ignored)
    }
    guard !edits.isEmpty || !refusals.isEmpty else { return nil }
    let secrets = fixing.isWriting ? [] : analyzer.secrets(in: analysis)
    return FileChange(
      root: task.root, original: analysis.source.bytes, edits: edits, fixed: outcome.fixed.count,
      ignored: ignored, refusals: refusals, secretLines: analysis.source.newlineLines(of: secrets),
      source: result.source, zenmlVersion: result.zenmlVersion,
      remaining: findings(of: result, by: analyzer, task))
  }

  private func findings(of analysis: Analysis, by analyzer: Analyzer, _ task: FileTask) -> FileFindings {
    FileFindings(
      of: analysis, by: analyzer, path: task.path, selection, known: known, provesFixes: provesFixes)
  }
}
