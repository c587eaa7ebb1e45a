import LanguageServerProtocol
import Workers

/// A language server for ZenML configuration, for one client, over one pair of
/// streams.
public struct LanguageServer: Sendable {
  private let input: any MessageInput
  private let output: any MessageOutput
  private let log: ServerLog
  private let version: String
  private let guardian: any ProcessGuardian

  /// - Parameters:
  ///   - version: of zenls, for the client.
  ///   - guardian: watches the client's process.
  public init(
    input: any MessageInput, output: any MessageOutput, log: ServerLog, version: String,
    guardian: any ProcessGuardian
  ) {
    self.input = input
    self.output = output
    self.log = log
    self.version = version
    self.guardian = guardian
  }

  /// Serves until `exit`, the end of the input or the death of the client.
  ///
  /// - Returns: the exit status: 0 after `shutdown`, else 1.
  public func run() -> Int32 {
    let queue = EventQueue()
    let reader = InputReader(input: input, queue: queue)
    let guardian = guardian
    guard
      WorkerThread({
        reader.run()
        // Whatever is being served then must not outlive the client for long.
        guardian.endSoon()
      }) != nil
    else {
      log.log(.error, "the system gives no thread to read with")
      return 1
    }
    let input = input
    _ = WorkerThread {
      // A client that is gone while its answers fill the output, which nobody
      // reads: its last messages have no room, and their end is never reached.
      input.waitForHangup()
      guardian.endWhenStill { queue.takenCount }
    }
    let session = Session(queue: queue, output: output, log: log, version: version)
    let status = serve(session, queue)
    session.largeDocuments.close()
    session.diagnosis.close()
    session.symbolSearch.close()
    queue.close()
    output.finish()
    return status
  }

  private func serve(_ session: Session, _ queue: EventQueue) -> Int32 {
    let router = Router()
    while true {
      switch queue.next() {
      case .end: return session.lifecycle.exitStatus
      case .malformed(let error):
        log.log(.warning, error.message)
        session.send(.error(to: nil, error))
      case .analysed(let snapshot): session.publish(ifCurrent: snapshot)
      case .outgoing(let message): session.send(message)
      case .answered(let id, let message):
        queue.forget(id)
        session.send(message)
      case .message(let message):
        switch message.kind {
        case .invalid(let id, let error): session.send(.error(to: id, error))
        case .response(let id, _): session.receive(id, message)
        case .notification("exit"): return session.lifecycle.exitStatus
        case .notification(let method):
          if session.lifecycle.accepts(notification: method) { router.notify(method, message, session) }
        case .request(let id, let method): router.answer(id, method, message, session)
        }
        if let parent = session.parentID {
          session.parentID = nil
          guardian.watch(parent, queue.endAction)
        }
      }
    }
  }
}

/// Watches over the processes on both sides.
public protocol ProcessGuardian: Sendable {
  /// Calls `end` when that process is gone, and ends this one soon after,
  /// whatever it does then.
  func watch(_ process: Int, _ end: @escaping @Sendable () -> Void)
  /// Ends this process in some seconds, should it still be there.
  func endSoon()
  /// Ends this process when `progress` stays the same for some seconds.
  func endWhenStill(_ progress: () -> Int)
}

extension EventQueue {
  var endAction: @Sendable () -> Void { { self.push(.end) } }
}
