import ConfigAnalysis
import Glibc
import YAMLSyntax

/// Finds the settings that hold for a file: the nearest `.zenls.yaml` upwards
/// from it, or the one file that `--config` names.
struct ProjectFinder {
  struct Project {
    /// Of the settings file, as shown to the user.
    let path: String
    /// Absolute path of the folder in which it lies.
    let folder: String
    let content: Result<SourceText, FileReader.Failure>
    let settings: ProjectSettings

    func relativePath(of file: String) -> String {
      let absolute = ProjectFinder.absolute(file)
      let prefix = folder == "/" ? "/" : folder + "/"
      return absolute.hasPrefix(prefix) ? String(absolute.dropFirst(prefix.count)) : absolute
    }
  }

  static let fileName = ".zenls.yaml"

  private var byFolder: [String: Project?] = [:]
  private var reported: Set<String> = []
  private let only: Project?

  init(only path: String?) {
    only = path.map { Self.load($0) }
  }

  static func isSettingsFile(_ path: String) -> Bool {
    path == fileName || path.hasSuffix("/" + fileName)
  }

  mutating func project(of file: String) -> Project? {
    only ?? project(inFolder: Self.parent(of: Self.absolute(file)))
  }

  mutating func excludes(_ file: String) -> Bool {
    guard let project = project(of: file) else { return false }
    return project.settings.excludes(project.relativePath(of: file))
  }

  /// True once for each settings file.
  mutating func isNew(_ project: Project) -> Bool { reported.insert(project.path).inserted }

  private mutating func project(inFolder start: String) -> Project? {
    var visited: [String] = []
    var found: Project?
    var folder = start
    while true {
      if let known = byFolder[folder] {
        found = known
        break
      }
      visited.append(folder)
      let path = folder == "/" ? "/" + Self.fileName : folder + "/" + Self.fileName
      if access(path, F_OK) == 0 {
        found = Self.load(path)
        break
      }
      if folder == "/" { break }
      folder = Self.parent(of: folder)
    }
    for folder in visited { byFolder[folder] = .some(found) }
    return found
  }

  private static func load(_ path: String) -> Project {
    let content = FileReader.read(path).map { SourceText($0) }
    let settings = (try? content.get()).map { ProjectSettings($0) } ?? ProjectSettings()
    return Project(path: path, folder: parent(of: absolute(path)), content: content, settings: settings)
  }

  /// Absolute, without `.` and `..`; links are not followed.
  static func absolute(_ path: String) -> String {
    var parts: [Substring] = path.hasPrefix("/") ? [] : workingDirectory.split(separator: "/")
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  private static let workingDirectory: String = {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }()

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
    return String(path[..<slash])
  }
}
