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

  @OptionGroup(title: "Settings")
  var settings: SettingsOptions

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
    if settings.showsSettings { return showSettings() }
    let selection = RuleSelection(selected: select.flatMap(\.names), ignored: ignore.flatMap(\.names))
    let run = LintRun(
      settings: settings.analysisSettings, configuration: settings.config, selection: selection,
      standardInputPath: standardInputPath, jobs: jobs?.count ?? JobCount.availableCores)
    var report = LintReport()
    let plan = run.check(paths) { report.add($0) }
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

  private func showSettings() {
    var scopes = ScopeFinder(settings.analysisSettings, configuration: settings.config)
    for path in paths {
      let name = path == "-" ? standardInputPath : path
      StandardStreams.output.write(ShownSettings(path: name, options: settings, scopes: &scopes).text)
    }
  }
}
