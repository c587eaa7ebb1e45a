import Glibc

/// Finds the YAML files below a directory, in a stable order: those of a folder
/// by name, then those of its folders.
package struct FileFinder {
  /// What zenls may look at in one folder, by name.
  package struct Folder {
    package let path: String
    package fileprivate(set) var files: [String] = []
    package fileprivate(set) var folders: [String] = []

    package func path(of name: String) -> String { FilePath.join(path, name) }
  }

  /// Directories that could not be listed, each with the reason.
  package private(set) var failures: [(path: String, reason: String)] = []

  package init() {}

  /// Is there a directory of that name (links followed)?
  package static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Is there anything of that name?
  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Walks `root`. Links to directories are not followed: what they show is
  /// walked elsewhere, or is a loop.
  ///
  /// - Parameter visit: is given each folder, and says which of its folders to
  ///   walk.
  package mutating func walk(_ root: String, visit: (Folder) -> [String]) {
    var pending = [root]
    while let path = pending.popLast() {
      guard let folder = list(path, isRoot: path == root) else { continue }
      pending += visit(folder).reversed().map { folder.path(of: $0) }
    }
  }

  /// Nil for a folder that cannot be listed, or is a virtual environment.
  private mutating func list(_ path: String, isRoot: Bool) -> Folder? {
    guard let directory = opendir(path) else {
      failures.append((path, FileReader.errorText()))
      return nil
    }
    defer { closedir(directory) }
    var folder = Folder(path: path)
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "pyvenv.cfg", !isRoot { return nil }
      switch Self.kind(entry.pointee.d_type, FilePath.join(path, name)) {
      case .folder: if !Self.isSkipped(name) { folder.folders.append(name) }
      case .file: if Self.isYAML(name) { folder.files.append(name) }
      case .other: break
      }
    }
    folder.files.sort()
    folder.folders.sort()
    return folder
  }

  private enum Kind { case file, folder, other }

  /// - Parameter type: what the directory itself says; some file systems do not.
  private static func kind(_ type: UInt8, _ path: @autoclosure () -> String) -> Kind {
    switch Int(type) {
    case Int(DT_REG): return .file
    case Int(DT_DIR): return .folder
    case Int(DT_LNK): return isLinkToFile(path()) ? .file : .other
    case Int(DT_UNKNOWN):
      let path = path()
      var status = stat()
      guard lstat(path, &status) == 0 else { return .other }
      switch status.st_mode & S_IFMT {
      case S_IFREG: return .file
      case S_IFDIR: return .folder
      case S_IFLNK: return isLinkToFile(path) ? .file : .other
      default: return .other
      }
    default: return .other
    }
  }

  /// A link to nothing is no file: Emacs marks a file that is being edited with
  /// such a one.
  private static func isLinkToFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  private static func isSkipped(_ name: String) -> Bool {
    name.hasPrefix(".") || name == "node_modules" || name == "venv"
      || name == "__pycache__"
  }

  private static func isYAML(_ name: String) -> Bool { name.hasSuffix(".yaml") || name.hasSuffix(".yml") }
}
