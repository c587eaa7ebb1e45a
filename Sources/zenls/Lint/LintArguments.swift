import ArgumentParser
import ConfigAnalysis
import TextDistance
import ZenMLCatalog

/// How findings are printed.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  /// `text`, until a later version chooses by the environment.
  case auto
  case text, json

  init?(argument: String) {
    self.init(rawValue: argument)
  }
}

/// The lowest severity that makes the exit status 1.
enum FailOn: String, CaseIterable, ExpressibleByArgument {
  case error, warning, information, hint, never

  /// Nil for `never`.
  var severity: Severity? { Severity(rawValue: rawValue) }
}

extension DocumentKind: @retroactive ExpressibleByArgument {}

enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never

  func isOn(for stream: OutputStream) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto: stream.isTerminal && Environment.value("NO_COLOR")?.isEmpty ?? true
    }
  }
}

/// `rule-a,rule-b`, every name known.
struct RuleList: ExpressibleByArgument {
  let names: [String]

  init?(argument: String) {
    names = argument.split(separator: ",").map { word in
      String(word).trimmingBlanks()
    }
  }
}

/// A ZenML release number.
struct VersionArgument: ExpressibleByArgument {
  let text: String

  init?(argument: String) {
    guard ZenMLVersion(argument) != nil else { return nil }
    text = argument
  }
}

extension String {
  func trimmingBlanks() -> String {
    var text = self[...]
    while text.first == " " { text = text.dropFirst() }
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}

extension LintCommand {
  /// Names every unknown rule with the nearest known one.
  func validate() throws {
    for name in (select + ignore).flatMap(\.names) where RuleRegistry.rule(named: name) == nil {
      throw ValidationError(UnknownName.rule(name))
    }
  }
}

/// What is said of a name that does not exist.
enum UnknownName {
  static func rule(_ name: String) -> String {
    "there is no rule '\(name)'" + suggestion(for: name, among: RuleRegistry.all.map(\.id.name))
      + "; 'zenls rules' lists them all"
  }

  static func suggestion(for name: String, among names: [String]) -> String {
    guard let nearest = nearestNames(to: name, among: names).first else { return "" }
    return "; did you mean '\(nearest.name)'?"
  }
}
