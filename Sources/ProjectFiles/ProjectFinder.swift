import Glibc

/// Finds the settings that hold for a file: the nearest `.zenls.yaml` upwards
/// from it, or the one file that `--config` names.
package struct ProjectFinder {
  private var byFolder: [String: Project?] = [:]
  private let only: Project?

  /// - Parameter only: holds for every file.
  package init(only: Project?) { self.only = only }

  /// - Parameter folder: in which the file lies, absolute.
  package mutating func project(inFolder folder: String) -> Project? {
    only ?? nearest(from: folder)
  }

  private mutating func nearest(from start: String) -> Project? {
    var visited: [String] = []
    var found: Project?
    var folder = start
    while true {
      if let known = byFolder[folder] {
        found = known
        break
      }
      visited.append(folder)
      let path = FilePath.join(folder, Project.fileName)
      // A link to nowhere is one that cannot be read.
      var status = stat()
      if access(path, F_OK) == 0 || lstat(path, &status) == 0 {
        found = Project(path: FilePath.relative(path, below: FilePath.workingDirectory))
        break
      }
      if folder == "/" { break }
      folder = FilePath.parent(of: folder)
    }
    for folder in visited { byFolder[folder] = .some(found) }
    return found
  }
}
