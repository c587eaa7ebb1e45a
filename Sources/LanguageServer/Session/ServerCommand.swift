/// The commands that a client may have executed, by the names that it sends.
enum ServerCommand: String, CaseIterable {
  /// `[uri]`: has the client apply what can be fixed safely.
  case fixAll = "zenls.fixAll"
  /// `[uri, {component, for}]`: answers the commands for a document, as data.
  case commands = "zenls.commands"
  /// `[uri]`: opens the commands for a document.
  case showCommands = "zenls.showCommands"

  /// Everybody can ask for data; the others need the client to do something.
  static func offered(to client: ClientProfile) -> [ServerCommand] {
    allCases.filter { command in
      switch command {
      case .fixAll: client.appliesEdits
      case .commands: true
      case .showCommands: client.takesCommandFiles
      }
    }
  }
}

extension ClientProfile {
  /// Makes the file with commands, and opens it.
  var takesCommandFiles: Bool { appliesEdits && createsFiles && showsDocuments && !showsCommands }
}
