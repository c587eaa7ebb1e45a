import ConfigAnalysis

/// Reads what the user named and has the core judge it.
struct LintRun {
  /// What the command line asks; a project's `.zenls.yaml` fills in the rest.
  let settings: AnalysisSettings
  /// The path that `--config` gives, if any.
  let configuration: String?
  let selection: RuleSelection
  let standardInputPath: String
  /// Threads that check files.
  let jobs: Int

  /// Checks what `paths` name. The results are delivered one by one, in the
  /// order of the files, whatever the number of threads.
  func check(_ paths: [String], deliver: (FileResult) -> Void) -> LintPlan {
    let scopes = ScopeFinder(settings, configuration: configuration)
    let plan = LintPlan(paths, standardInputPath: standardInputPath, scopes: scopes)
    let tasks = plan.tasks
    let check = FileCheck(selection: selection)
    OrderedWork(count: tasks.count, jobs: jobs) { check.result(of: tasks[$0]) }.run(deliver)
    return plan
  }
}
