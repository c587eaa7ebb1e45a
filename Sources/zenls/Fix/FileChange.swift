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
  /// The text after the edits.
  let source: SourceText
  let zenmlVersion: String?
  /// What is to be said of it.
  let remaining: FileFindings

  var bytes: [UInt8] { source.bytes }
}

/// How much fixes did, or would do.
struct FixCount {
  let isDone: Bool
  var findings = 0

  /// Nil where there is nothing to tell.
  var words: String? {
    guard findings > 0 else { return nil }
    let counted = LintReport.counted(findings, "finding")
    return isDone ? "\(counted) fixed" : "\(counted) fixed by the diff"
  }
}
