import CSystemCalls
import Glibc
import ProjectFiles

/// A new file beside another one, which takes its place as a whole or goes away:
/// by itself, or when a signal ends the process.
final class TemporaryFile {
  let descriptor: Int32
  private let path: String
  private let target: String
  private let guardNumber: Int32
  private var isGone = false

  private init(_ descriptor: Int32, _ path: String, _ target: String, _ guardNumber: Int32) {
    self.descriptor = descriptor
    self.path = path
    self.target = target
    self.guardNumber = guardNumber
  }

  deinit {
    remove()
    close(descriptor)
  }

  /// - Parameter target: the file whose place it is to take, no link.
  static func besides(_ target: String, mode: mode_t) throws(FileReader.Failure) -> TemporaryFile {
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? "./"
    // Hidden, and no YAML by its name: nobody lints it.
    let number = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    let path = "\(folder).zenls-\(number).tmp"
    let guardNumber = zenls_guard_temporary(path)
    let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    guard descriptor >= 0 else {
      let code = errno
      zenls_release_temporary(guardNumber)
      throw FileReader.Failure(reason: FileReader.errorText(code))
    }
    return TemporaryFile(descriptor, path, target, guardNumber)
  }

  /// Whatever was written is on the disk, and stands where the target stood.
  func takePlace() throws(FileReader.Failure) {
    // Some file systems find only now that there is no room.
    guard fsync(descriptor) == 0, rename(path, target) == 0 else {
      throw FileReader.Failure(reason: FileReader.errorText())
    }
    isGone = true
    zenls_release_temporary(guardNumber)
    syncFolder()
  }

  func remove() {
    if isGone { return }
    isGone = true
    unlink(path)
    zenls_release_temporary(guardNumber)
  }

  /// The name, too, is to survive a power failure; not every file system lets a
  /// folder be asked for it.
  private func syncFolder() {
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? "./"
    let descriptor = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    close(descriptor)
  }
}
