import Workers

/// Does a list of independent pieces of work on several threads and hands over
/// the results in the order of the list.
///
/// The caller's thread works as the others do, and is the only one that hands
/// over. Nobody works further ahead of it than a window of batches, so that
/// results do not pile up behind a slow one.
struct OrderedWork<Result: Sendable>: Sendable {
  private let count: Int
  private let jobs: Int
  /// Pieces that one thread takes at a time.
  private let batch: Int
  /// Batches that may be begun beyond the one that is handed over next.
  private let window = 32
  private let work: @Sendable (Int) -> Result

  /// - Parameters:
  ///   - count: pieces of work.
  ///   - jobs: threads, the caller's own among them.
  ///   - work: does one piece, by its place in the list.
  init(count: Int, jobs: Int, work: @escaping @Sendable (Int) -> Result) {
    self.count = count
    self.jobs = max(1, jobs)
    // Few pieces may be large ones.
    batch = max(1, min(8, count / (self.jobs * 8)))
    self.work = work
  }

  private struct State {
    /// The first batch that nobody has begun.
    var next = 0
    /// The first batch that is not handed over yet.
    var delivered = 0
    /// Batches that are done and not handed over.
    var finished: [Int: [Result]] = [:]
  }

  /// Returns when everything is done and handed over.
  func run(_ deliver: (Result) -> Void) {
    if jobs == 1 || count <= 1 {
      for index in 0..<count { deliver(work(index)) }
      return
    }
    let batches = (count + batch - 1) / batch
    let monitor = Monitor(State())
    let threads = (1..<min(jobs, batches)).compactMap { _ in WorkerThread { help(monitor, batches) } }
    while let step = nextStep(monitor, batches) {
      switch step {
      case .deliver(let results): for result in results { deliver(result) }
      case .work(let batch): finish(batch, monitor)
      }
      monitor.announce()
    }
    for thread in threads { thread.join() }
  }

  private enum Step {
    case deliver([Result])
    case work(Int)
  }

  /// What the caller's thread does next: handing over comes first.
  private func nextStep(_ monitor: Monitor<State>, _ batches: Int) -> Step? {
    monitor.wait { state in
      if state.delivered == batches { return .some(nil) }
      if let results = state.finished.removeValue(forKey: state.delivered) {
        state.delivered += 1
        return .deliver(results)
      }
      return claim(&state, batches).map(Step.work)
    }
  }

  /// What the other threads do until nothing is left.
  private func help(_ monitor: Monitor<State>, _ batches: Int) {
    while true {
      let claimed: Int? = monitor.wait { state in
        if state.next == batches { return .some(nil) }
        return claim(&state, batches)
      }
      guard let batch = claimed else { return }
      finish(batch, monitor)
      monitor.announce()
    }
  }

  private func claim(_ state: inout State, _ batches: Int) -> Int? {
    guard state.next < min(batches, state.delivered + window) else { return nil }
    defer { state.next += 1 }
    return state.next
  }

  private func finish(_ batch: Int, _ monitor: Monitor<State>) {
    let first = batch * self.batch
    let results = (first..<min(count, first + self.batch)).map(work)
    monitor.withLock { $0.finished[batch] = results }
  }
}
