import Glibc
import ProjectFiles

/// Learns from the kernel (inotify) when something in a folder changes.
final class FolderWatcher {
  /// A name in a folder of which something changed; nil names where anything may
  /// have changed.
  struct Change {
    let folder: String?
    let name: String?
    let isFolder: Bool
  }

  let descriptor: Int32
  private var folders: [Int32: String] = [:]

  /// Nil where the system has no watcher left.
  init?() {
    descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  private static let events = UInt32(
    IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF
      | IN_ONLYDIR)

  /// Watches exactly these folders from now on. Those that are gone are none of
  /// them: a folder above says when they are back.
  ///
  /// - Returns: why a folder that is there cannot be watched, if so.
  func watch(_ wanted: Set<String>) -> (folder: String, reason: String)? {
    let watched = Set(folders.values)
    for (number, folder) in folders where !wanted.contains(folder) {
      inotify_rm_watch(descriptor, number)
      folders[number] = nil
    }
    var failure: (String, String)?
    for folder in wanted.subtracting(watched).sorted() {
      let number = inotify_add_watch(descriptor, folder, Self.events)
      if number >= 0 {
        folders[number] = folder
      } else if errno == ENOSPC {
        failure = failure ?? (folder, "the system watches no more folders (fs.inotify.max_user_watches)")
      } else if errno != ENOENT, errno != ENOTDIR, errno != EACCES {
        failure = failure ?? (folder, FileReader.errorText())
      }
    }
    return failure
  }

  /// Whatever has happened since the last call.
  func changes() -> [Change] {
    var changes: [Change] = []
    let size = 64 * 1024
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: size, alignment: MemoryLayout<inotify_event>.alignment)
    defer { buffer.deallocate() }
    while true {
      let count = read(descriptor, buffer.baseAddress, size)
      if count <= 0 { return changes }
      var place = 0
      while place + MemoryLayout<inotify_event>.size <= count {
        let event = buffer.loadUnaligned(fromByteOffset: place, as: inotify_event.self)
        let start = place + MemoryLayout<inotify_event>.size
        let end = min(count, start + Int(event.len))
        let name = buffer[start..<end].prefix { $0 != 0 }
        if let change = take(event, String(decoding: name, as: UTF8.self)) { changes.append(change) }
        place = start + Int(event.len)
      }
    }
  }

  private func take(_ event: inotify_event, _ name: String) -> Change? {
    if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { return Change(folder: nil, name: nil, isFolder: true) }
    let folder = folders[event.wd]
    // The kernel has forgotten the folder: it is gone.
    if event.mask & UInt32(IN_IGNORED) != 0 {
      folders[event.wd] = nil
      return nil
    }
    let isFolder = event.mask & UInt32(IN_ISDIR | IN_DELETE_SELF | IN_MOVE_SELF) != 0
    if event.mask & UInt32(IN_MOVE_SELF) != 0 {
      // Its new name is another folder's business.
      inotify_rm_watch(descriptor, event.wd)
      folders[event.wd] = nil
    }
    return Change(folder: folder, name: name.isEmpty ? nil : name, isFolder: isFolder)
  }
}
