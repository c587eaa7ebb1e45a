import Glibc

/// Paths as texts: nothing here asks the file system.
package enum FilePath {
  /// Where the process was started.
  package static let workingDirectory: String = {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }()

  /// Absolute, without `.` and `..`; links are not followed.
  package static func absolute(_ path: String) -> String {
    var parts: [Substring] = path.hasPrefix("/") ? [] : workingDirectory.split(separator: "/")
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  package static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  package static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// - Parameter path: absolute.
  package static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
    return String(path[..<slash])
  }

  /// The way from `folder` to `path`, with `..` where it leads upwards. Both
  /// absolute.
  package static func relative(_ path: String, to folder: String) -> String {
    let names = path.split(separator: "/")
    let start = folder.split(separator: "/")
    let shared = zip(names, start).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: start.count - shared)
    return (up + names[shared...].map(String.init)).joined(separator: "/")
  }

  /// `path` as seen from `folder`, if it lies below that; else `path` itself.
  ///
  /// - Parameters:
  ///   - path: absolute.
  ///   - folder: absolute.
  package static func relative(_ path: String, below folder: String) -> String {
    let prefix = folder == "/" ? "/" : folder + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }
}
