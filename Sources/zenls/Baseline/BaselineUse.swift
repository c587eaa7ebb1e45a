import ConfigAnalysis
import ProjectFiles
import YAMLSyntax

/// What a run does with baselines: leaves known findings out, or writes all of
/// them down.
struct BaselineUse {
  /// Nil where everything is told.
  let known: KnownFindings?

  private let writing: Writing?
  private var entries: [Baseline.Entry] = []
  private var leftOutCount = 0
  private var staleCount = 0

  private struct Writing {
    let path: String
    /// Absolute.
    let folder: String
    let replacement: FileReplacement
  }

  /// Reads the one and opens the other, before anything is checked; says what
  /// is wrong with them.
  init(_ options: BaselineOptions) throws {
    switch options.known.map(KnownFindings.read) {
    case .failure(let failure)?:
      Self.say("error: cannot read the baseline '\(options.known ?? "")': \(failure.reason)")
      throw ExitStatus.usage.exitCode
    case .success(let read)?:
      // Who writes a new one wants all of it.
      known = options.written == nil ? read : nil
    case nil: known = nil
    }
    guard let path = options.written else {
      writing = nil
      return
    }
    switch FileReplacement.open(path) {
    case .failure(let failure):
      Self.say("error: cannot write '\(path)': \(failure.reason)")
      throw ExitStatus.usage.exitCode
    case .success(let replacement):
      writing = Writing(path: path, folder: KnownFindings.folder(of: path), replacement: replacement)
    }
  }

  /// Findings are written down, not told.
  var isWriting: Bool { writing != nil }

  mutating func add(_ result: FileResult) {
    guard case .checked(let file) = result.outcome else { return }
    if let known {
      leftOutCount += file.report.leftOutCount
      staleCount += max(0, known.count(forFile: file.path) - file.report.knownCount)
    }
    guard let writing, !file.findings.isEmpty else { return }
    let path = FilePath.relative(FilePath.absolute(file.path), to: writing.folder)
    entries += zip(file.findings, file.report.fingerprints).map { Baseline.Entry($0, $1, path: path) }
  }

  /// What is to be said of the known findings.
  var notes: [String] {
    guard let known else { return [] }
    var notes: [String] = []
    if leftOutCount > 0 {
      notes.append("\(LintReport.counted(leftOutCount, "finding")) left out, known by '\(known.path)'")
    }
    let stale = staleCount + known.countOfMissingFiles
    if stale > 0 {
      let entries = stale == 1 ? "1 entry" : "\(stale) entries"
      notes.append(
        "note: \(entries) of '\(known.path)' no longer match\(stale == 1 ? "es" : "") anything; --write-baseline "
          + "writes it anew")
    }
    return notes
  }

  /// Writes the findings down, unless something could not be checked: then they
  /// are not all of them.
  func finish(_ status: ExitStatus) -> ExitStatus {
    guard let writing else { return status }
    guard status != .usage else {
      writing.replacement.discard()
      Self.say("error: '\(writing.path)' is left as it was, since not everything could be checked")
      return .usage
    }
    let baseline = Baseline(entries)
    write(baseline, to: writing.replacement.stream)
    if let failure = writing.replacement.commit() {
      Self.say("error: cannot write '\(writing.path)': \(failure.reason)")
      return .usage
    }
    Self.say("\(LintReport.counted(baseline.entries.count, "finding")) written to '\(writing.path)'")
    return .clean
  }

  private func write(_ baseline: Baseline, to stream: OutputStream) {
    var json = JSONWriter(to: stream)
    json.beginObject()
    json.field("version", Baseline.formVersion)
    json.field("findings", of: baseline.entries) { entry, json in
      json.field("path", entry.path)
      json.field("rule", entry.rule)
      json.field("fingerprint", entry.fingerprint)
      json.field("message", entry.message)
    }
    json.endObject()
    json.finish()
  }

  private static func say(_ text: String) {
    StandardStreams.error.write("zenls: \(TerminalText.visible(text))\n")
  }
}
