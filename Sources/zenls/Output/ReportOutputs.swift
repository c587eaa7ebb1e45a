import ArgumentParser
import ConfigAnalysis
import ProjectFiles

/// The reports of one run, each in its format and place, written while files
/// are being checked.
struct ReportOutputs {
  var report = LintReport()

  private let options: OutputOptions
  private var targets: [Target] = []
  /// What went wrong with a file to write.
  private var failures: [(path: String, reason: String)] = []
  private let hasSummary: Bool
  private let statisticsStream: OutputStream?

  private struct Target {
    var writer: any ReportWriter
    /// Nil for standard output.
    let file: File?
  }

  private struct File {
    let path: String
    let absolutePath: String
    let replacement: FileReplacement
  }

  /// Opens every file, so that nobody waits for a check whose report is lost.
  ///
  /// - Parameter standard: where what has no file goes; nil for nowhere, since
  ///   standard output is wanted for something else.
  init(_ options: OutputOptions, standard: OutputStream?) throws {
    self.options = options
    var isForPeople = true
    var hasSummary = true
    for request in try options.requests() {
      if let path = request.file {
        switch FileReplacement.open(path) {
        case .failure(let failure): failures.append((path, failure.reason))
        case .success(let replacement):
          let format = request.format == .auto ? .text : request.format
          let writer = format.writer(to: replacement.stream, isColored: options.color == .always)
          let file = File(path: path, absolutePath: FilePath.absolute(path), replacement: replacement)
          targets.append(Target(writer: writer, file: file))
        }
        continue
      }
      guard let standard else { continue }
      let format = request.format.resolved(toTerminal: standard.isTerminal)
      isForPeople = format.isForPeople
      hasSummary = format.hasSummary
      // Statistics take the place of the findings.
      if isForPeople, options.statistics { continue }
      let writer = format.writer(to: standard, isColored: options.color.isOn(for: standard))
      targets.append(Target(writer: writer, file: nil))
    }
    self.hasSummary = hasSummary
    statisticsStream = options.statistics ? (isForPeople ? standard : nil) ?? StandardStreams.error : nil
    if failures.isEmpty { return }
    discardFiles()
    printFailures()
    throw ExitStatus.usage.exitCode
  }

  mutating func add(_ result: FileResult) {
    keepFromOverwriting(result.path)
    report.add(result)
    guard case .checked(let file) = result.outcome else { return }
    for index in targets.indices { targets[index].writer.add(file) }
  }

  /// Ends every report and gives the files their places.
  mutating func finish(failOn: FailOn) -> ExitStatus {
    for index in targets.indices { targets[index].writer.finish(report) }
    for file in targets.compactMap(\.file) {
      if let failure = file.replacement.commit() { failures.append((file.path, failure.reason)) }
    }
    statisticsStream.map { Statistics.write(report, to: $0) }
    StandardStreams.output.flush()
    report.printNotes(
      to: StandardStreams.error, withSummary: hasSummary, isQuiet: options.quiet)
    printFailures()
    return failures.isEmpty ? report.exitStatus(failOn: failOn) : .usage
  }

  /// A report must not take the place of a document (`--output stack.yaml`).
  private mutating func keepFromOverwriting(_ path: String) {
    guard targets.contains(where: { $0.file != nil }) else { return }
    let path = FilePath.absolute(path)
    guard let index = targets.firstIndex(where: { $0.file?.absolutePath == path }),
      let file = targets[index].file
    else { return }
    file.replacement.discard()
    targets.remove(at: index)
    failures.append((file.path, "it is one of the files that are checked"))
  }

  private func discardFiles() {
    for target in targets { target.file?.replacement.discard() }
  }

  private func printFailures() {
    for failure in failures {
      let text = TerminalText.visible("error: cannot write '\(failure.path)': \(failure.reason)")
      StandardStreams.error.write("zenls: \(text)\n")
    }
  }
}
