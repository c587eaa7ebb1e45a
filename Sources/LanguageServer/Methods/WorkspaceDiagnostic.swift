import LanguageServerProtocol

extension Methods {
  /// Looks at every file of the workspace, on a thread of its own.
  static let workspaceDiagnostic: Router.LongRequest = { (session, message, id) throws(ResponseError) in
    let params = try message.params(WorkspaceDiagnosticParams.self)
    let work = WorkspaceDiagnosis(
      documents: session.workspaceDocuments, client: try session.profile(), queue: session.queue,
      params: params)
    session.diagnosis.submit { work.run(answering: id) }
  }
}

/// One `workspace/diagnostic` request.
struct WorkspaceDiagnosis: Sendable {
  let documents: WorkspaceDocuments
  let client: ClientProfile
  let queue: EventQueue
  let params: WorkspaceDiagnosticParams

  /// Files in one partial result.
  private static let batch = 50

  func run(answering id: MessageID) {
    let previous = Dictionary(
      (params.previousResultIds ?? []).map { ($0.uri, $0.value) }, uniquingKeysWith: { first, _ in first })
    var items: [WorkspaceDocumentDiagnosticReport] = []
    var count = 0
    begin()
    var seen: Set<DocumentURI> = []
    for snapshot in documents.all() {
      if queue.isCancelled(id) {
        end()
        return queue.push(
          .answered(id, .error(to: id, ResponseError(.requestCancelled, "the search was cancelled"))))
      }
      count += 1
      seen.insert(snapshot.uri)
      let diagnostics = ToLSP(snapshot, client).diagnostics()
      // Files about which nothing was and is to be said are not mentioned.
      if diagnostics.isEmpty, previous[snapshot.uri] == nil, snapshot.version == nil { continue }
      items.append(
        WorkspaceDocumentDiagnosticReport(
          uri: snapshot.uri, version: snapshot.version,
          report: DiagnosticReports.report(diagnostics, previous: previous[snapshot.uri])))
      if let token = params.partialResultToken, items.count >= Self.batch {
        send(ProgressParams(token: token, value: WorkspaceDiagnosticReport(items: items)))
        items = []
        progress(count)
      }
    }
    // What was reported before and is gone.
    for uri in previous.keys.sorted(by: { $0.text < $1.text }) where !seen.contains(uri) {
      items.append(
        WorkspaceDocumentDiagnosticReport(uri: uri, version: nil, report: .full(resultID: nil, [])))
    }
    end()
    if let token = params.partialResultToken, !items.isEmpty {
      send(ProgressParams(token: token, value: WorkspaceDiagnosticReport(items: items)))
      items = []
    }
    queue.push(.answered(id, .response(to: id, WorkspaceDiagnosticReport(items: items))))
  }

  // MARK: Progress

  private func send(_ params: ProgressParams<some Encodable & Sendable>) {
    if let message = OutgoingMessage.notification("$/progress", params) { queue.push(.outgoing(message)) }
  }

  private func begin() {
    guard let token = params.workDoneToken else { return }
    send(
      ProgressParams(
        token: token,
        value: WorkDoneProgress.begin(title: "Checking ZenML files", message: nil, percentage: nil)))
  }

  private func progress(_ count: Int) {
    guard let token = params.workDoneToken else { return }
    send(
      ProgressParams(
        token: token, value: WorkDoneProgress.report(message: "\(count) files", percentage: nil)))
  }

  private func end() {
    guard let token = params.workDoneToken else { return }
    send(ProgressParams(token: token, value: WorkDoneProgress.end(message: nil)))
  }
}
