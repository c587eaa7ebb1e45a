import ConfigAnalysis
import YAMLSyntax

/// What remains of a run of `zenls lint` when the findings are written: counts,
/// and the files by name.
struct LintReport {
  /// Recognised files, in the order in which they were given or found.
  private(set) var files: [CheckedFileSummary] = []
  /// Named files that are none of our business, each with the reason.
  private(set) var skipped: [(path: String, reason: String)] = []
  /// Files and directories that could not be read.
  var failures: [(path: String, reason: String)] = []
  /// Files whose fixes could not be written; their findings remain.
  var unwritten: [(path: String, reason: String)] = []
  /// What fixes did; nil where none were asked for.
  var fixes: FixCount?
  /// What else is to be said beside the findings.
  var notes: [String] = []
  /// Directories in which there was nothing to check, each with the reason.
  var emptyDirectories: [(path: String, reason: String)] = []
  private(set) var ruleCounts: [RuleID: RuleCount] = [:]
  private var severityCounts: [Severity: Int] = [:]
  /// Findings that a fix exists for.
  private(set) var fixableCount = 0

  /// Takes in what the check of one file gave.
  mutating func add(_ result: FileResult) {
    switch result.outcome {
    case .checked(let file): add(file)
    case .skipped(let reason): skipped.append((result.path, reason))
    case .failed(let reason): failures.append((result.path, reason))
    case .passedOver: break
    }
  }

  private mutating func add(_ file: CheckedFile) {
    files.append(CheckedFileSummary(file))
    for finding in file.findings {
      severityCounts[finding.severity, default: 0] += 1
      ruleCounts[finding.rule, default: RuleCount()].add(finding)
      if !finding.fixes.isEmpty { fixableCount += 1 }
    }
  }

  func count(_ severity: Severity) -> Int { severityCounts[severity] ?? 0 }

  func exitStatus(failOn: FailOn) -> ExitStatus {
    if !failures.isEmpty || !unwritten.isEmpty { return .usage }
    guard let limit = failOn.severity else { return .clean }
    return severityCounts.keys.contains { $0 >= limit } ? .findings : .clean
  }

  /// Standard error's part: what could not be read, what was skipped, and the
  /// summary line; only the first if it is to be quiet.
  func printNotes(to stream: OutputStream, withSummary: Bool, isQuiet: Bool) {
    func note(_ text: String) { stream.write("zenls: \(TerminalText.visible(text))\n") }
    for failure in failures { note("error: cannot read '\(failure.path)': \(failure.reason)") }
    for failure in unwritten { note("error: cannot write '\(failure.path)': \(failure.reason)") }
    if isQuiet { return }
    for skip in skipped { note("skipped '\(skip.path)': \(skip.reason)") }
    for directory in emptyDirectories { note("note: \(directory.reason) in '\(directory.path)'") }
    notes.forEach(note)
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

/// A recognised file, without its text.
struct CheckedFileSummary {
  let path: String
  let kind: DocumentKind
  let zenmlVersion: String?
  let encoding: TextEncoding

  init(_ file: CheckedFile) {
    path = file.path
    kind = file.kind
    zenmlVersion = file.zenmlVersion
    encoding = file.source.encoding
  }
}

/// How often a rule was broken.
struct RuleCount {
  private(set) var findings = 0
  private(set) var fixable = 0
  /// The worst of its findings.
  private(set) var severity = Severity.hint

  mutating func add(_ finding: Finding) {
    findings += 1
    if !finding.fixes.isEmpty { fixable += 1 }
    severity = max(severity, finding.severity)
  }
}
