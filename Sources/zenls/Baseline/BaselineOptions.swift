import ArgumentParser

/// Options of `zenls lint` about findings that are known already.
struct BaselineOptions: ParsableArguments {
  @Option(
    name: .customLong("baseline"),
    help: ArgumentHelp("Tell and count only what is not in this file.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var known: String?

  @Option(
    name: .customLong("write-baseline"),
    help: ArgumentHelp(
      "Write all findings into this file instead of telling them, for --baseline; the exit status is 0.",
      valueName: "file"),
    completion: .file(extensions: ["json"]))
  var written: String?

  func validate() throws {
    for (option, path) in [("--baseline", known), ("--write-baseline", written)] where path?.isEmpty == true {
      throw ValidationError("\(option) needs the name of a file")
    }
  }
}
