import Glibc
import ProjectFiles

/// A new content for a file that the user named for it, written while it comes
/// to be; it takes the old one's place as a whole or not at all.
///
/// Mode and owner of a file that is there are kept, and a link is followed to
/// its file. Pipes and devices have no content to keep: they are written to.
final class FileReplacement {
  let stream: OutputStream

  private let place: Place

  private enum Place {
    case file(TemporaryFile)
    case device(Int32)

    var descriptor: Int32 {
      switch self {
      case .file(let file): file.descriptor
      case .device(let descriptor): descriptor
      }
    }
  }

  private init(_ place: Place) {
    self.place = place
    stream = OutputStream(descriptor: place.descriptor, flushLimit: 64 * 1024)
  }

  deinit {
    if case .device(let descriptor) = place { close(descriptor) }
  }

  /// Makes sure that `path` can be written, and leaves it alone until
  /// ``commit()``.
  static func open(_ path: String) -> Result<FileReplacement, FileReader.Failure> {
    Result { () throws(FileReader.Failure) in FileReplacement(try place(path)) }
  }

  private static func place(_ path: String) throws(FileReader.Failure) -> Place {
    var status = stat()
    if stat(path, &status) != 0 {
      // A link to nothing: its target is for the user to make.
      guard errno == ENOENT, lstat(path, &status) != 0 else { throw failure() }
      return .file(try TemporaryFile.besides(path, mode: 0o666))
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw FileReader.Failure(reason: "it is a directory")
    case S_IFREG:
      // Renaming asks the folder only.
      guard access(path, W_OK) == 0, let resolved = realpath(path, nil) else { throw failure() }
      defer { free(resolved) }
      let file = try TemporaryFile.besides(String(cString: resolved), mode: 0o600)
      // Only root may give files away; a group of one's own is kept. Owner first:
      // changing it takes set-user-id bits away.
      if fchown(file.descriptor, status.st_uid, status.st_gid) != 0 {
        _ = fchown(file.descriptor, uid_t.max, status.st_gid)
      }
      _ = fchmod(file.descriptor, status.st_mode & 0o7777)
      return .file(file)
    default:
      let descriptor = Glibc.open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw failure() }
      return .device(descriptor)
    }
  }

  private static func failure() -> FileReader.Failure {
    FileReader.Failure(reason: FileReader.errorText())
  }

  /// Gives the content its place. After a failure the file is as it was.
  func commit() -> FileReader.Failure? {
    stream.flush()
    if let reason = stream.failure {
      discard()
      return FileReader.Failure(reason: reason)
    }
    guard case .file(let file) = place else { return nil }
    do throws(FileReader.Failure) {
      try file.takePlace()
      return nil
    } catch {
      discard()
      return error
    }
  }

  /// Leaves the file as it was.
  func discard() {
    if case .file(let file) = place { file.remove() }
  }
}
