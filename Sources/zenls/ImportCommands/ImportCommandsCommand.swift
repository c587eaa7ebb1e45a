import ArgumentParser
import ConfigAnalysis
import ProjectFiles
import ShellCommands
import YAMLSyntax

struct ImportCommandsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import-commands",
    abstract: "Print the stack file that `zenml … register` commands amount to.",
    discussion: """
      Reads a script, the code of a README, or lines from standard input. The file goes to standard output, \
      what is to be said about the commands to standard error. What the commands leave open stands in the file as \
      a placeholder, such as <PROJECT_ID>; a secret becomes a reference.

      Examples:
        zenls import-commands setup.sh > stack.yaml
        zenls import-commands README.md --stack production
        pbpaste | zenls import-commands -
      """)

  @Argument(
    help: "A script, a Markdown file, or - for standard input.", completion: .file())
  var file: String = "-"

  @Option(help: "The stack to write, where there are several; else the last one that was registered or set.")
  var stack: String?

  @Option(
    name: .customLong("zenml-version"),
    help: ArgumentHelp("The version that the commands and the file are written for.", valueName: "version"),
    transform: VersionArgument.init(argument:))
  var zenmlVersion: VersionArgument?

  func run() throws {
    let bytes: [UInt8]
    switch file == "-" ? FileReader.readStandardInput() : FileReader.read(file) {
    case .success(let content): bytes = content
    case .failure(let failure): throw CommandFailure("\(shown): \(failure.reason)")
    }
    let reading = isMarkdown(bytes) ? ShellReading.markdown(bytes) : ShellReading.script(bytes)
    let result = CommandImport(reading, version: zenmlVersion?.text, stack: stack)
    let remarks = Remarks(file: shown, source: SourceText(bytes))
    for problem in result.problems {
      let range = ByteRange(problem.range.lowerBound, problem.range.upperBound)
      remarks.say(problem.kind == .problem ? .error : .note, problem.message, at: range)
    }
    if let stack, result.stack == nil {
      let names = result.stacks.map { "'\($0)'" }.joined(separator: ", ")
      throw CommandFailure(
        "\(shown): no command registers a stack '\(stack)'"
          + UnknownName.suggestion(for: stack, among: result.stacks)
          + (names.isEmpty ? "" : "; there are \(names)"))
    }
    guard let document = result.document else {
      throw CommandFailure("\(shown): no command registers a stack or a component")
    }
    let others = result.stacks.filter { $0 != result.stack }
    if let chosen = result.stack, !others.isEmpty {
      remarks.say(
        .note,
        "this is the stack '\(chosen)'; --stack writes another: \(others.map { "'\($0)'" }.joined(separator: ", "))"
      )
    }
    StandardStreams.output.write(document)
    StandardStreams.output.flush()
    if result.problems.contains(where: { $0.kind == .problem }) { throw ExitStatus.findings.exitCode }
  }

  private var shown: String { file == "-" ? "<stdin>" : file }

  private func isMarkdown(_ bytes: [UInt8]) -> Bool {
    let name = file.lowercased()
    if name.hasSuffix(".md") || name.hasSuffix(".markdown") { return true }
    guard file == "-" else { return false }
    return bytes.split(separator: UInt8(ascii: "\n")).contains { line in
      line.drop { $0 == 0x20 || $0 == 0x09 }.starts(with: "```".utf8)
    }
  }
}
