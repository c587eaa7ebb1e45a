import Glibc

/// Finds the YAML files below a directory, in a stable order.
struct FileFinder {
  private(set) var files: [String] = []
  /// Directories that could not be listed, each with the reason.
  private(set) var failures: [(path: String, reason: String)] = []

  /// Is there a directory of that name (links followed)?
  static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Walks `root`. Links to directories are not followed: what they show is
  /// walked elsewhere, or is a loop.
  mutating func walk(_ root: String) {
    var pending = [root]
    while let folder = pending.popLast() {
      guard let entries = list(folder) else { continue }
      if folder != root, entries.contains("pyvenv.cfg") { continue }
      var folders: [String] = []
      for name in entries {
        let path = Self.join(folder, name)
        var status = stat()
        guard lstat(path, &status) == 0 else { continue }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: if !Self.isSkipped(name) { folders.append(path) }
        case S_IFREG, S_IFLNK: if Self.isYAML(name), !Self.isDirectory(path) { files.append(path) }
        default: break
        }
      }
      pending += folders.reversed()
    }
  }

  private mutating func list(_ folder: String) -> [String]? {
    guard let directory = opendir(folder) else {
      failures.append((folder, FileReader.errorText()))
      return nil
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func isSkipped(_ name: String) -> Bool {
    name.hasPrefix(".") || name == "node_modules" || name == "venv" || name == "__pycache__"
  }

  private static func isYAML(_ name: String) -> Bool { name.hasSuffix(".yaml") || name.hasSuffix(".yml") }

  private static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }
}
