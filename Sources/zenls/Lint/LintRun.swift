import ConfigAnalysis

/// Reads what the user named and has the core judge it.
struct LintRun {
  /// What the command line asks; a project's `.zenls.yaml` fills in the rest.
  let settings: AnalysisSettings
  /// The path that `--config` gives, if any.
  let configuration: String?
  let selection: RuleSelection
  /// What a baseline knows.
  let known: KnownFindings?
  /// What is done about findings with fixes.
  let fixing: FixRequest
  /// The edits of fixes are told.
  let provesFixes: Bool
  let standardInputPath: String
  /// Threads that check files.
  let jobs: Int

  /// Checks what `paths` name. The results are delivered one by one, in the
  /// order of the files, whatever the number of threads.
  ///
  /// - Parameters:
  ///   - writeSettings: writes the fixes of a settings file, if it has any, and
  ///     says whether it did.
  ///   - begin: is told how many results there will be.
  func check(
    _ paths: [String], writeSettings: (FileResult) -> Bool, begin: (Int) -> Void,
    deliver: (FileResult) -> Void
  ) -> LintPlan {
    let check = FileCheck(selection: selection, known: known, fixing: fixing, provesFixes: provesFixes)
    var plan = plan(paths)
    // Settings come first: with a mistake put right, they may say something else of the other files.
    if fixing.isWriting {
      let written = plan.settingsFiles.count { writeSettings(check.result(of: $0)) }
      if written > 0 { plan = self.plan(paths) }
    }
    let tasks = plan.tasks
    begin(tasks.count)
    OrderedWork(count: tasks.count, jobs: jobs) { check.result(of: tasks[$0]) }.run(deliver)
    return plan
  }

  /// What is there to check.
  func plan(_ paths: [String]) -> LintPlan {
    let scopes = ScopeFinder(settings, configuration: configuration)
    return LintPlan(paths, standardInputPath: standardInputPath, scopes: scopes)
  }
}
