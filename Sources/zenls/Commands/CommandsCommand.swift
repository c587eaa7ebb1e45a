import ArgumentParser
import ConfigAnalysis
import FoundationEssentials
import ProjectFiles
import YAMLSyntax
import ZenMLCatalog

struct CommandsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "commands",
    abstract: "Print the commands that make a configuration real.",
    discussion: """
      Commands of zenml, gcloud, aws, az, doctl and docker for a stack or component file, for the version of ZenML \
      that it names: registering, logging in, connecting, deploying. What only you know stands in them as a \
      placeholder, such as <CONNECTOR_NAME>; secrets are referred to and never printed.

      Examples:
        zenls commands stack.yaml
        zenls commands stack.yaml --format sh > rebuild.sh
        zenls commands stack.yaml --component container_registry --for auth
        zenls commands registry.yaml --for connector --format markdown
        zenls commands --from old.yaml new.yaml

      With --format sh and no --for the script rebuilds the stack: its secrets, its components, the stack.

      With --from the commands lead from what one file describes, as ZenML holds it, to what the other one describes: \
      attributes changed and removed, components registered, put into the stack, taken out and deleted.

      Exit status: 0 all commands are there; 1 something in the file is wrong or missing, and what can be known is \
      printed; 2 the request is wrong, or the file could not be read or is none of ZenML's.
      """)

  @Argument(help: "A stack, component or mlstacks file, or '-' for standard input.", completion: .file())
  var file: String

  @Option(
    help: ArgumentHelp(
      "Only the commands about this component (or all of its type).", valueName: "type[/name]"),
    completion: .list(Catalog.current.componentTypes.map(\.name)), transform: ComponentArgument.parse)
  var component: ComponentSelector?

  @Option(
    help: ArgumentHelp(
      "Only the commands that lead from what this file describes, which ZenML holds, to what the other one does.",
      valueName: "old"),
    completion: .file())
  var from: String?

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "What the commands are for: \(CommandTopic.names.joined(separator: ", ")) (repeatable).",
      valueName: "topic"),
    completion: .list(CommandTopic.names), transform: CommandTopic.parse)
  var topics: [CommandTopic] = []

  @Option(
    help: "How to print: \(CommandsFormat.names.joined(separator: ", ")).",
    completion: .list(CommandsFormat.names), transform: CommandsFormat.parse)
  var format: CommandsFormat = .text

  @OptionGroup
  var document: DocumentOptions

  func validate() throws {
    if file == "-", from == "-" { throw ValidationError("only one of the two files can be standard input") }
  }

  func run() throws {
    let (analyzer, analysis) = try analyzed(file)
    let name = file == "-" ? nil : file
    let isRebuild = format == .sh && topics.isEmpty && from == nil
    let wanted = isRebuild ? CommandRequest.rebuild : topics.isEmpty ? nil : Set(topics)
    let request = CommandRequest(topics: wanted, component: component, file: name)
    let plan: CommandPlan
    let title: String
    if let from {
      plan = try change(from, to: analysis, analyzer, request)
      title = "Leads from what \(Self.shown(from)) describes to what \(shown) describes"
    } else {
      try checkComponent(in: [analysis].compactMap(\.document))
      plan = analyzer.commands(for: analysis, request)
      title = isRebuild && component == nil ? CommandRequest.rebuildTitle : "Commands for the file"
    }
    switch format {
    case .text: StandardStreams.output.write(CommandListing(plan).text)
    case .markdown: StandardStreams.output.write(CommandMarkdown(plan, source: analysis.source).text)
    case .json: try write(CommandReport(plan, source: analysis.source))
    case .sh:
      StandardStreams.output.write(
        CommandScript(plan, title: title, origin: name, source: analysis.source).text)
    }
    StandardStreams.output.flush()
    if format == .text || format == .sh { tell(plan, analysis.source) }
    if !plan.problems.isEmpty { throw ExitStatus.findings.exitCode }
  }

  private var shown: String { Self.shown(file) }

  private static func shown(_ file: String) -> String { file == "-" ? "<stdin>" : file }

  /// The plan that leads from the file `old` to the one that is analysed.
  private func change(
    _ old: String, to analysis: Analysis, _ analyzer: Analyzer, _ request: CommandRequest
  ) throws -> CommandPlan {
    let (oldAnalyzer, former) = try analyzed(old)
    try checkComponent(in: [analysis, former].compactMap(\.document))
    switch analyzer.commands(for: analysis, from: former, analyzedBy: oldAnalyzer, request) {
    case .success(let plan): return plan
    case .failure(.refused(let problem)):
      let place = FindingPlace(problem.range, in: former.source)
      throw CommandFailure(
        "\(Self.shown(old)):\(place.startLine):\(place.startColumn): ZenML would refuse it, so that no store holds what "
          + "it describes: \(problem.message)")
    case .failure(.differentKinds(let before, let wanted)):
      throw CommandFailure(
        "\(Self.shown(old)) is \(before.inWords) and \(shown) \(wanted.inWords): no commands lead from one to the other"
      )
    case .failure(.unchangeable(let kind)):
      throw CommandFailure("\(shown): no commands change what \(kind.inWords) describes")
    }
  }

  /// Reads and analyses a file, with the settings that hold for it.
  private func analyzed(_ file: String) throws -> (Analyzer, Analysis) {
    let shown = Self.shown(file)
    let content = file == "-" ? FileReader.readStandardInput() : FileReader.read(file)
    let bytes: [UInt8]
    switch content {
    case .success(let read): bytes = read
    case .failure(let failure): throw CommandFailure("\(shown): \(failure.reason)")
    }
    var scopes = ScopeFinder(document.analysisSettings, configuration: document.config)
    if let path = document.config, case .failure(let failure)? = scopes.configured?.content {
      throw CommandFailure("\(path): \(failure.reason)")
    }
    let folder = FilePath.parent(of: FilePath.absolute(shown))
    var settings = scopes.scope(inFolder: folder).settings(forFile: shown)
    if settings.kind == nil, FilePath.name(of: file) == Project.fileName { settings.kind = .settings }
    let analyzer = Analyzer(settings: settings, files: NamedFiles.near(shown))
    let analysis = analyzer.analyze(SourceText(bytes))
    switch analysis.recognition {
    case .recognised(.settings):
      throw CommandFailure("\(shown): settings of zenls, for which there are no commands")
    case .recognised: return (analyzer, analysis)
    case .foreign(let reason):
      throw CommandFailure("\(shown): \(reason); say with --kind what it is if it is ZenML's")
    }
  }

  private func checkComponent(in documents: [ConfigDocument]) throws {
    if let objection = component?.objection(in: documents) { throw CommandFailure("\(shown): \(objection)") }
  }

  /// Problems and notes, beside the commands.
  private func tell(_ plan: CommandPlan, _ source: SourceText) {
    let remarks = Remarks(file: shown, source: source)
    for problem in plan.problems { remarks.say(.error, problem.message, at: problem.range) }
    for note in plan.notes { remarks.say(.note, note) }
    if plan.steps.isEmpty, plan.problems.isEmpty, plan.notes.isEmpty || from == nil {
      remarks.say(.note, "there is nothing to run for what is asked")
    }
  }

  private func write(_ report: CommandReport) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .withoutEscapingSlashes, .sortedKeys]
    StandardStreams.output.write(String(decoding: try encoder.encode(report), as: UTF8.self) + "\n")
  }
}

/// `TYPE` or `TYPE/NAME`, the type known.
enum ComponentArgument {
  static func parse(_ argument: String) throws -> ComponentSelector {
    let selector = ComponentSelector(argument)
    guard Catalog.current.componentType(selector.type) != nil else {
      let names = Catalog.current.componentTypes.map(\.name)
      throw ValidationError(
        "there is no component type '\(selector.type)'"
          + UnknownName.suggestion(for: selector.type, among: names)
          + "; write TYPE or TYPE/NAME")
    }
    return selector
  }
}

extension DocumentKind {
  /// "a stack file".
  fileprivate var inWords: String {
    switch self {
    case .stack: "a stack file"
    case .component: "a component file"
    case .mlstacks: "an mlstacks file"
    case .settings: "a file of settings"
    }
  }
}
