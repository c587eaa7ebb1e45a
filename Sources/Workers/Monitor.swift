import Glibc

/// State that several threads share, and that they can wait for.
///
/// `Synchronization.Mutex` has no condition to wait on.
package final class Monitor<State>: @unchecked Sendable {
  // Everything below is touched only while `lock` is held.
  private var state: State
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private let changed: UnsafeMutablePointer<pthread_cond_t>

  package init(_ state: sending State) {
    self.state = state
    lock = .allocate(capacity: 1)
    changed = .allocate(capacity: 1)
    pthread_mutex_init(lock, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(lock)
    changed.deallocate()
    lock.deallocate()
  }

  package func withLock<Value>(_ body: (inout State) -> Value) -> Value {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return body(&state)
  }

  /// Waits until `body` gives a value; it is asked again after each change that
  /// another thread announces.
  package func wait<Value>(for body: (inout State) -> Value?) -> Value {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while true {
      if let value = body(&state) { return value }
      pthread_cond_wait(changed, lock)
    }
  }

  /// Wakes every thread that waits.
  package func announce() { pthread_cond_broadcast(changed) }
}
