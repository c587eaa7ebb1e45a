import Glibc

/// A plain thread of the operating system, which is joined.
///
/// Swift's own concurrency would start a pool and its bookkeeping, which costs
/// a process that lives for milliseconds a good part of them.
package struct WorkerThread {
  private let handle: pthread_t

  /// Nil where the system gives no further thread; the others do its work.
  package init?(_ body: @escaping @Sendable () -> Void) {
    let work = Unmanaged.passRetained(Work(body))
    var handle = pthread_t()
    let failure = pthread_create(&handle, nil, { Self.start($0) }, work.toOpaque())
    guard failure == 0 else {
      work.release()
      return nil
    }
    self.handle = handle
  }

  package func join() { pthread_join(handle, nil) }

  private final class Work {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private static func start(_ work: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let work { Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body() }
    return nil
  }
}
