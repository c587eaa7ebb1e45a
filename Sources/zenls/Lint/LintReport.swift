import ConfigAnalysis

/// Everything one run of `zenls lint` has to say.
struct LintReport {
  /// Recognised files, in the order in which they were given or found.
  var files: [CheckedFile] = []
  /// Named files that are none of our business, each with the reason.
  var skipped: [(path: String, reason: String)] = []
  /// Files and directories that could not be read.
  var failures: [(path: String, reason: String)] = []
  /// Files whose fixes could not be written; their findings remain.
  var unwritten: [(path: String, reason: String)] = []
  /// What fixes did; nil where none were asked for.
  var fixes: FixCount?
  /// Directories in which there was nothing to check, each with the reason.
  var emptyDirectories: [(path: String, reason: String)] = []

  /// Takes in what the check of one file gave.
  mutating func add(_ result: FileResult) {
    switch result.outcome {
    case .checked(let file): files.append(file)
    case .skipped(let reason): skipped.append((result.path, reason))
    case .failed(let reason): failures.append((result.path, reason))
    case .passedOver: break
    }
  }

  func count(_ severity: Severity) -> Int {
    files.reduce(0) { $0 + $1.findings.count { $0.severity == severity } }
  }

  /// Findings that a fix exists for.
  var fixableCount: Int { files.reduce(0) { $0 + $1.findings.count { !$0.fixes.isEmpty } } }

  func exitStatus(failOn: FailOn) -> ExitStatus {
    if !failures.isEmpty || !unwritten.isEmpty { return .usage }
    guard let limit = failOn.severity else { return .clean }
    let hasFinding = files.contains { $0.findings.contains { $0.severity >= limit } }
    return hasFinding ? .findings : .clean
  }

  /// Standard error's part: what could not be read, what was skipped, and the
  /// summary line.
  func printNotes(to stream: OutputStream, withSummary: Bool) {
    func note(_ text: String) { stream.write("zenls: \(TerminalText.visible(text))\n") }
    for failure in failures { note("error: cannot read '\(failure.path)': \(failure.reason)") }
    for failure in unwritten { note("error: cannot write '\(failure.path)': \(failure.reason)") }
    for skip in skipped { note("skipped '\(skip.path)': \(skip.reason)") }
    for directory in emptyDirectories { note("note: \(directory.reason) in '\(directory.path)'") }
    if withSummary { note(summary) }
  }

  private var summary: String {
    let checked = Self.counted(files.count, "file") + " checked"
    let parts = Severity.allCases.compactMap { severity -> String? in
      let count = count(severity)
      return count == 0 ? nil : Self.counted(count, severity)
    }
    let fixed = fixes?.words.map { ", " + $0 } ?? ""
    if parts.isEmpty { return "\(checked)\(fixed), nothing \(fixes?.isDone == true ? "left" : "found")" }
    let fixable = fixableCount == 0 ? "" : " (\(fixableCount) with a fix)"
    return "\(checked)\(fixed), " + parts.joined(separator: ", ") + fixable
  }

  static func counted(_ count: Int, _ word: String) -> String {
    "\(count) \(word)\(count == 1 ? "" : "s")"
  }

  private static func counted(_ count: Int, _ severity: Severity) -> String {
    switch severity {
    case .error, .warning, .hint: counted(count, severity.rawValue)
    case .information: "\(count) information"
    }
  }
}
