import ArgumentParser

/// The argument parser offers the nearest option, but not the nearest command.
enum CommandNames {
  /// What is wrong with the first argument, if it is to be a command and is none.
  static func objection(to arguments: ArraySlice<String>) -> String? {
    guard let first = arguments.first, !first.hasPrefix("-") else { return nil }
    let names = Zenls.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    if names.contains(first) { return nil }
    return "Error: there is no command '\(first)'"
      + UnknownName.suggestion(for: first, among: names) + "; 'zenls --help' lists them all"
  }

  /// `zenls --stdio` is what editors call by habit.
  static func spelledOut(_ arguments: ArraySlice<String>) -> [String] {
    (arguments.first == "--stdio" ? ["serve"] : []) + arguments
  }
}
