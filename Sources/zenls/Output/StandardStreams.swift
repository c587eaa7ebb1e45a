import Glibc
import ProjectFiles
import Synchronization

/// Standard output and standard error, buffered, written byte for byte.
///
/// Swift's `print` traps nothing but also tells nothing: a reader that goes
/// away (`| head`) must end the output, never the process with a signal.
enum StandardStreams {
  static let output = OutputStream(descriptor: STDOUT_FILENO, flushLimit: 64 * 1024)
  static let error = OutputStream(descriptor: STDERR_FILENO, flushLimit: 0)

  /// A reader that went away and a file that may not grow are errors of the
  /// write, not the death of the process.
  static func ignoreWriteSignals() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
  }

  /// Keeps the numbers of streams that the caller closed (`>&-`) from the files
  /// that are opened later. Reading from or writing to one fails as before.
  static func occupyClosedStreams() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(descriptor, F_GETFD) < 0 && errno == EBADF {
      // The lowest number is free: this one.
      _ = open("/dev/null", (descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY) | O_CLOEXEC)
    }
  }
}

/// One file descriptor with a buffer.
final class OutputStream: Sendable {
  private struct State {
    var buffer: [UInt8] = []
    /// `errno` of the write that failed; nothing is written after it.
    var failure: Int32?
  }

  private let descriptor: Int32
  private let flushLimit: Int
  private let state = Mutex(State())

  /// - Parameter flushLimit: bytes to gather before writing; 0 writes at once.
  init(descriptor: Int32, flushLimit: Int) {
    self.descriptor = descriptor
    self.flushLimit = flushLimit
  }

  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Why output was lost, in words. A reader that went away (`| head`) has seen
  /// what it wanted: no failure.
  var failure: String? {
    guard let code = state.withLock(\.failure), code != EPIPE else { return nil }
    return FileReader.errorText(code)
  }

  func write(_ text: String) { write(Array(text.utf8)) }

  func write(_ bytes: [UInt8]) {
    state.withLock { state in
      state.buffer += bytes
      if state.buffer.count > flushLimit { drain(&state) }
    }
  }

  func flush() { state.withLock { drain(&$0) } }

  /// Writes what is buffered; after an error (the reader is gone, the disk is
  /// full) everything further is dropped.
  private func drain(_ state: inout State) {
    defer { state.buffer.removeAll(keepingCapacity: true) }
    if state.failure != nil { return }
    state.buffer.withUnsafeBytes { bytes in
      var start = 0
      while start < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: start), bytes.count - start)
        let code = errno
        if count > 0 {
          start += count
        } else if code == EAGAIN {
          // A pipe that somebody made non-blocking: wait until there is room.
          var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = poll(&ready, 1, -1)
        } else if code != EINTR {
          state.failure = code
          return
        }
      }
    }
  }
}
