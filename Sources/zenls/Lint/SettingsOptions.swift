import ArgumentParser
import ConfigAnalysis

/// Options of `zenls lint` that stand above what `.zenls.yaml` says.
struct SettingsOptions: ParsableArguments {
  @OptionGroup
  var document: DocumentOptions

  @Option(
    help: ArgumentHelp(
      "Give a rule another severity: RULE=error, warning, information, hint or off (repeatable, comma separated).",
      valueName: "rule=level"),
    completion: .list(RuleRegistry.all.map(\.id.name)), transform: SeverityList.init(argument:))
  var severity: [SeverityList] = []

  @Flag(
    name: .customLong("show-settings"),
    help: "Show the settings that hold for the paths, and where each comes from.")
  var showsSettings = false

  /// What the command line asks; a project's `.zenls.yaml` fills in the rest.
  var analysisSettings: AnalysisSettings {
    var settings = document.analysisSettings
    for choice in severity.flatMap(\.choices) { settings.severities[choice.rule] = .some(choice.level) }
    return settings
  }
}

/// `rule-a=off,rule-b=warning`, every name known.
struct SeverityList {
  /// Nil stands for `off`.
  let choices: [(rule: String, level: Severity?)]

  init(argument: String) throws {
    let parts = argument.split(separator: ",").map { String($0).trimmingBlanks() }.filter { !$0.isEmpty }
    if parts.isEmpty { throw ValidationError("write RULE=LEVEL, such as registry-gcr-retired=error") }
    choices = try parts.map(Self.choice)
  }

  private static func choice(_ text: String) throws -> (String, Severity?) {
    guard let sign = text.firstIndex(of: "=") else {
      throw ValidationError("'\(text)' names no level; write RULE=LEVEL, such as registry-gcr-retired=error")
    }
    let name = String(text[..<sign]).trimmingBlanks()
    let level = String(text[text.index(after: sign)...]).trimmingBlanks()
    guard let rule = RuleRegistry.rule(named: name) else { throw ValidationError(UnknownName.rule(name)) }
    if level == "off" { return (rule.id.name, nil) }
    guard let severity = Severity(rawValue: level) else {
      let names = ["off"] + Severity.allCases.map(\.rawValue)
      throw ValidationError(
        "'\(level)' is no level; write \(names.joined(separator: ", "))"
          + UnknownName.suggestion(for: level, among: names))
    }
    return (rule.id.name, severity)
  }
}
