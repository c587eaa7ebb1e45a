import ConfigAnalysis
import LanguageServerProtocol
import ProjectFiles

/// The commands for a document: as data, and as a file beside it.
extension DocumentSnapshot {
  /// Without its folder; nil for a document that is in none.
  var fileName: String? { uri.path.map(FilePath.name) }

  /// The file that commands go into; nil where the client makes none.
  func commandFile(for client: ClientProfile) -> CommandFile? {
    guard client.createsFiles, let fileName else { return nil }
    let name = CommandRequest.scriptName(for: fileName)
    return uri(ofFile: name).map { CommandFile(name: name, uri: $0) }
  }

  /// What the lens above the document says; nil where a click on it would do
  /// nothing.
  func commandLensTitle(for client: ClientProfile) -> String? {
    client.showsCommands || client.takesCommandFiles && commandFile(for: client) != nil
      ? "Show commands" : nil
  }

  /// - Parameter argument: `{component, for}`, or nothing for all commands.
  func commandReport(_ argument: LSPAny?) throws(ResponseError) -> CommandReport {
    let request = try commandRequest(argument)
    guard let document = analysis.document, document.kind != .settings else {
      throw ResponseError(.requestFailed, "there are no commands for '\(uri.text)': \(reason)")
    }
    if let objection = request.component?.objection(in: document) {
      throw ResponseError(.invalidParams, objection)
    }
    return CommandReport(analyzer.commands(for: analysis, request), source: source)
  }

  private var reason: String {
    if case .foreign(let reason) = analysis.recognition { return "\(reason)" }
    return "it holds settings of zenls"
  }

  private func commandRequest(_ argument: LSPAny?) throws(ResponseError) -> CommandRequest {
    var request = CommandRequest(file: fileName)
    guard let argument, !argument.isNull else { return request }
    guard let members = argument.object else {
      throw ResponseError(.invalidParams, "'zenls.commands' takes an object {component, for} behind the URI")
    }
    for (name, value) in members.sorted(by: { $0.key < $1.key }) where !value.isNull {
      switch name {
      case "component":
        guard let text = value.string, !text.isEmpty else {
          throw ResponseError(.invalidParams, "'component' is a text, TYPE or TYPE/NAME")
        }
        request.component = ComponentSelector(text)
      case "for": request.topics = try Self.topics(value)
      default:
        throw ResponseError(.invalidParams, "'zenls.commands' takes 'component' and 'for', not '\(name)'")
      }
    }
    return request
  }

  /// One topic or a list of them; an empty list is all that helps.
  private static func topics(_ value: LSPAny) throws(ResponseError) -> Set<CommandTopic>? {
    let known = CommandTopic.allCases.map(\.rawValue).joined(separator: ", ")
    guard let names = value.string.map({ [$0] }) ?? value.strings else {
      throw ResponseError(.invalidParams, "'for' is a list of topics: \(known)")
    }
    var topics: Set<CommandTopic> = []
    for name in names {
      guard let topic = CommandTopic(rawValue: name) else {
        throw ResponseError(.invalidParams, "there is no topic '\(name)'; there are \(known)")
      }
      topics.insert(topic)
    }
    return topics.isEmpty ? nil : topics
  }
}

/// A file beside a document.
struct CommandFile {
  let name: String
  let uri: DocumentURI

  /// Now, on disk.
  var exists: Bool { uri.path.map(FileFinder.exists) ?? false }
}

extension ToLSP {
  /// Makes a file, and fails where there is one of its name; nil where the client
  /// makes none.
  func creation(of file: NewFile) -> WorkspaceEdit? {
    guard client.createsFiles, let uri = snapshot.uri(ofFile: file.name) else { return nil }
    let start = Position(line: 0, character: 0)
    let text = LanguageServerProtocol.TextEdit(
      range: LanguageServerProtocol.Range(start: start, end: start), newText: file.text)
    let document = OptionalVersionedTextDocumentIdentifier(uri: uri, version: nil)
    return WorkspaceEdit(documentChanges: [
      .create(CreateFile(uri: uri, options: CreateFile.Options(overwrite: false, ignoreIfExists: false))),
      .edit(TextDocumentEdit(textDocument: document, edits: [text])),
    ])
  }
}
