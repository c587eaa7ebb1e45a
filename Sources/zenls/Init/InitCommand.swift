import ArgumentParser
import Glibc
import ProjectFiles

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a commented .zenls.yaml for what there is in a folder.",
    discussion: """
      Looks at the YAML files of the folder: the versions of ZenML that they name, what they are, the flavors that \
      ZenML does not have. What it writes changes nothing until you take a comment sign away, but for the \
      zenml_version where files lack one. A .zenls.yaml that is there stays as it is.

      Examples:
        zenls init
        zenls init deploy/ --stdout
      """)

  @Argument(help: "The folder.", completion: .directory)
  var folder = "."

  @Flag(help: "Print the settings and write nothing.")
  var stdout = false

  @Flag(help: "Replace a .zenls.yaml that is there.")
  var force = false

  func run() throws {
    guard FileFinder.isDirectory(folder) else {
      let reason = FileFinder.exists(folder) ? "it is not a directory" : "no such directory"
      return try fail("cannot look into '\(folder)': \(reason)")
    }
    let path = folder == "." ? Project.fileName : FilePath.join(folder, Project.fileName)
    if !stdout, !force, access(path, F_OK) == 0 { return try failForExisting(path) }
    let survey = ProjectSurvey(of: folder)
    let text = StarterSettings(survey: survey).text
    if stdout {
      StandardStreams.output.write(text)
      StandardStreams.output.flush()
    } else {
      try write(text, to: path)
      let count = survey.files.values.reduce(0) { $0 + $1.count }
      say("'\(path)' written; \(LintReport.counted(count, "file")) of ZenML's found")
    }
    for failure in survey.failures { say("error: cannot read '\(failure.path)': \(failure.reason)") }
    if !survey.failures.isEmpty { throw ExitStatus.usage.exitCode }
  }

  private func write(_ text: String, to path: String) throws {
    guard force else { return try create(path, text) }
    switch FileReplacement.open(path) {
    case .failure(let failure): try fail("cannot write '\(path)': \(failure.reason)")
    case .success(let replacement):
      replacement.stream.write(text)
      if let failure = replacement.commit() { try fail("cannot write '\(path)': \(failure.reason)") }
    }
  }

  /// Never takes the place of anything, whoever makes it meanwhile.
  private func create(_ path: String, _ text: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      if errno == EEXIST { return try failForExisting(path) }
      return try fail("cannot write '\(path)': \(FileReader.errorText())")
    }
    let stream = OutputStream(descriptor: descriptor, flushLimit: 64 * 1024)
    stream.write(text)
    stream.flush()
    let failure = stream.failure ?? (close(descriptor) == 0 ? nil : FileReader.errorText())
    guard let failure else { return }
    unlink(path)
    try fail("cannot write '\(path)': \(failure)")
  }

  private func failForExisting(_ path: String) throws {
    try fail("'\(path)' is there already; --force replaces it, --stdout prints what it would be")
  }

  private func fail(_ text: String) throws {
    say("error: \(text)")
    throw ExitStatus.usage.exitCode
  }

  private func say(_ text: String) {
    StandardStreams.error.write("zenls: \(TerminalText.visible(text))\n")
  }
}
