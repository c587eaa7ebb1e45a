import ArgumentParser
import ConfigAnalysis
import YAMLSyntax
import ZenMLCatalog

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Print a stack file to begin with.",
    discussion: """
      What only you know stands in it as a placeholder, such as <PROJECT_ID>; --set puts a value in. Once all are \
      filled in, `zenml stack import` takes the file.

      Examples:
        zenls new gcp > stack.yaml
        zenls new aws --name training --set REGION=eu-central-1 --set ACCOUNT_ID=123456789123
        zenls new azure --form mapping
      """)

  @Argument(
    help: "Where the stack runs: gcp, aws, azure or local.", completion: .list(SkeletonKind.names),
    transform: SkeletonKind.parse)
  var place: SkeletonKind

  @Option(help: "The stack's name, which also begins the names of its components; the place unless given.")
  var name: String?

  @Option(
    help: ArgumentHelp(
      "Puts a value in the place of a placeholder (repeatable).", valueName: "placeholder=value"))
  var set: [String] = []

  @Option(
    help: "How components are written: list or mapping; by default as the version of ZenML exports them.",
    completion: .list(ComponentForm.names), transform: ComponentForm.parse)
  var form: ComponentForm?

  @Option(
    name: .customLong("zenml-version"),
    help: ArgumentHelp("The version that the file is written for.", valueName: "version"),
    transform: VersionArgument.init(argument:))
  var zenmlVersion: VersionArgument?

  func validate() throws { _ = try values() }

  private func values() throws -> [String: String] {
    let names = place.skeleton.placeholders.map(\.name)
    var values: [String: String] = [:]
    for assignment in set {
      guard let sign = assignment.firstIndex(of: "=") else {
        throw ValidationError("'\(assignment)' puts in no value; write PLACEHOLDER=VALUE")
      }
      let name = String(assignment[..<sign])
      guard names.contains(name) else {
        let all = names.isEmpty ? "; there is none" : "; there are \(names.joined(separator: ", "))"
        throw ValidationError(
          "'\(place.rawValue)' has no placeholder '\(name)'"
            + UnknownName.suggestion(for: name, among: names) + all)
      }
      let value = String(assignment[assignment.index(after: sign)...])
      if value.isEmpty { throw ValidationError("'\(assignment)' puts in nothing; write PLACEHOLDER=VALUE") }
      values[name] = value
    }
    return values
  }

  func run() throws {
    let version = zenmlVersion?.text ?? Catalog.current.version
    let release = ZenMLVersion(version) ?? ZenMLVersion(0, 98, 0)
    let writer = SkeletonWriter(
      skeleton: place.skeleton, name: name ?? place.rawValue, version: version,
      form: form ?? ComponentForm(exportedBy: release), values: try values())
    let text = writer.text
    try check(text)
    StandardStreams.output.write(text)
    StandardStreams.output.flush()
  }

  /// What a name or a value makes wrong is told; with what ZenML refuses, no
  /// file is begun.
  private func check(_ text: String) throws {
    let findings = Analyzer().analyze(SourceText(text)).findings.filter { $0.severity >= .warning }
    let placeholders: Set = ["placeholder", "registry-placeholder"]
    for finding in findings where !placeholders.contains(finding.rule.name) {
      let line = "zenls: \(finding.severity.rawValue)[\(finding.rule)]: \(finding.message)"
      StandardStreams.error.write(TerminalText.visible(line) + "\n")
    }
    if findings.contains(where: \.isBlocking) { throw ExitStatus.usage.exitCode }
  }
}
