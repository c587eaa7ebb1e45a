import ArgumentParser

/// How findings are printed.
enum OutputFormat: String, CaseIterable {
  /// What suits the place: see ``resolved(toTerminal:)``.
  case auto
  case text, compact, json, sarif, github, gitlab, junit

  /// Read by people, line by line.
  var isForPeople: Bool { self == .auto || self == .text || self == .compact }

  /// People see standard error beside it: a terminal, or the log of a job.
  var hasSummary: Bool { isForPeople || self == .github }

  /// `auto` is annotations in a job of GitHub's, where standard output goes to
  /// its log, and else text.
  func resolved(toTerminal isTerminal: Bool) -> OutputFormat {
    guard self == .auto else { return self }
    return !isTerminal && Environment.value("GITHUB_ACTIONS") == "true" ? .github : .text
  }
}

/// `FORMAT` or `FORMAT=FILE`.
struct FormatArgument {
  let format: OutputFormat
  /// Nil for standard output.
  let file: String?

  init(format: OutputFormat, file: String?) {
    self.format = format
    self.file = file == "-" ? nil : file
  }

  init(argument: String) throws {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let format = try OutputFormat.parse(String(parts.first ?? ""))
    guard parts.count == 2 else {
      self.init(format: format, file: nil)
      return
    }
    // Else an unset variable in a script would make a report vanish.
    if parts[1].isEmpty {
      throw ValidationError("'\(argument)' names no file behind the '='; leave it out for standard output")
    }
    self.init(format: format, file: String(parts[1]))
  }
}
