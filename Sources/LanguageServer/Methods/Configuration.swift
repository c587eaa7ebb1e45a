import LanguageServerProtocol

extension Methods {
  static let didChangeConfiguration: Router.Notification = { (session, message) throws(ResponseError) in
    let params = try message.params(DidChangeConfigurationParams.self)
    let client = try session.profile()
    if let settings = ClientSettings.notified(params.settings) {
      session.adoptSettings(settings)
      session.settingsChanged()
    } else if client.answersConfiguration {
      // The newer way: the notification only says that something changed.
      session.askConfiguration()
    } else if params.settings?.object?.isEmpty == true {
      session.adoptSettings(.object([:]))
      session.settingsChanged()
    }
  }
}

extension Session {
  /// Asks the client for the section `zenls`, for the first root.
  func askConfiguration() {
    let item = ConfigurationParams.Item(scopeUri: roots.first.map(DocumentURI.init(path:)), section: "zenls")
    request("workspace/configuration", ConfigurationParams(items: [item])) { session, answer in
      guard let value = answer.result([LSPAny].self)?.first, !value.isNull else { return }
      session.adoptSettings(value)
      session.settingsChanged()
    }
  }

  /// Takes settings; what is wrong with them is said once, in words.
  func adoptSettings(_ value: LSPAny) {
    for problem in resolver.adopt(value) where reportedProblems.insert(problem).inserted {
      guard reportedProblems.count <= 100 else { return }
      notify(
        "window/showMessage",
        MessageParams(type: .warning, message: "zenls settings: \(problem)"))
    }
  }

  /// Judges every open document by the settings that hold now.
  func settingsChanged() {
    resolver.forgetFiles()
    for old in documents.all {
      replace(old.judged(by: resolver.settings(of: old.uri, languageID: old.languageID)))
    }
    refresh()
  }

  /// Has the client ask again for what it asked.
  func refresh() {
    guard let client else { return }
    for (isOffered, method) in [
      (client.pullsDiagnostics && client.refreshesDiagnostics, "workspace/diagnostic/refresh"),
      (client.refreshesInlayHints, "workspace/inlayHint/refresh"),
      (client.refreshesCodeLenses, "workspace/codeLens/refresh"),
    ] where isOffered {
      request(method, LSPAny?.none) { _, _ in }
    }
  }
}
