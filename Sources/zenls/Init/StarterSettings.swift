import ConfigAnalysis
import ZenMLCatalog

/// A commented `.zenls.yaml` for what a survey has found. It changes nothing by
/// itself, but for a ZenML version where files lack one.
struct StarterSettings {
  let survey: ProjectSurvey

  var text: String {
    var lines = [
      "# Settings of zenls for this folder and those below it.",
      "# `zenls lint --show-settings FILE` says which hold for a file.",
      "",
    ]
    lines += version + [""] + rules + [""] + files + [""] + exclude + [""] + flavors + [""] + registries
    return lines.joined(separator: "\n") + "\n"
  }

  private var version: [String] {
    let known = survey.versions.filter { ZenMLVersion($0.key) != nil }
    let seen = known.sorted { ($0.value, $0.key) > ($1.value, $1.key) }
    let list = seen.map { "\($0.key) (\(LintReport.counted($0.value, "file")))" }
    var lines = ["# Fills in a zenml_version that a stack file lacks."]
    if !list.isEmpty { lines.append("# Named by the files here: \(list.joined(separator: ", ")).") }
    if survey.filesWithoutVersion > 0 {
      lines.append("# \(LintReport.counted(survey.filesWithoutVersion, "stack file")) without one.")
    }
    let version = seen.first?.key ?? Catalog.current.version
    let isNeeded = survey.filesWithoutVersion > 0 && !seen.isEmpty
    return lines + [(isNeeded ? "" : "# ") + "zenml_version: \(quotedVersion(version))"]
  }

  /// `0.98` alone would be a number.
  private func quotedVersion(_ text: String) -> String {
    text.split(separator: ".").count < 3 ? "'\(text)'" : text
  }

  private var rules: [String] {
    var lines = [
      "# How grave findings are: off, hint, information, warning or error; `zenls rules` lists the rules."
    ]
    let found = survey.findings.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    if found.isEmpty {
      return lines + ["# rules:", "#   registry-gcr-retired: error"]
    }
    lines.append("# What is found here now:")
    lines.append("# rules:")
    return lines + found.prefix(8).map { "#   \($0.key): off  # \(LintReport.counted($0.value, "finding"))" }
  }

  private var files: [String] {
    var lines = ["# What a file is, where its content does not say it: stack, component, mlstacks or config."]
    let found = DocumentKind.allCases.compactMap { kind -> String? in
      guard let paths = survey.files[kind], !paths.isEmpty else { return nil }
      let shown = paths.prefix(3).map(visible).joined(separator: ", ")
      let more = paths.count > 3 ? " and \(paths.count - 3) more" : ""
      return "#   \(kind.rawValue): \(shown)\(more)"
    }
    lines += found.isEmpty ? ["# No file of ZenML's was found here."] : ["# Found by their content:"] + found
    return lines + ["# files:", "#   deploy/*.yaml: stack"]
  }

  private var exclude: [String] {
    let lines = ["# What is not looked at in a folder; a file that is named is checked all the same."]
    if survey.refusedFolders.isEmpty { return lines + ["# exclude:", "#   - templates/"] }
    return lines + ["# ZenML refuses every file of these: are they examples of mistakes?", "# exclude:"]
      + survey.refusedFolders.prefix(8).map {
        "#   - \(quoted($0.path + "/"))  # \(LintReport.counted($0.count, "file"))"
      }
  }

  private var flavors: [String] {
    let lines = ["# Flavors of your own: known, and judged by their fields where you give them."]
    if survey.unknownFlavors.isEmpty {
      return lines + ["# custom_flavors:", "#   orchestrator:", "#     our-scheduler: {queue: string}"]
    }
    var found: [String] = []
    for (type, names) in survey.unknownFlavors.sorted(by: { $0.key < $1.key }) {
      found.append("#   \(type):")
      for (name, file) in names.sorted(by: { $0.key < $1.key }) {
        found.append("#     - \(quoted(name))  # in \(visible(file))")
      }
    }
    return lines + ["# ZenML does not have these; they may also be mistakes:", "# custom_flavors:"] + found
  }

  private var registries: [String] {
    [
      "# Registries of your own, about which nothing is said, and regions that are newer than zenls.",
      "# registries:",
      "#   hosts: [registry.example.com]",
      "#   regions: {gcp: [europe-west99]}",
    ]
  }

  /// A name may hold anything, a line break too.
  private func visible(_ text: String) -> String { TerminalText.visible(text) }

  private func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "/"): true
      default: false
      }
    }
    if isPlain, !text.hasPrefix("-") { return text }
    return "'" + visible(text).split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
      + "'"
  }
}
