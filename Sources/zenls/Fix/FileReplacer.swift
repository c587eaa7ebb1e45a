import CSystemCalls
import Glibc
import ProjectFiles

/// Replaces a file's content so that at every moment either the old or the new
/// content stands there, whole: a temporary file in the same folder takes its
/// place. Mode, owner and extended attributes are kept.
enum FileReplacer {
  struct Failure: Error {
    /// Half a sentence: "permission denied".
    let reason: String
  }

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
      let file = try FileHandle.open(target, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      let status = try file.status()
      try check(status, target)
      zenls_defer_signals()
      defer { zenls_resume_signals() }
      let temporary = try TemporaryFile(besides: target)
      defer { temporary.remove() }
      try temporary.handle.write(bytes)
      try temporary.adopt(status, attributesOf: file)
      guard case .success(let now) = FileReader.read(target), now == original else {
        throw Failure(reason: "it was changed by somebody else meanwhile and is left as it is now")
      }
      try temporary.replace(target)
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

  private init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  static func open(
    _ path: String, _ flags: Int32, mode: mode_t = 0
  ) throws(FileReplacer.Failure) -> FileHandle {
    let descriptor = Glibc.open(path, flags, mode)
    guard descriptor >= 0 else { throw FileReplacer.Failure(reason: FileReader.errorText()) }
    return FileHandle(descriptor)
  }

  func status() throws(FileReplacer.Failure) -> stat {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw FileReplacer.Failure(reason: FileReader.errorText())
    }
    return status
  }

  func write(_ bytes: [UInt8]) throws(FileReplacer.Failure) {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      let code = errno
      if count > 0 {
        start += count
      } else if code != EINTR {
        throw FileReplacer.Failure(reason: FileReader.errorText(code))
      }
    }
  }
}

/// A new file that goes away unless it takes another one's place.
private final class TemporaryFile {
  let handle: FileHandle
  private let path: String
  private let folder: String
  private var isGone = false

  init(besides target: String) throws(FileReplacer.Failure) {
    folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? "./"
    // Hidden, and no YAML by its name: nobody lints it.
    let number = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    path = folder + ".zenls-\(number).tmp"
    handle = try FileHandle.open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode: 0o600)
  }

  /// Owner first: changing it takes set-user-id bits away.
  func adopt(_ status: stat, attributesOf other: FileHandle) throws(FileReplacer.Failure) {
    let own = try handle.status()
    if own.st_uid != status.st_uid || own.st_gid != status.st_gid {
      try check(fchown(handle.descriptor, status.st_uid, status.st_gid), "its owner cannot be kept")
    }
    try check(fchmod(handle.descriptor, status.st_mode & 0o7777), "its mode cannot be kept")
    let failure = zenls_copy_attributes(other.descriptor, handle.descriptor)
    if failure != 0 {
      throw FileReplacer.Failure(
        reason: "its extended attributes cannot be kept (\(FileReader.errorText(failure)))")
    }
    try check(fsync(handle.descriptor), "it cannot be written to the disk")
  }

  func replace(_ target: String) throws(FileReplacer.Failure) {
    guard rename(path, target) == 0 else { throw FileReplacer.Failure(reason: FileReader.errorText()) }
    isGone = true
    // The name, too, is to survive a power failure; not every file system lets a folder be asked for it.
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    close(descriptor)
  }

  func remove() {
    if !isGone { unlink(path) }
    isGone = true
  }

  private func check(_ status: Int32, _ what: String) throws(FileReplacer.Failure) {
    let code = errno
    if status != 0 { throw FileReplacer.Failure(reason: "\(what) (\(FileReader.errorText(code)))") }
  }
}
