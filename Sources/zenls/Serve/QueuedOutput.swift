import Glibc
import LanguageServer
import Workers

/// Writes frames on a thread of its own, so that a client that is slow to read
/// does not keep the server from serving; one that never reads stops it when much
/// is waiting.
final class QueuedOutput: MessageOutput {
  private static let maximumBytes = 64 * 1024 * 1024

  private struct State {
    var frames: [[UInt8]] = []
    var bytes = 0
    var isClosed = false
    var isDone = false
  }

  private let descriptor: Int32
  private let state = Monitor(State())
  private let hasThread: Bool

  init(descriptor: Int32) {
    self.descriptor = descriptor
    let state = state
    hasThread = WorkerThread({ Self.work(descriptor, state) }) != nil
  }

  func write(_ frame: [UInt8]) {
    guard hasThread else {
      _ = Self.writeAll(frame, to: descriptor)
      return
    }
    state.wait { state -> Void? in
      if state.isDone { return () }
      if state.bytes > Self.maximumBytes { return nil }
      state.frames.append(frame)
      state.bytes += frame.count
      return ()
    }
    state.announce()
  }

  func finish() {
    guard hasThread else { return }
    state.withLock { $0.isClosed = true }
    state.announce()
    state.wait { $0.isDone ? () : nil }
  }

  private static func work(_ descriptor: Int32, _ state: Monitor<State>) {
    while true {
      let frames = state.wait { state -> [[UInt8]]? in
        if state.frames.isEmpty { return state.isClosed ? [] : nil }
        defer { state.frames = [] }
        return state.frames
      }
      // Frames that wait together are written together.
      let bytes = frames.count == 1 ? frames[0] : Array(frames.joined())
      let isWritten = writeAll(bytes, to: descriptor)
      let isDone = state.withLock { state in
        state.bytes -= bytes.count
        if frames.isEmpty || !isWritten { state.isDone = true }
        return state.isDone
      }
      state.announce()
      if isDone { return }
    }
  }

  /// False where the reader is gone.
  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var start = 0
      while start < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: start), buffer.count - start)
        let code = errno
        if count > 0 {
          start += count
        } else if code == EAGAIN {
          var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = poll(&ready, 1, -1)
        } else if code != EINTR {
          return false
        }
      }
      return true
    }
  }
}
