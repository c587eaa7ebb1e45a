import CSystemCalls
import Glibc
import LanguageServer

/// Reads a pipe or file, whatever is there at a time.
struct DescriptorInput: MessageInput {
  let descriptor: Int32

  func read() -> [UInt8]? {
    while true {
      var failure: Int32 = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: 64 * 1024) { buffer, filled in
        let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        failure = count < 0 ? errno : 0
        filled = max(count, 0)
      }
      switch failure {
      case 0: return bytes.isEmpty ? nil : bytes
      case EINTR: continue
      case EAGAIN:
        // Somebody made it non-blocking: wait until there is something.
        var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&ready, 1, -1)
      default: return nil
      }
    }
  }

  func waitForHangup() { zenls_wait_for_hangup(descriptor) }
}
