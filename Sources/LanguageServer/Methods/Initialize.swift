import LanguageServerProtocol
import ProjectFiles

extension Methods {
  static let initialize: Router.Request = { (session, message) throws(ResponseError) in
    let params = try message.params(InitializeParams.self)
    let client = ClientProfile(params)
    session.client = client
    session.lifecycle = .running
    session.parentID = params.processId
    session.trace = params.trace.flatMap(TraceValue.init) ?? .off
    session.roots = roots(params)
    if let options = ClientSettings.section(of: params.initializationOptions) {
      session.adoptSettings(options)
    }
    return InitializeResult(
      capabilities: Capabilities.offered(to: client),
      serverInfo: InitializeResult.ServerInfo(name: "zenls", version: session.version))
  }

  /// Folders are the newest way to name them, `rootPath` the oldest.
  private static func roots(_ params: InitializeParams) -> [String] {
    if let folders = params.workspaceFolders, !folders.isEmpty { return folders.compactMap(\.uri.path) }
    if let root = params.rootUri { return root.path.map { [$0] } ?? [] }
    return params.rootPath.map { $0.hasPrefix("/") ? [$0] : [] } ?? []
  }

  static let initialized: Router.Notification = { (session, _) throws(ResponseError) in
    let client = try session.profile()
    var registrations: [Registration] = []
    if client.registersWatchers {
      let watchers = LSPAny.array([.object(["globPattern": .string("**/*.{yaml,yml}")])])
      registrations.append(
        Registration(
          id: "zenls-files", method: "workspace/didChangeWatchedFiles",
          registerOptions: .object(["watchers": watchers])))
    }
    if client.registersConfiguration {
      registrations.append(
        Registration(
          id: "zenls-configuration", method: "workspace/didChangeConfiguration",
          registerOptions: .object(["section": .string("zenls")])))
    }
    if !registrations.isEmpty {
      session.request("client/registerCapability", RegistrationParams(registrations: registrations)) {
        session, answer in
        if case .response(_, let error?) = answer.kind {
          session.log.log(.info, "the client does not register capabilities: \(error.message)")
        }
      }
    }
    if client.answersConfiguration { session.askConfiguration() }
  }

  static let shutdown: Router.Request = { (session, _) throws(ResponseError) in
    session.lifecycle = .shutDown
    return nil
  }

  static let setTrace: Router.Notification = { (session, message) throws(ResponseError) in
    session.trace = TraceValue(rawValue: try message.params(SetTraceParams.self).value) ?? .off
  }
}
