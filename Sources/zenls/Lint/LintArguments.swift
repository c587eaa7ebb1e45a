import ArgumentParser
import CSystemCalls
import ConfigAnalysis
import TextDistance
import ZenMLCatalog

/// The lowest severity that makes the exit status 1.
enum FailOn: String, CaseIterable {
  case error, warning, information, hint, never

  /// Nil for `never`.
  var severity: Severity? { Severity(rawValue: rawValue) }
}

/// A kind of document, by the name that `--kind` takes.
enum KindArgument: String, CaseIterable {
  case stack, component, mlstacks, config

  var kind: DocumentKind? { DocumentKind(rawValue: rawValue) }
}

/// `rule-a,rule-b`, every name known.
struct RuleList {
  let names: [String]

  init(argument: String) throws {
    names = argument.split(separator: ",").map { String($0).trimmingBlanks() }.filter { !$0.isEmpty }
    // Else an empty variable in a script would mean all rules.
    if names.isEmpty { throw ValidationError("name at least one rule; 'zenls rules' lists them all") }
    for name in names where RuleRegistry.rule(named: name) == nil {
      throw ValidationError(UnknownName.rule(name))
    }
  }
}

/// A ZenML release number.
struct VersionArgument {
  let text: String

  init(argument: String) throws {
    guard ZenMLVersion(argument) != nil else {
      throw ValidationError("'\(argument)' is no ZenML version; write one such as 0.98.0")
    }
    text = argument
  }
}

/// A number of threads.
struct JobCount {
  /// More would only wait for one another.
  private static let maximum = 256

  /// What the process may use, at least 1.
  static var availableCores: Int { min(max(1, Int(zenls_available_cores())), maximum) }

  let count: Int

  init(argument: String) throws {
    guard let count = Int(argument), (1...Self.maximum).contains(count) else {
      throw ValidationError("'\(argument)' is no number from 1 to \(Self.maximum)")
    }
    self.count = count
  }
}

extension CaseIterable where Self: RawRepresentable, RawValue == String {
  /// Reads one of the names, or says which one is nearest.
  static func parse(_ argument: String) throws -> Self {
    if let value = Self(rawValue: argument) { return value }
    let names = allCases.map(\.rawValue)
    throw ValidationError(
      "'\(argument)' is none of \(names.joined(separator: ", "))"
        + UnknownName.suggestion(for: argument, among: names))
  }

  static var names: [String] { allCases.map(\.rawValue) }
}

extension String {
  func trimmingBlanks() -> String {
    var text = self[...]
    while text.first == " " { text = text.dropFirst() }
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}

/// What is said of a name that does not exist.
enum UnknownName {
  static func rule(_ name: String) -> String {
    "there is no rule '\(name)'" + suggestion(for: name, among: RuleRegistry.all.map(\.id.name))
      + "; 'zenls rules' lists them all"
  }

  static func suggestion(for name: String, among names: [String]) -> String {
    // `warn` is far from `warning` by its letters.
    let begun = name.count > 2 ? names.filter { $0.hasPrefix(name) } : []
    let nearest = nearestNames(to: name, among: names).first?.name ?? (begun.count == 1 ? begun.first : nil)
    return nearest.map { "; did you mean '\($0)'?" } ?? ""
  }
}
