import CSystemCalls
import Glibc
import LanguageServer
import Workers

/// Ends the server with its client: on threads of its own, so that nothing that
/// is being served keeps it alive.
struct ParentWatch: ProcessGuardian {
  /// What is left to finish gets this long.
  private static let graceSeconds: UInt32 = 5

  func watch(_ process: Int, _ end: @escaping @Sendable () -> Void) {
    guard let process = Int32(exactly: process), process > 0 else { return }
    _ = WorkerThread {
      zenls_wait_for_process(process)
      end()
      endSoon()
    }
  }

  func endSoon() {
    sleep(Self.graceSeconds)
    _exit(1)
  }

  func endWhenStill(_ progress: () -> Int) {
    var last: Int
    repeat {
      last = progress()
      sleep(Self.graceSeconds)
    } while progress() != last
    _exit(1)
  }
}
