import LanguageServerProtocol
import Workers

/// Events on their way to the session. Messages keep their order, since edits
/// and questions about the edited text follow each other; cancellations are seen
/// as soon as they arrive.
final class EventQueue: Sendable {
  /// A client that floods is not read any further while this much waits.
  private static let maximumBytes = 128 * 1024 * 1024

  private struct State {
    var events: [(event: SessionEvent, bytes: Int)] = []
    /// Events before this place were taken already.
    var first = 0
    var bytes = 0
    var taken = 0
    var cancelled: Set<MessageID> = []
    var isClosed = false
  }

  private let state = Monitor(State())

  /// Waits while there is no room.
  ///
  /// - Parameter bytes: of memory that the event holds.
  func push(_ event: SessionEvent, bytes: Int = 0) {
    state.wait { state -> Void? in
      if bytes > 0, state.bytes > Self.maximumBytes, !state.isClosed { return nil }
      state.events.append((event, bytes))
      state.bytes += bytes
      return ()
    }
    state.announce()
  }

  /// The next event, when there is one.
  func next() -> SessionEvent {
    let event = state.wait { state -> SessionEvent? in
      guard state.first < state.events.count else { return nil }
      let (event, bytes) = state.events[state.first]
      state.first += 1
      state.taken += 1
      state.bytes -= bytes
      if state.first == state.events.count {
        state.events.removeAll(keepingCapacity: state.first < 1024)
        state.first = 0
      } else if state.first >= 1024, state.first > state.events.count / 2 {
        state.events.removeFirst(state.first)
        state.first = 0
      }
      return event
    }
    state.announce()
    return event
  }

  /// How many events were taken so far.
  var takenCount: Int { state.withLock { $0.taken } }

  /// Looks at the next event without taking it; nil where none waits.
  func peek() -> SessionEvent? {
    state.withLock { $0.first < $0.events.count ? $0.events[$0.first].event : nil }
  }

  /// Nothing waits for room any more.
  func close() {
    state.withLock { $0.isClosed = true }
    state.announce()
  }

  // MARK: Cancellation

  func cancel(_ id: MessageID) {
    // Only so many: a client may cancel what it never asked.
    state.withLock { if $0.cancelled.count < 10_000 { $0.cancelled.insert(id) } }
  }

  func isCancelled(_ id: MessageID) -> Bool { state.withLock { $0.cancelled.contains(id) } }

  /// The request has its answer; a cancellation comes too late.
  func forget(_ id: MessageID) { _ = state.withLock { $0.cancelled.remove(id) } }
}
