import ArgumentParser
import ProjectFiles

/// Where the findings go, in which form, and what is said beside them.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .customLong("format"),
    help: ArgumentHelp(
      """
      How to print findings: auto, text, compact, json, sarif, github, gitlab or junit; with =FILE into a file \
      (repeatable). The default auto is github in a job of GitHub Actions, else text.
      """,
      valueName: "format[=file]"),
    completion: .list(OutputFormat.names), transform: FormatArgument.init(argument:))
  var formats: [FormatArgument] = []

  @Option(
    name: .customLong("output"),
    help: ArgumentHelp("Write the report into this file instead of standard output.", valueName: "file"),
    completion: .file())
  var file: String?

  @Flag(help: "Say nothing but findings and errors: no notes, no summary.")
  var quiet = false

  @Flag(
    help:
      "Print how often each rule was broken, instead of the findings; beside a format for programs, on standard error."
  )
  var statistics = false

  @Option(
    help: "Colour the text output: auto, always or never.", completion: .list(ColorChoice.names),
    transform: ColorChoice.parse)
  var color: ColorChoice = .auto

  func validate() throws { _ = try requests() }

  /// One for each report that is to be written.
  func requests() throws -> [FormatArgument] {
    guard let file else {
      let requests = formats.isEmpty ? [FormatArgument(format: .auto, file: nil)] : formats
      try check(requests)
      return requests
    }
    if file.isEmpty { throw ValidationError("--output needs the name of a file") }
    if formats.count > 1 {
      throw ValidationError("--output is for one format; write '--format \(formats[0].format)=\(file)'")
    }
    if let first = formats.first?.file {
      throw ValidationError("the report goes to '\(first)' already; leave out --output")
    }
    return [FormatArgument(format: formats.first?.format ?? .auto, file: file)]
  }

  /// Some report holds the edits of fixes.
  var tellsEdits: Bool { formats.contains { $0.format == .json || $0.format == .sarif } }

  private func check(_ requests: [FormatArgument]) throws {
    let onStandardOutput = requests.filter { $0.file == nil }
    if onStandardOutput.count > 1 {
      let names = onStandardOutput.map { "'\($0.format)'" }.joined(separator: " and ")
      throw ValidationError(
        "only one format can go to standard output, not \(names); give the others a file: "
          + "'--format \(onStandardOutput[1].format)=FILE'")
    }
    var files: Set<String> = []
    for file in requests.compactMap(\.file) where !files.insert(FilePath.absolute(file)).inserted {
      throw ValidationError("two formats go to '\(file)'; give each a file of its own")
    }
  }
}
