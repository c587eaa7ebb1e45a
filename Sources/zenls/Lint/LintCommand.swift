import ArgumentParser
import ConfigAnalysis

struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Check ZenML stack and component files.",
    discussion: """
      Files are recognised by their content; other YAML is left alone.

      Examples:
        zenls lint stack.yaml
        zenls lint deploy/ --format json
        envsubst < stack.tmpl.yaml | zenls lint - --stdin-path stack.yaml
        zenls lint . --fail-on warning --ignore plaintext-secret

      Exit status: 0 nothing at or above --fail-on; 1 findings; 2 the request is wrong or a file could not \
      be read.
      """)

  @Argument(help: "Files, directories (searched for *.yaml and *.yml) or '-' for standard input.")
  var paths: [String] = ["."]

  @Option(
    help: "How to print findings: text, json or auto.", completion: .list(OutputFormat.names),
    transform: OutputFormat.parse)
  var format: OutputFormat = .auto

  @Option(
    help: "Lowest severity that makes the exit status 1: error, warning, information, hint or never.",
    completion: .list(FailOn.names), transform: FailOn.parse)
  var failOn: FailOn = .error

  @Option(
    help: ArgumentHelp("Report these rules only (repeatable, comma separated).", valueName: "rules"),
    completion: .list(RuleRegistry.all.map(\.id.name)), transform: RuleList.init(argument:))
  var select: [RuleList] = []

  @Option(
    help: ArgumentHelp("Do not report these rules (repeatable, comma separated).", valueName: "rules"),
    completion: .list(RuleRegistry.all.map(\.id.name)), transform: RuleList.init(argument:))
  var ignore: [RuleList] = []

  @Option(
    help: "Judge every file as this kind of document: stack, component, mlstacks or config.",
    completion: .list(KindArgument.names), transform: KindArgument.parse)
  var kind: KindArgument?

  @Option(
    name: .customLong("zenml-version"),
    help: ArgumentHelp("Replaces the zenml_version of the documents, such as 0.98.0.", valueName: "version"),
    transform: VersionArgument.init(argument:))
  var zenmlVersion: VersionArgument?

  @Option(
    help: ArgumentHelp("Use these settings instead of the nearest .zenls.yaml.", valueName: "file"),
    completion: .file(extensions: ["yaml"]))
  var config: String?

  @Option(
    name: .customLong("stdin-path"), help: ArgumentHelp("Names what comes from '-'.", valueName: "path"))
  var standardInputPath: String = "<stdin>"

  @Option(
    help: ArgumentHelp(
      "Files to check at the same time; by default as many as there are processor cores.", valueName: "number"
    ),
    transform: JobCount.init(argument:))
  var jobs: JobCount?

  @Option(
    help: "Colour the text output: auto, always or never.", completion: .list(ColorChoice.names),
    transform: ColorChoice.parse)
  var color: ColorChoice = .auto

  func run() throws {
    var settings = AnalysisSettings()
    settings.kind = kind?.kind
    settings.zenmlVersion = zenmlVersion?.text
    let selection = RuleSelection(selected: select.flatMap(\.names), ignored: ignore.flatMap(\.names))
    let run = LintRun(
      check: FileCheck(settings: settings, selection: selection),
      jobs: jobs?.count ?? JobCount.availableCores,
      standardInputPath: standardInputPath, configuration: config)
    var report = LintReport()
    let plan = run.run(paths) { report.add($0) }
    report.failures += plan.failures
    report.emptyDirectories = plan.emptyDirectories
    switch format {
    case .json: JSONReport.write(report, to: StandardStreams.output)
    case .auto, .text:
      let styled = color.isOn(for: StandardStreams.output)
      TextReport(isColored: styled).write(report, to: StandardStreams.output)
    }
    StandardStreams.output.flush()
    report.printNotes(to: StandardStreams.error, withSummary: format != .json)
    throw report.exitStatus(failOn: failOn).exitCode
  }
}
