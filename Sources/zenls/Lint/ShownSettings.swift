import ConfigAnalysis
import ProjectFiles
import YAMLSyntax
import ZenMLCatalog

/// `--show-settings`: the settings that hold for one path, each with where it
/// comes from, in the form of a `.zenls.yaml`.
struct ShownSettings {
  private let path: String
  private let isFolder: Bool
  private let options: SettingsOptions
  private let scope: SettingsScope

  init(path: String, options: SettingsOptions, scopes: inout ScopeFinder) {
    self.path = path
    self.options = options
    isFolder = FileFinder.isDirectory(path)
    let absolute = FilePath.absolute(path)
    scope = scopes.scope(inFolder: isFolder ? absolute : FilePath.parent(of: absolute))
  }

  var text: String {
    var lines = ["# Settings for \(TerminalText.visible(path))"]
    lines.append(
      scope.project.map { "# from \(TerminalText.visible($0.path))" } ?? "# no .zenls.yaml holds for it")
    if isExcluded {
      lines.append("# It is excluded: it is looked at when it is named, not in a folder.")
    }
    lines += versionLine + kindLines
    lines += block(
      "exclude", scope.project?.settings.exclude.map { ("- " + quoted($0.text), "exclude.\($0.text)") } ?? [])
    lines += block("rules", ruleLines)
    lines += flavorLines + registryLines
    return lines.joined(separator: "\n") + "\n"
  }

  /// Itself, or with a folder that it lies in.
  private var isExcluded: Bool {
    guard let project = scope.project else { return false }
    var parts = project.relativePath(of: path).split(separator: "/")
    while !parts.isEmpty {
      if project.settings.excludes(parts.joined(separator: "/")) { return true }
      parts.removeLast()
    }
    return false
  }

  private var versionLine: [String] {
    if let version = options.document.zenmlVersion {
      return ["zenml_version: \(version.text)  # --zenml-version, also where the document has its own"]
    }
    guard let version = scope.settings.defaultZenMLVersion else { return [] }
    return ["zenml_version: \(version)  # \(origin("zenml_version"))"]
  }

  private var kindLines: [String] {
    if let kind = options.document.kind { return ["# It is judged as \(kind.rawValue): --kind"] }
    guard let project = scope.project else { return [] }
    if isFolder {
      return block(
        "files",
        project.settings.files.map {
          ("\(quoted($0.glob.text)): \($0.kind.rawValue)", "files.\($0.glob.text)")
        })
    }
    guard let match = project.settings.match(ofFile: project.relativePath(of: path)) else { return [] }
    return block(
      "files", [("\(quoted(match.glob.text)): \(match.kind.rawValue)", "files.\(match.glob.text)")])
  }

  private var ruleLines: [(String, String)] {
    scope.settings.severities.sorted { $0.key < $1.key }.map { rule, level in
      ("\(rule): \(level?.rawValue ?? "off")", "rules.\(rule)")
    }
  }

  private var flavorLines: [String] {
    let types = scope.settings.customFlavors.sorted { $0.key < $1.key }
    if types.isEmpty { return [] }
    var lines = ["custom_flavors:"]
    for (type, flavors) in types {
      lines.append("  \(type):")
      for (name, flavor) in flavors.sorted(by: { $0.key < $1.key }) {
        var line = "    \(quoted(name)):"
        if let fields = flavor.fields { line += " {" + fields.map(described).joined(separator: ", ") + "}" }
        lines.append(line + "  # " + origin("custom_flavors.\(type).\(name)"))
      }
    }
    return lines
  }

  private func described(_ field: CustomFlavor.Field) -> String {
    var parts: [String] = []
    if field.type != .any { parts.append("type: \(field.type.rawValue)") }
    if !field.allowed.isEmpty {
      parts.append("values: [\(field.allowed.map(quoted).joined(separator: ", "))]")
    }
    if field.isRequired { parts.append("required: true") }
    return "\(quoted(field.name)): {\(parts.joined(separator: ", "))}"
  }

  private var registryLines: [String] {
    let hosts = scope.settings.privateHosts.sorted()
    let regions = scope.settings.extraRegions.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
    if hosts.isEmpty, regions.isEmpty { return [] }
    var lines = ["registries:"]
    if !hosts.isEmpty {
      lines += ["  hosts:"] + hosts.map { "    - \(quoted($0))  # \(origin("registries.hosts.\($0)"))" }
    }
    if !regions.isEmpty {
      lines.append("  regions:")
      for (cloud, names) in regions {
        lines.append("    \(cloud):")
        lines += names.sorted().map { "      - \($0)  # \(origin("registries.regions.\(cloud).\($0)"))" }
      }
    }
    return lines
  }

  private func block(_ name: String, _ entries: [(text: String, location: String)]) -> [String] {
    entries.isEmpty ? [] : ["\(name):"] + entries.map { "  \($0.text)  # \(origin($0.location))" }
  }

  /// Where a setting comes from: a place of the file, or the command line.
  private func origin(_ location: String) -> String {
    if location.hasPrefix("rules."),
      options.severity.flatMap(\.choices).contains(where: { "rules.\($0.rule)" == location })
    {
      return "--severity"
    }
    guard let project = scope.project, let place = project.settings.places[location],
      case .success(let source) = project.content
    else { return "the command line" }
    return "\(TerminalText.visible(project.path)):\(source.line(at: place.start) + 1)"
  }

  /// As a YAML scalar, in quotes where it needs them.
  private func quoted(_ text: String) -> String {
    let isPlain =
      text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case 0x30...0x39, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"): true
        default: false
        }
      }
      && text.utf8.first.map {
        !(0x30...0x39).contains($0) && $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ".")
      } ?? false
    return isPlain
      ? text
      : "'\(TerminalText.visible(text).split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'"
  }
}
