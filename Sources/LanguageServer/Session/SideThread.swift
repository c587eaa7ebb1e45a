import Workers

/// A thread for work that takes longer than a keystroke, one after the other: a
/// client that asks again and again does not get a thread for each time.
final class SideThread: Sendable {
  private struct State {
    var pending: [@Sendable () -> Void] = []
    var hasThread = false
    var isClosed = false
  }

  private let state = Monitor(State())

  /// Is called on the thread, unless that is closed before.
  func submit(_ work: @escaping @Sendable () -> Void) {
    let needsThread = state.withLock { state in
      state.pending.append(work)
      defer { state.hasThread = true }
      return !state.hasThread
    }
    state.announce()
    guard needsThread, WorkerThread({ [self] in while let work = next() { work() } }) == nil else { return }
    state.withLock { state in
      state.hasThread = false
      state.pending.removeLast()
    }
    work()
  }

  /// What waits is dropped.
  func close() {
    state.withLock { $0.isClosed = true }
    state.announce()
  }

  private func next() -> (@Sendable () -> Void)? {
    state.wait { state -> (@Sendable () -> Void)?? in
      if state.isClosed { return .some(nil) }
      return state.pending.isEmpty ? nil : .some(state.pending.removeFirst())
    }
  }
}
