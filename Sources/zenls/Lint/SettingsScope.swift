import ConfigAnalysis
import ProjectFiles

/// The settings that hold for the files of a project: the command line's first,
/// then those of `.zenls.yaml`.
final class SettingsScope: Sendable {
  let project: Project?
  /// For all files; ``settings(forFile:)`` adds what is said of one.
  let settings: AnalysisSettings

  init(_ commandLine: AnalysisSettings, project: Project?) {
    var settings = commandLine
    if let project { settings.adopt(project.settings) }
    self.settings = settings
    self.project = project
  }

  func settings(forFile path: String) -> AnalysisSettings {
    guard let project, !project.settings.files.isEmpty else { return settings }
    var settings = settings
    settings.adoptKind(from: project.settings, ofFile: project.relativePath(of: path))
    return settings
  }

  /// Is the file or folder excluded?
  func excludes(_ path: String) -> Bool {
    guard let project, !project.settings.exclude.isEmpty else { return false }
    return project.settings.excludes(project.relativePath(of: path))
  }
}

/// Finds the settings that hold for a file.
struct ScopeFinder {
  let commandLine: AnalysisSettings
  /// What `--config` names.
  let configured: Project?
  private var projects: ProjectFinder
  /// By the absolute path of the settings file; empty where there is none.
  private var scopes: [String: SettingsScope] = [:]

  /// - Parameters:
  ///   - commandLine: what the command line asks.
  ///   - configuration: the path that `--config` gives, if any.
  init(_ commandLine: AnalysisSettings, configuration: String?) {
    self.commandLine = commandLine
    configured = configuration.map { Project(path: $0) }
    projects = ProjectFinder(only: configured)
  }

  /// - Parameter folder: in which the file lies, absolute.
  mutating func scope(inFolder folder: String) -> SettingsScope {
    let project = projects.project(inFolder: folder)
    let key = project?.absolutePath ?? ""
    if let known = scopes[key] { return known }
    let scope = SettingsScope(commandLine, project: project)
    scopes[key] = scope
    return scope
  }
}
