import ConfigAnalysis

/// Reads what the user named and has the core judge it.
struct LintRun {
  /// How each file is judged.
  let check: FileCheck
  /// Threads that check files.
  let jobs: Int
  let standardInputPath: String
  /// The path that `--config` gives, if any.
  let configuration: String?

  /// Checks what `paths` name. The results are delivered one by one, in the
  /// order of the files, whatever the number of threads.
  func run(_ paths: [String], deliver: (FileResult) -> Void) -> LintPlan {
    let plan = LintPlan(paths, standardInputPath: standardInputPath, configuration: configuration)
    let (tasks, check) = (plan.tasks, check)
    OrderedWork(count: tasks.count, jobs: jobs) { check.result(of: tasks[$0]) }.run(deliver)
    return plan
  }
}
