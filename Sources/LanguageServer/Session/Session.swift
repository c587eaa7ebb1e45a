import ConfigAnalysis
import LanguageServerProtocol
import YAMLSyntax

/// One client's session: everything that changes while it lasts. Only the
/// thread of ``LanguageServer/run()`` touches it; answers are made from
/// immutable snapshots.
final class Session {
  let queue: EventQueue
  let output: any MessageOutput
  let log: ServerLog
  let version: String

  var lifecycle = Lifecycle.uninitialized
  /// Set by `initialize`.
  var client: ClientProfile?
  var roots: [String] = []
  var documents = DocumentStore()
  var resolver = SettingsResolver()
  var trace = TraceValue.off
  var parentID: Int?
  /// Settings problems that the client was told: each is said once.
  var reportedProblems: Set<String> = []
  /// The list that `completionItem/resolve` speaks of.
  var latestCompletion = ResolvableCompletions()
  let largeDocuments: LargeDocumentAnalysis
  /// For `workspace/diagnostic`, and for `workspace/symbol`.
  let diagnosis = SideThread()
  let symbolSearch = SideThread()

  private var nextID = 1
  private var waiting: [MessageID: (Session, IncomingMessage) -> Void] = [:]

  init(queue: EventQueue, output: any MessageOutput, log: ServerLog, version: String) {
    self.queue = queue
    self.output = output
    self.log = log
    self.version = version
    largeDocuments = LargeDocumentAnalysis(queue: queue)
  }

  // MARK: To the client

  func send(_ message: OutgoingMessage?) {
    guard let message else { return }
    output.write(MessageFrame.bytes(message.content))
  }

  func notify(_ method: String, _ params: some Encodable) { send(.notification(method, params)) }

  /// Asks the client.
  ///
  /// - Parameter answer: is called with the client's answer, if one comes.
  func request(
    _ method: String, _ params: (some Encodable)?, then answer: @escaping (Session, IncomingMessage) -> Void
  ) {
    // A client that never answers must not fill the memory.
    guard waiting.count < 1000 else { return }
    let id = MessageID.text("zenls-\(nextID)")
    nextID += 1
    waiting[id] = answer
    send(.request(id, method, params))
  }

  func receive(_ id: MessageID, _ message: IncomingMessage) {
    waiting.removeValue(forKey: id)?(self, message)
  }

  func logMessage(_ type: MessageType, _ text: String) {
    notify("window/logMessage", MessageParams(type: type, message: text))
  }

  // MARK: Documents

  /// - Throws: where the document is not open.
  func snapshot(_ uri: DocumentURI) throws(ResponseError) -> DocumentSnapshot {
    guard let snapshot = documents[uri] else {
      throw ResponseError(.invalidParams, "'\(uri.text)' is not open")
    }
    return snapshot
  }

  /// - Throws: before `initialize`; the lifecycle does not let that happen.
  func profile() throws(ResponseError) -> ClientProfile {
    guard let client else { throw ResponseError(.serverNotInitialized, "there was no 'initialize'") }
    return client
  }

  /// What the open documents tell each other.
  var knowledge: WorkspaceKnowledge {
    var knowledge = WorkspaceKnowledge()
    for snapshot in documents.all where !snapshot.isLarge { knowledge.merge(snapshot.knowledge) }
    return knowledge
  }
}

/// `$/setTrace`.
enum TraceValue: String, Sendable {
  case off, messages, verbose
}
