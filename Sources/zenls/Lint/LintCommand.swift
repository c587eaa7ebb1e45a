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
        zenls lint . --format text --format sarif=zenls.sarif
        envsubst < stack.tmpl.yaml | zenls lint - --stdin-path stack.yaml
        zenls lint . --fail-on warning --ignore plaintext-secret
        zenls lint . --diff
        zenls lint stack.yaml --fix
        zenls lint . --add-ignores --diff
        zenls lint . --write-baseline known.json
        zenls lint . --baseline known.json
        zenls lint . --watch

      The command line stands above the nearest .zenls.yaml upwards from a file, and a comment above both: \
      `# zenls: ignore[RULE] reason` silences a finding on its line or on the line below, at any severity, and \
      `# zenls: ignore-file[RULE] reason` those of the whole file.

      Exit status: 0 nothing at or above --fail-on; 1 findings; 2 the request is wrong or a file could not \
      be read.
      """)

  @Argument(
    help: "Files, directories (searched for *.yaml and *.yml) or '-' for standard input.", completion: .file()
  )
  var paths: [String] = ["."]

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

  @OptionGroup(title: "Known findings")
  var baseline: BaselineOptions

  @Option(
    name: .customLong("stdin-path"), help: ArgumentHelp("Names what comes from '-'.", valueName: "path"))
  var standardInputPath: String = "<stdin>"

  @Flag(help: "Apply safe fixes: those of which the text can only have meant the result.")
  var fix = false

  @Flag(help: "With --fix or --diff: also fixes that choose or add something.")
  var unsafeFixes = false

  @Flag(
    help: """
      Show the fixes, or the comments of --add-ignores, as a unified diff on standard output, and write nothing.
      """)
  var diff = false

  @Flag(
    help: """
      Write '# zenls: ignore[rule]' comments for what is found, with --fix for what remains.
      """)
  var addIgnores = false

  @Option(
    help: ArgumentHelp(
      "Files to check at the same time; by default as many as there are processor cores.", valueName: "number"
    ),
    transform: JobCount.init(argument:))
  var jobs: JobCount?

  @OptionGroup(title: "Output options")
  var output: OutputOptions

  @Flag(help: "Check again whenever a file changes, until Ctrl-C; the exit status is then 0.")
  var watch = false

  func validate() throws {
    if fix, diff { throw ValidationError("--diff writes nothing and --fix does; choose one of them") }
    if addIgnores, baseline.written != nil {
      throw ValidationError(
        "--add-ignores and --write-baseline both accept what is found; choose one of them")
    }
    if unsafeFixes, !fix, !diff || addIgnores {
      throw ValidationError(
        addIgnores ? "--unsafe-fixes needs --fix beside it" : "--unsafe-fixes needs --fix or --diff beside it"
      )
    }
    if watch, paths.contains("-") { throw ValidationError("--watch cannot read standard input again") }
    if watch, baseline.written != nil {
      throw ValidationError("--watch tells findings and --write-baseline does not; choose one of them")
    }
  }

  func run() throws {
    if settings.showsSettings { return showSettings() }
    guard watch else { throw try lint().exitCode }
    let files = [settings.document.config, baseline.known].compactMap(\.self)
    let reports = try output.requests().compactMap(\.file)
    let plan = lintRun(fixing, known: nil)
    try WatchLoop(paths: paths, files: files, ignored: reports).run(
      plan: { plan.plan(paths) }, lint: { _ = try lint() })
  }

  private var fixing: FixRequest {
    FixRequest(fix: fix, diff: diff, withUnsafe: unsafeFixes, addsIgnores: addIgnores)
  }

  private func lintRun(_ fixing: FixRequest, known: KnownFindings?) -> LintRun {
    let selection = RuleSelection(selected: select.flatMap(\.names), ignored: ignore.flatMap(\.names))
    return LintRun(
      settings: settings.analysisSettings, configuration: settings.document.config, selection: selection,
      known: known, fixing: fixing, provesFixes: output.tellsEdits, standardInputPath: standardInputPath,
      jobs: jobs?.count ?? JobCount.availableCores)
  }

  private func lint() throws -> ExitStatus {
    let fixing = fixing
    var baselines = try BaselineUse(baseline)
    let run = lintRun(fixing, known: baselines.known)
    // Standard output may belong to the diff or to a fixed text.
    let stream = fixing.takesOutput(of: paths) ? StandardStreams.error : StandardStreams.output
    var outputs = try ReportOutputs(output, standard: diff || baselines.isWriting ? nil : stream)
    var fixes = FixDelivery(fixing, output: StandardStreams.output)
    var progress = ProgressLine(on: output.quiet ? nil : StandardStreams.error)
    let plan = run.check(
      paths, writeSettings: { fixes.writeSettings($0) }, begin: { progress.begin($0) },
      deliver: { result in
        progress.erase()
        let result = fixes.deliver(result)
        baselines.add(result)
        outputs.add(result)
        progress.step()
      })
    progress.erase()
    outputs.report.fixes = fixes.count
    outputs.report.unwritten = fixes.unwritten
    outputs.report.failures += plan.failures
    outputs.report.emptyDirectories = plan.emptyDirectories
    outputs.report.notes = baselines.notes + fixes.notes
    return baselines.finish(outputs.finish(failOn: failOn))
  }

  private func showSettings() {
    var scopes = ScopeFinder(settings.analysisSettings, configuration: settings.document.config)
    for path in paths {
      let name = path == "-" ? standardInputPath : path
      StandardStreams.output.write(ShownSettings(path: name, options: settings, scopes: &scopes).text)
    }
  }
}
