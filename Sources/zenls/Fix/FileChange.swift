import ConfigAnalysis
import YAMLSyntax

/// What fixes make of one file, not written yet.
struct FileChange: Sendable {
  /// The tree out of which the change must not reach.
  let root: String
  let original: [UInt8]
  /// Of `original`, in order of place.
  let edits: [TextEdit]
  /// Findings that are gone.
  let fixed: Int
  /// Findings that comments silence.
  let ignored: Int
  /// What is to be said about those that no comment can silence.
  let refusals: [String]
  /// Lines of `original` that no output shows.
  let secretLines: Set<Int>
  /// The text after the edits.
  let source: SourceText
  let zenmlVersion: String?
  /// What is to be said of it.
  let remaining: FileFindings

  var bytes: [UInt8] { source.bytes }
  /// There may be nothing but refusals.
  var isEdit: Bool { !edits.isEmpty }
}

/// How much fixes did, or would do.
struct FixCount {
  let isDone: Bool
  var findings = 0
  /// Nil where no comments were asked for.
  var ignored: Int?

  /// Nil where there is nothing to tell.
  var words: String? {
    let counts = [(findings, "fixed"), (ignored ?? 0, "ignored")].filter { $0.0 > 0 }
    guard let first = counts.first else { return nil }
    let rest = counts.dropFirst().map { " and \($0) \($1)" }.joined()
    return "\(LintReport.counted(first.0, "finding")) \(first.1)\(rest)\(isDone ? "" : " by the diff")"
  }
}
