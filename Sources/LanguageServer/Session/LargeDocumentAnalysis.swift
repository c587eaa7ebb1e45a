import LanguageServerProtocol
import Workers

/// Analyses documents that take longer than a keystroke, on a thread of its own:
/// the newest version of each waits at the most for one that is under way.
final class LargeDocumentAnalysis: Sendable {
  private struct State {
    var pending: [DocumentSnapshot] = []
    var hasThread = false
    var isClosed = false
  }

  private let state = Monitor(State())
  private let queue: EventQueue

  init(queue: EventQueue) { self.queue = queue }

  /// The event ``SessionEvent/analysed(_:)`` follows, unless a newer version
  /// takes its place before.
  func submit(_ snapshot: DocumentSnapshot) {
    let needsThread = state.withLock { state in
      state.pending.removeAll { $0.uri == snapshot.uri }
      state.pending.append(snapshot)
      defer { state.hasThread = true }
      return !state.hasThread
    }
    state.announce()
    guard needsThread else { return }
    if WorkerThread({ [self] in work() }) == nil {
      state.withLock { $0.hasThread = false }
      for snapshot in takeAll() { finish(snapshot) }
    }
  }

  func close() {
    state.withLock { $0.isClosed = true }
    state.announce()
  }

  private func work() {
    while let snapshot = next() { finish(snapshot) }
  }

  private func finish(_ snapshot: DocumentSnapshot) {
    _ = snapshot.analysis
    queue.push(.analysed(snapshot))
  }

  private func next() -> DocumentSnapshot? {
    state.wait { state -> DocumentSnapshot?? in
      if state.isClosed { return .some(nil) }
      return state.pending.isEmpty ? nil : .some(state.pending.removeFirst())
    }
  }

  private func takeAll() -> [DocumentSnapshot] {
    state.withLock { state in
      defer { state.pending = [] }
      return state.pending
    }
  }
}
