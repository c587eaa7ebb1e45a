import ConfigAnalysis
import LanguageServerProtocol
import ProjectFiles
import YAMLSyntax

/// Finds the settings of a document.
///
/// What `.zenls.yaml` says wins over the client's settings: the project's file
/// holds for everybody, in editors as in `zenls lint`; a person's own settings
/// fill in the rest.
struct SettingsResolver {
  private var projects = ProjectFinder(only: nil)
  /// From `initializationOptions` or the configuration.
  private(set) var client = ProjectSettings()

  /// Files changed on disk: everything is read anew.
  mutating func forgetFiles() { projects = ProjectFinder(only: nil) }

  /// Takes settings in the form of `.zenls.yaml`.
  ///
  /// - Returns: what is wrong with them, in words; that is left out.
  mutating func adopt(_ value: LSPAny) -> [String] {
    let reading = ClientSettings(value)
    client = reading.settings
    return reading.problems
  }

  mutating func settings(of uri: DocumentURI, languageID: String?) -> DocumentSettings {
    var result = DocumentSettings()
    result.analysis.kind = Self.kind(ofLanguage: languageID)
    if let path = uri.path {
      if FilePath.name(of: path) == Project.fileName { result.analysis.kind = .settings }
      if let project = projects.project(inFolder: FilePath.parent(of: path)) {
        result.analysis.adopt(project.settings)
        let relative = project.relativePath(of: path)
        result.analysis.adoptKind(from: project.settings, ofFile: relative)
        result.isExcluded = project.settings.excludes(relative)
      }
      // Patterns of the client match at any depth.
      result.analysis.adoptKind(from: client, ofFile: String(path.dropFirst()))
      result.isExcluded = result.isExcluded || client.excludes(String(path.dropFirst()))
    }
    result.analysis.adopt(client)
    return result
  }

  /// Language identifiers of our own say what a document is; `yaml` says nothing.
  private static func kind(ofLanguage language: String?) -> DocumentKind? {
    switch language {
    case "zenml-stack": .stack
    case "zenml-component": .component
    case "mlstacks": .mlstacks
    default: nil
    }
  }
}

/// The client's settings: the members of `.zenls.yaml`, as JSON.
struct ClientSettings {
  let settings: ProjectSettings
  let problems: [String]

  init(_ value: LSPAny) {
    guard case .object(let members) = value else {
      settings = ProjectSettings()
      problems =
        value.isNull ? [] : ["the settings of zenls are no object; write {\"rules\": {…}} and the like"]
      return
    }
    // JSON is YAML, so that one reader judges both.
    let source = SourceText(JSONText.of(.object(members)))
    settings = ProjectSettings(source)
    var judge = AnalysisSettings()
    judge.kind = .settings
    problems = Analyzer(settings: judge).analyze(source).findings.map { finding in
      finding.location.isEmpty ? finding.message : "\(finding.location): \(finding.message)"
    }
  }

  /// What a client sends is either these settings or an object that holds them as
  /// `zenls`.
  static func section(of value: LSPAny?) -> LSPAny? {
    guard let value, !value.isNull else { return nil }
    return value["zenls"] ?? value
  }

  /// The settings in `workspace/didChangeConfiguration`. Some clients send those
  /// of every server there: an object without a member of ours says nothing to us.
  static func notified(_ value: LSPAny?) -> LSPAny? {
    guard let members = value?.object, !members.isEmpty else { return nil }
    return members["zenls"] ?? (ProjectSettings.keys.contains { members[$0] != nil } ? value : nil)
  }
}
