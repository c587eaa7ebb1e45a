import Foundation
import Testing

@testable import LanguageServer

/// The commands for a document, as a client asks for them and shows them.
struct CommandTests {
  /// What a client has to say so that a file with commands can be made and shown.
  static let creating = #"""
    {"workspace": {"applyEdit": true,
       "workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"]}},
     "window": {"showDocument": {"support": true}},
     "textDocument": {"codeLens": {}, "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}}}}
    """#
  /// An editor whose plugin shows commands itself.
  static let showing = #"""
    {"experimental": {"commands": {"commands": ["zenls.showCommands"]}},
     "workspace": {"applyEdit": true,
       "workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"]}},
     "window": {"showDocument": {"support": true}}, "textDocument": {"codeLens": {}}}
    """#
  static let lensesOnly = #"{"textDocument": {"codeLens": {}}}"#

  private func client(
    _ text: String = FeatureTests.stack, capabilities: String = "{}", uri: String = FeatureTests.uri
  ) throws -> TestClient {
    let client = try TestClient(capabilities: capabilities)
    client.open(text, uri: uri)
    _ = try client.publishedRules()
    return client
  }

  private func execute(_ client: TestClient, _ arguments: String, command: String = "zenls.commands") throws
    -> [String: Any]
  {
    try client.request(
      "workspace/executeCommand", #"{"command": "\#(command)", "arguments": \#(arguments)}"#)
  }

  @Test func `the answer is the report`() throws {
    let client = try client()
    let arguments =
      #"["\#(FeatureTests.uri)", {"component": "container-registry/images", "for": ["register", "auth"]}]"#
    let answer = try execute(client, arguments)
    let report = try #require(answer["result"] as? [String: Any])
    #expect(report["version"] as? Int == 1)
    #expect(report["zenml_version"] as? String == "0.98.0")
    let commands = try #require(report["commands"] as? [[String: Any]])
    #expect(commands.map { $0["id"] as? String } == ["register-container-registry", "authenticate-docker"])
    #expect(commands.map { $0["argv"] as? [String] }.first??.prefix(2) == ["zenml", "container-registry"])
    let all = try #require(try execute(client, #"["\#(FeatureTests.uri)"]"#)["result"] as? [String: Any])
    #expect((all["commands"] as? [Any])?.count ?? 0 > commands.count)
    #expect((all["problems"] as? [Any])?.isEmpty == false, "`locaton` is one")
  }

  @Test(arguments: [
    (#"[]"#, -32602, "URI"), (#"["file:///nowhere"]"#, -32602, "not open"),
    (#"["\#(FeatureTests.uri)", 5]"#, -32602, "object"),
    (#"["\#(FeatureTests.uri)", {"for": ["regster"]}]"#, -32602, "regster"),
    (#"["\#(FeatureTests.uri)", {"for": 5}]"#, -32602, "list"),
    (#"["\#(FeatureTests.uri)", {"component": 5}]"#, -32602, "TYPE/NAME"),
    (#"["\#(FeatureTests.uri)", {"components": "a"}]"#, -32602, "components"),
    (
      #"["\#(FeatureTests.uri)", {"component": "container_registry/image"}]"#, -32602,
      "did you mean 'container_registry/images'?"
    ),
  ])
  func `bad arguments are named`(arguments: String, code: Int, words: String) throws {
    let error = try #require(try execute(client(), arguments)["error"] as? [String: Any])
    #expect(error["code"] as? Int == code)
    #expect((error["message"] as? String)?.contains(words) == true, "\(error)")
  }

  @Test func `a document of others has no commands`() throws {
    let client = try client("apiVersion: v1\nkind: Pod\nmetadata: {}\n")
    let error = try #require(
      try execute(client, #"["\#(FeatureTests.uri)"]"#)["error"] as? [String: Any])
    #expect(error["code"] as? Int == -32803)
  }

  // MARK: Lenses

  @Test(arguments: [
    (creating, ["zenls.commands", "zenls.fixAll", "zenls.showCommands"], true),
    (showing, ["zenls.commands", "zenls.fixAll"], true), (lensesOnly, ["zenls.commands"], false),
  ])
  func `a lens is there where a click on it does something`(
    capabilities: String, commands: [String], isShown: Bool
  ) throws {
    let client = try TestClient(initializes: false)
    let answer = try client.request("initialize", #"{"capabilities": \#(capabilities)}"#)
    let offered = (answer["result"] as? [String: Any])?["capabilities"] as? [String: Any]
    let provider = offered?["executeCommandProvider"] as? [String: Any]
    #expect((provider?["commands"] as? [String])?.sorted() == commands)
    client.open(FeatureTests.stack)
    let lenses =
      try client.request("textDocument/codeLens", #"{"textDocument": \#(FeatureTests.document)}"#)["result"]
      as? [[String: Any]]
    let found = lenses?.compactMap { $0["command"] as? [String: Any] } ?? []
    #expect(found.contains { $0["title"] as? String == "3 components" })
    let shown = found.filter { $0["command"] as? String == "zenls.showCommands" }
    #expect(shown.map { $0["title"] as? String } == (isShown ? ["Show commands"] : []))
    #expect(shown.allSatisfy { $0["arguments"] as? [String] == [FeatureTests.uri] })
  }

  @Test func `an untitled document has no file beside it`() throws {
    let client = try client(capabilities: Self.creating, uri: "untitled:one")
    let lenses =
      try client.request("textDocument/codeLens", #"{"textDocument": {"uri": "untitled:one"}}"#)["result"]
      as? [[String: Any]]
    #expect(lenses?.contains { ($0["command"] as? [String: Any])?["command"] as? String != "" } == false)
    #expect(
      try client.errorCode(
        "workspace/executeCommand", #"{"command": "zenls.showCommands", "arguments": ["untitled:one"]}"#)
        == -32803)
  }

  @Test func `showing makes the file and opens it`() throws {
    let client = try client(capabilities: Self.creating)
    client.send(
      #"{"jsonrpc": "2.0", "id": "c", "method": "workspace/executeCommand", "params": {"command": "zenls.showCommands", "arguments": ["\#(FeatureTests.uri)"]}}"#
    )
    let ask = try client.wait { $0["method"] as? String == "workspace/applyEdit" }
    let edit = (ask["params"] as? [String: Any])?["edit"] as? [String: Any]
    try checkCreation(edit)
    let id = try #require(ask["id"] as? String)
    client.send(#"{"jsonrpc": "2.0", "id": "\#(id)", "result": {"applied": true}}"#)
    let show = try client.wait { $0["method"] as? String == "window/showDocument" }
    #expect((show["params"] as? [String: Any])?["uri"] as? String == "file:///w/stack.commands.sh")
  }

  private func checkCreation(_ edit: [String: Any]?) throws {
    let changes = try #require(edit?["documentChanges"] as? [[String: Any]])
    #expect(changes.count == 2)
    #expect(changes.first?["kind"] as? String == "create")
    #expect(changes.first?["uri"] as? String == "file:///w/stack.commands.sh")
    #expect((changes.first?["options"] as? [String: Bool])?["overwrite"] == false)
    let document = changes.last?["textDocument"] as? [String: Any]
    #expect(document?["uri"] as? String == "file:///w/stack.commands.sh")
    #expect(document?["version"] is NSNull)
    let text = (changes.last?["edits"] as? [[String: Any]])?.first?["newText"] as? String
    #expect(text?.hasPrefix("#!/bin/sh\n") == true)
  }

  // MARK: Code actions

  private func actions(_ client: TestClient, line: Int, only: String = "null") throws -> [[String: Any]] {
    let place = #"{"line": \#(line), "character": 2}"#
    let answer = try client.request(
      "textDocument/codeAction",
      #"{"textDocument": \#(FeatureTests.document), "range": {"start": \#(place), "end": \#(place)}, "context": {"diagnostics": [], "only": \#(only)}}"#
    )
    return answer["result"] as? [[String: Any]] ?? []
  }

  @Test(arguments: [
    (creating, "null", ["refactor.commands.zenls", "source.commands.zenls"]),
    (creating, #"["refactor"]"#, ["refactor.commands.zenls"]),
    (creating, #"["source"]"#, ["source.commands.zenls"]),
    (creating, #"["quickfix"]"#, []), (creating, #"["refactor.extract"]"#, []),
    (FeatureTests.everything, "null", ["refactor.commands.zenls"]),
  ])
  func `commands are actions of kinds of their own`(
    capabilities: String, only: String, kinds: [String]
  ) throws {
    let found = try actions(client(capabilities: capabilities), line: 0, only: only)
    let own = Set(found.compactMap { $0["kind"] as? String }).filter { $0.contains("commands") }
    #expect(own.sorted() == kinds)
  }

  @Test func `the file is created by the client`() throws {
    let found = try actions(client(capabilities: Self.creating), line: 0)
    let file = try #require(found.first { $0["kind"] as? String == "source.commands.zenls" })
    try checkCreation(file["edit"] as? [String: Any])
  }

  @Test func `a file that is there stays as it is`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("zenls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("mine".utf8).write(to: folder.appendingPathComponent("stack.commands.sh"))
    let uri = folder.appendingPathComponent("stack.yaml").absoluteString
    let client = try client(capabilities: Self.creating, uri: uri)
    let place = #"{"line": 0, "character": 2}"#
    let found =
      try client.request(
        "textDocument/codeAction",
        #"{"textDocument": {"uri": "\#(uri)"}, "range": {"start": \#(place), "end": \#(place)}, "context": {"diagnostics": []}}"#
      )["result"] as? [[String: Any]]
    #expect(found?.contains { $0["kind"] as? String == "source.commands.zenls" } == false)
    _ = try execute(client, #"["\#(uri)"]"#, command: "zenls.showCommands")
    let show = try client.wait { $0["method"] as? String == "window/showDocument" }
    #expect(((show["params"] as? [String: Any])?["uri"] as? String)?.hasSuffix("stack.commands.sh") == true)
    #expect(!client.leftOver.contains { $0["method"] as? String == "workspace/applyEdit" })
  }
}
