import ConfigAnalysis
import Glibc
import YAMLSyntax

/// A folder with a `.zenls.yaml`, and what that says.
final class Project: Sendable {
  /// Of the settings file, as shown to the user.
  let path: String
  /// Absolute path of the folder in which it lies.
  let folder: String
  let content: Result<SourceText, FileReader.Failure>
  let settings: ProjectSettings

  /// Reads the settings file at `path`.
  init(path: String) {
    self.path = path
    folder = ProjectFinder.parent(of: ProjectFinder.absolute(path))
    content = FileReader.read(path).map { SourceText($0) }
    settings = (try? content.get()).map { ProjectSettings($0) } ?? ProjectSettings()
  }

  func relativePath(of file: String) -> String {
    let absolute = ProjectFinder.absolute(file)
    let prefix = folder == "/" ? "/" : folder + "/"
    return absolute.hasPrefix(prefix) ? String(absolute.dropFirst(prefix.count)) : absolute
  }
}

/// Finds the settings that hold for a file: the nearest `.zenls.yaml` upwards
/// from it, or the one file that `--config` names.
struct ProjectFinder {
  static let fileName = ".zenls.yaml"

  private var byFolder: [String: Project?] = [:]
  private let only: Project?

  init(only path: String?) {
    only = path.map { Project(path: $0) }
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
        found = Project(path: path)
        break
      }
      if folder == "/" { break }
      folder = Self.parent(of: folder)
    }
    for folder in visited { byFolder[folder] = .some(found) }
    return found
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

  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
    return String(path[..<slash])
  }
}
