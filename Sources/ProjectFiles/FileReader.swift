import Glibc

/// Reads a regular file, and says in words why it could not.
package enum FileReader {
  /// More than this is never read: enough for the core to see that a document
  /// is over its limit.
  package static let maximumBytes = 64 * 1024 * 1024 + 1

  package struct Failure: Error {
    /// Half a sentence: "no such file or directory".
    package let reason: String
    package let kind: Kind

    package enum Kind: Sendable {
      /// There is nothing of that name.
      case missing
      /// A pipe, device or socket: reading it may change or block something.
      case special
      case other
    }

    package init(reason: String, kind: Kind = .other) {
      self.reason = reason
      self.kind = kind
    }

    /// Of the call that has just failed.
    fileprivate static var last: Failure {
      let code = errno
      return Failure(reason: errorText(code), kind: code == ENOENT ? .missing : .other)
    }
  }

  /// - Parameter limit: not more than this many bytes.
  package static func read(_ path: String, limit: Int = maximumBytes) -> Result<[UInt8], Failure> {
    // O_NONBLOCK: opening a FIFO without a writer must not hang.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return .failure(.last) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return .failure(Failure(reason: errorText())) }
    if let refusal = refusal(ofMode: status.st_mode) {
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      return .failure(Failure(reason: refusal, kind: isFolder ? .other : .special))
    }
    return readAll(descriptor, expecting: Int(clamping: status.st_size), limit: limit)
  }

  /// Standard input up to its end.
  package static func readStandardInput() -> Result<[UInt8], Failure> {
    readAll(STDIN_FILENO, expecting: 0, limit: maximumBytes)
  }

  private static func refusal(ofMode mode: mode_t) -> String? {
    switch mode & S_IFMT {
    case S_IFREG: nil
    case S_IFDIR: "it is a directory"
    case S_IFIFO: "it is a pipe (FIFO), not a file; use '-' to read standard input"
    case S_IFCHR, S_IFBLK: "it is a device, not a file; use '-' to read standard input"
    case S_IFSOCK: "it is a socket, not a file"
    default: "it is not a regular file"
    }
  }

  private static func readAll(
    _ descriptor: Int32, expecting size: Int, limit: Int
  ) -> Result<[UInt8], Failure> {
    var bytes: [UInt8] = []
    while bytes.count < limit {
      let expected = bytes.isEmpty && size > 0 ? size : 64 * 1024
      let wanted = min(expected, limit - bytes.count)
      var failure: Int32 = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
        let count = Glibc.read(descriptor, buffer.baseAddress, wanted)
        failure = count < 0 ? errno : 0
        filled = max(count, 0)
      }
      if failure == EINTR { continue }
      if failure != 0 { return .failure(Failure(reason: errorText(failure))) }
      if chunk.isEmpty { break }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      // All that was there when it was opened; there is no need to look for its end.
      if bytes.count == size { break }
    }
    return .success(bytes)
  }

  package static func errorText(_ code: Int32 = errno) -> String {
    switch code {
    case ENOENT: "no such file or directory"
    case EACCES, EPERM: "permission denied"
    case ELOOP: "too many levels of symbolic links"
    case ENAMETOOLONG: "the name is too long"
    case ENOTDIR: "a part of the path is not a directory"
    case ENXIO: "it is a pipe or socket without a partner"
    case EIO: "input/output error"
    default: String(cString: strerror(code))
    }
  }
}
