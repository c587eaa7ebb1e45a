import ConfigAnalysis
import ProjectFiles
import YAMLSyntax

/// Writes what the checks of files have put right, one file after the other, in
/// the order of the report.
struct FixDelivery {
  private let request: FixRequest
  private let output: OutputStream
  private var findings = 0
  private var ignored = 0
  /// What else is to be said: where a comment or a part of the diff is missing,
  /// and why.
  private(set) var notes: [String] = []
  /// Files whose fixes could not be written; their findings remain.
  private(set) var unwritten: [(path: String, reason: String)] = []

  init(_ request: FixRequest, output: OutputStream) {
    self.request = request
    self.output = output
  }

  /// Nil where no fixes were asked for.
  var count: FixCount? {
    if request.isIdle { return nil }
    return FixCount(
      isDone: request.isWriting, findings: findings, ignored: request.addsIgnores ? ignored : nil)
  }

  /// Writes a settings file that the run is about to read again; it is reported
  /// then, and so is why it could not be written.
  mutating func writeSettings(_ result: FileResult) -> Bool {
    guard case .checked(let file) = result.outcome, let change = file.change, change.isEdit else {
      return false
    }
    return write(change, to: file.path) == nil
  }

  /// Gives what is to be said of a file: of the fixed text where that was
  /// written.
  mutating func deliver(_ result: FileResult) -> FileResult {
    if let text = result.standardInput { output.write(text) }
    guard case .checked(var file) = result.outcome, let change = file.change else { return result }
    file.change = nil
    if !request.isWriting {
      count(change)
      let diff = UnifiedDiff(
        of: file.path, original: change.original, edits: change.edits, hiding: change.secretLines)
      output.write(diff.bytes)
      if let note = diff.note { notes.append(note) }
    } else if !change.isEdit {
      count(change)
    } else if let failure = result.standardInput == nil ? write(change, to: file.path) : nil {
      unwritten.append((file.path, failure.reason))
    } else {
      if result.standardInput != nil { count(change) }
      file = CheckedFile(
        path: file.path, kind: file.kind, zenmlVersion: change.zenmlVersion, report: change.remaining)
    }
    return FileResult(path: file.path, outcome: .checked(file))
  }

  private mutating func write(_ change: FileChange, to path: String) -> FileReplacer.Failure? {
    let failure = FileReplacer.replace(path, in: change.root, holding: change.original, with: change.bytes)
    if failure == nil { count(change) }
    return failure
  }

  private mutating func count(_ change: FileChange) {
    findings += change.fixed
    ignored += change.ignored
    notes += change.refusals
  }
}
