import CSystemCalls
import Glibc
import ProjectFiles

/// A new content for a file, written beside it, which takes its place as a
/// whole or not at all: after a full disk, an error or a signal the file is as
/// it was and nothing lies beside it.
///
/// Mode and owner of a file that is there are kept, and a link is followed to
/// its file. Pipes and devices have no content to keep: they are written to.
final class FileReplacement {
  let stream: OutputStream

  private let descriptor: Int32
  /// Nil for a pipe or device.
  private let places: Places?

  private struct Places {
    let temporary: String
    let final: String
    let guardNumber: Int32
  }

  private init(_ descriptor: Int32, _ places: Places?) {
    self.descriptor = descriptor
    self.places = places
    stream = OutputStream(descriptor: descriptor, flushLimit: 64 * 1024)
  }

  /// Makes sure that `path` can be written, and leaves it alone until
  /// ``commit()``.
  static func open(_ path: String) -> Result<FileReplacement, FileReader.Failure> {
    var status = stat()
    if stat(path, &status) != 0 {
      // A link to nothing: its target is for the user to make.
      guard errno == ENOENT, lstat(path, &status) != 0 else { return failure() }
      return replace(path, like: nil)
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .failure(FileReader.Failure(reason: "it is a directory"))
    case S_IFREG:
      // Renaming asks the folder only.
      guard access(path, W_OK) == 0, let resolved = realpath(path, nil) else { return failure() }
      defer { free(resolved) }
      return replace(String(cString: resolved), like: status)
    default:
      let descriptor = Glibc.open(path, O_WRONLY | O_CLOEXEC)
      return descriptor < 0 ? failure() : .success(FileReplacement(descriptor, nil))
    }
  }

  private static func failure(_ code: Int32 = errno) -> Result<FileReplacement, FileReader.Failure> {
    .failure(FileReader.Failure(reason: FileReader.errorText(code)))
  }

  private static func replace(
    _ path: String, like status: stat?
  ) -> Result<FileReplacement, FileReader.Failure> {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    var attempt = 0
    while true {
      // Hidden, and no YAML: nobody who walks the folder takes it for a document.
      let temporary = "\(folder).zenls-\(getpid())-\(attempt)"
      let number = zenls_guard_temporary(temporary)
      let descriptor = Glibc.open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
      if descriptor >= 0 {
        if let status {
          // Only root may give files away; the group is kept where that is allowed.
          if fchown(descriptor, status.st_uid, status.st_gid) != 0 {
            _ = fchown(descriptor, uid_t.max, status.st_gid)
          }
          _ = fchmod(descriptor, status.st_mode & 0o7777)
        }
        let places = Places(temporary: temporary, final: path, guardNumber: number)
        return .success(FileReplacement(descriptor, places))
      }
      let code = errno
      zenls_release_temporary(number)
      // Left behind by a process of that number that was killed.
      guard code == EEXIST, attempt < 100 else { return failure(code) }
      attempt += 1
    }
  }

  /// Gives the content its place. After a failure the file is as it was.
  func commit() -> FileReader.Failure? {
    stream.flush()
    var reason = stream.failure
    // Some file systems find room only now.
    if reason == nil, places != nil, fsync(descriptor) != 0 { reason = FileReader.errorText() }
    if close(descriptor) != 0, reason == nil { reason = FileReader.errorText() }
    guard let places else { return reason.map { FileReader.Failure(reason: $0) } }
    if reason == nil, rename(places.temporary, places.final) != 0 { reason = FileReader.errorText() }
    if reason != nil { unlink(places.temporary) }
    zenls_release_temporary(places.guardNumber)
    return reason.map { FileReader.Failure(reason: $0) }
  }

  /// Leaves the file as it was.
  func discard() {
    close(descriptor)
    guard let places else { return }
    unlink(places.temporary)
    zenls_release_temporary(places.guardNumber)
  }
}
