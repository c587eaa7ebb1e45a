#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Paths of this machine, as Python's `os.path` sees them on POSIX.
enum LocalPath {
  /// `os.path.abspath`; nil where the working directory is unknown.
  static func absolute(_ path: String) -> String? {
    if path.pythonHasPrefix("/") { return normalized(path) }
    guard let buffer = getcwd(nil, 0) else { return nil }
    defer { free(buffer) }
    return normalized(String(cString: buffer) + "/" + path)
  }

  /// `os.path.normpath` of an absolute path: `..` takes a name away whatever it
  /// is on the disk.
  private static func normalized(_ path: String) -> String {
    // POSIX leaves the meaning of exactly two leading slashes open.
    let isDoubleRooted = path.pythonHasPrefix("//") && !path.pythonHasPrefix("///")
    var names: [Substring.UTF8View] = []
    for name in path.utf8.split(separator: UInt8(ascii: "/")) where !name.elementsEqual(".".utf8) {
      if name.elementsEqual("..".utf8) {
        _ = names.popLast()
      } else {
        names.append(name)
      }
    }
    let text = names.map { String(Substring($0)) }.joined(separator: "/")
    return (isDoubleRooted ? "//" : "/") + text
  }

  /// `os.path.exists`: whether something is there, symbolic links followed.
  static func exists(_ path: String) -> Bool {
    guard !path.utf8.contains(0) else { return false }
    var information = stat()
    return stat(path, &information) == 0
  }
}
