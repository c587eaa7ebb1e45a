import CSystemCalls
import Glibc
import ProjectFiles

/// Replaces a file's content so that at every moment either the old or the new
/// content stands there, whole: a temporary file in the same folder takes its
/// place. Mode, owner and extended attributes are kept.
enum FileReplacer {
  typealias Failure = FileReader.Failure

  /// - Parameters:
  ///   - root: the tree that is linted. A link that leads out of it is not
  ///     followed.
  ///   - original: what the file held when it was read. If it holds anything
  ///     else by now, it stays as it is.
  static func replace(
    _ path: String, in root: String, holding original: [UInt8], with bytes: [UInt8]
  ) -> Failure? {
    do throws(Failure) {
      let target = try target(of: path, in: root)
      let file = try FileHandle(reading: target)
      let status = try file.status()
      try check(status, target)
      let temporary = try TemporaryFile.besides(target, mode: 0o600)
      try temporary.write(bytes)
      try temporary.adopt(status, attributesOf: file)
      guard case .success(let now) = FileReader.read(target), now == original else {
        throw Failure(reason: "it was changed by somebody else meanwhile and is left as it is now")
      }
      try temporary.takePlace()
      return nil
    } catch {
      return error
    }
  }

  /// The file itself, or the one that a link leads to.
  private static func target(of path: String, in root: String) throws(Failure) -> String {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw Failure(reason: FileReader.errorText()) }
    guard status.st_mode & S_IFMT == S_IFLNK else { return path }
    guard let target = resolved(path), let folder = resolved(root) else {
      throw Failure(reason: FileReader.errorText())
    }
    guard target.hasPrefix(folder == "/" ? "/" : folder + "/") else {
      throw Failure(
        reason: "it is a link to '\(target)', which lies outside of '\(folder)'; name that file itself")
    }
    return target
  }

  private static func check(_ status: stat, _ path: String) throws(Failure) {
    guard status.st_mode & S_IFMT == S_IFREG else { throw Failure(reason: "it is not a regular file") }
    guard status.st_nlink == 1 else {
      throw Failure(
        reason: "it has \(status.st_nlink) names (hard links), of which a replacement would leave the others "
          + "behind; give it a copy of its own")
    }
    // Who may do everything, as root does, still means it when a file is made read-only.
    guard status.st_mode & 0o222 != 0 else { throw Failure(reason: "it is read-only") }
    guard access(path, W_OK) == 0 else { throw Failure(reason: FileReader.errorText()) }
  }

  private static func resolved(_ path: String) -> String? {
    guard let buffer = realpath(path, nil) else { return nil }
    defer { free(buffer) }
    return String(cString: buffer)
  }
}

/// A file descriptor that closes itself.
private final class FileHandle {
  let descriptor: Int32

  init(reading path: String) throws(FileReader.Failure) {
    descriptor = Glibc.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileReader.Failure(reason: FileReader.errorText()) }
  }

  deinit { close(descriptor) }

  func status() throws(FileReader.Failure) -> stat {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw FileReader.Failure(reason: FileReader.errorText())
    }
    return status
  }
}

extension TemporaryFile {
  fileprivate func write(_ bytes: [UInt8]) throws(FileReader.Failure) {
    let stream = OutputStream(descriptor: descriptor, flushLimit: 0)
    stream.write(bytes)
    if let reason = stream.failure { throw FileReader.Failure(reason: reason) }
  }

  /// Owner first: changing it takes set-user-id bits away.
  fileprivate func adopt(
    _ status: stat, attributesOf other: FileHandle
  ) throws(FileReader.Failure) {
    var own = stat()
    try check(fstat(descriptor, &own), "its mode cannot be kept")
    if own.st_uid != status.st_uid || own.st_gid != status.st_gid {
      try check(fchown(descriptor, status.st_uid, status.st_gid), "its owner cannot be kept")
    }
    try check(fchmod(descriptor, status.st_mode & 0o7777), "its mode cannot be kept")
    let failure = zenls_copy_attributes(other.descriptor, descriptor)
    if failure != 0 {
      throw FileReader.Failure(
        reason: "its extended attributes cannot be kept (\(FileReader.errorText(failure)))")
    }
  }

  private func check(_ status: Int32, _ what: String) throws(FileReader.Failure) {
    let code = errno
    if status != 0 { throw FileReader.Failure(reason: "\(what) (\(FileReader.errorText(code)))") }
  }
}
