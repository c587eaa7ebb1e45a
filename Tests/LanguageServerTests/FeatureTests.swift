import Foundation
import Testing

@testable import LanguageServer

/// Each request once, as a client sees it. What the answers say is tested in the
/// core; here it is how they are told.
struct FeatureTests {
  static let uri = "file:///w/stack.yaml"
  static let document = #"{"uri": "file:///w/stack.yaml"}"#
  static let stack = """
    stack_name: prod
    zenml_version: 0.98.0
    components:
      orchestrator: &o
        - name: vertex
          flavor: vertex
          configuration:
            locaton: europe-west1
            project: acme-ml-prod
      artifact_store:
        - name: bucket
          flavor: gcp
          configuration: {path: gs://acme-ml-artifacts}
      container_registry:
        - name: images
          flavor: gcp
          configuration:
            uri: gcr.io/acme-ml-prod/images

    """

  static let everything = #"""
    {"workspace": {"applyEdit": true, "workspaceEdit": {"documentChanges": true}},
     "textDocument": {
       "completion": {"completionItem": {"snippetSupport": true, "labelDetailsSupport": true,
         "documentationFormat": ["markdown"], "resolveSupport": {"properties": ["documentation"]}}},
       "hover": {"contentFormat": ["markdown", "plaintext"]},
       "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}},
       "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
       "rename": {"prepareSupport": true}, "inlayHint": {}, "codeLens": {},
       "publishDiagnostics": {"tagSupport": {"valueSet": [1, 2]}, "relatedInformation": true}}}
    """#

  private func client(_ text: String = stack, capabilities: String = everything) throws -> TestClient {
    let client = try TestClient(capabilities: capabilities)
    client.open(text)
    _ = try client.publishedRules()
    return client
  }

  private func at(_ line: Int, _ character: Int, _ more: String = "") -> String {
    #"{"textDocument": \#(Self.document), "position": {"line": \#(line), "character": \#(character)}\#(more)}"#
  }

  private static let wholeRange =
    #""range": {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}"#

  @Test func `capabilities name what the client can use, and no more`() throws {
    let full = try TestClient(initializes: false)
    let offered = try #require(
      (try full.request("initialize", #"{"capabilities": \#(Self.everything)}"#)["result"] as? [String: Any])?[
        "capabilities"] as? [String: Any])
    for name in [
      "completionProvider", "hoverProvider", "codeActionProvider", "inlayHintProvider", "codeLensProvider",
      "executeCommandProvider", "renameProvider",
    ] {
      #expect(offered[name] != nil, "\(name)")
    }
    #expect(offered["documentFormattingProvider"] == nil)
    #expect(offered["diagnosticProvider"] == nil)
    let bare = try TestClient(initializes: false)
    let little = try #require(
      (try bare.request("initialize", #"{"capabilities": {}}"#)["result"] as? [String: Any])?["capabilities"]
        as? [String: Any])
    for name in ["inlayHintProvider", "codeLensProvider", "codeActionProvider"] {
      #expect(little[name] == nil, "\(name)")
    }
    // Data can be asked for by every client.
    let commands = (little["executeCommandProvider"] as? [String: Any])?["commands"] as? [String]
    #expect(commands == ["zenls.commands"])
  }

  @Test func `completion replaces the whole token, in order, and is resolved`() throws {
    let client = try client()
    let result = try client.request("textDocument/completion", at(11, 15))["result"] as? [String: Any]
    let items = try #require(result?["items"] as? [[String: Any]])
    let gcp = try #require(items.first { $0["label"] as? String == "gcp" })
    let edit = try #require(gcp["textEdit"] as? [String: Any])
    #expect((edit["newText"] as? String)?.hasPrefix("gcp") == true)
    let start = (edit["range"] as? [String: Any])?["start"] as? [String: Int]
    #expect(start == ["line": 11, "character": 14])
    let sorts = items.compactMap { $0["sortText"] as? String }
    #expect(sorts == sorts.sorted())
    let data = try JSONSerialization.data(withJSONObject: gcp)
    let resolved = try client.request("completionItem/resolve", String(decoding: data, as: UTF8.self))[
      "result"]
    let documentation = (resolved as? [String: Any])?["documentation"] as? [String: Any]
    #expect(documentation?["kind"] as? String == "markdown")
    #expect((documentation?["value"] as? String)?.isEmpty == false)
  }

  @Test func `snippets go to clients that take them`() throws {
    let text = "stack_name: a\nzenml_version: 0.98.0\ncomponents:\n  orch"
    for (capabilities, isSnippet) in [(Self.everything, true), ("{}", false)] {
      let client = try client(text, capabilities: capabilities)
      let result = try client.request("textDocument/completion", at(3, 6))["result"] as? [String: Any]
      let items = result?["items"] as? [[String: Any]] ?? []
      #expect(items.contains { $0["label"] as? String == "orchestrator" })
      #expect(items.contains { $0["insertTextFormat"] as? Int == 2 } == isSnippet)
      if !isSnippet {
        #expect(
          !items.contains {
            (($0["textEdit"] as? [String: Any])?["newText"] as? String)?.contains("${") == true
          })
      }
    }
  }

  @Test func `hover is markdown or plain text, as the client likes`() throws {
    for (capabilities, kind) in [(Self.everything, "markdown"), ("{}", "plaintext")] {
      let client = try client(capabilities: capabilities)
      let hover = try client.request("textDocument/hover", at(5, 18))["result"] as? [String: Any]
      let contents = try #require(hover?["contents"] as? [String: Any])
      #expect(contents["kind"] as? String == kind)
      #expect((contents["value"] as? String)?.contains("vertex") == true)
      if kind == "plaintext" { #expect((contents["value"] as? String)?.contains("`") == false) }
    }
  }

  @Test func `code actions fix, are of the kinds asked for, and apply to the version`() throws {
    let client = try client()
    let all = try client.request(
      "textDocument/codeAction",
      #"{"textDocument": \#(Self.document), \#(Self.wholeRange), "context": {"diagnostics": []}}"#)["result"]
    let actions = try #require(all as? [[String: Any]])
    #expect(
      actions.contains {
        ($0["title"] as? String)?.contains("location") == true && $0["kind"] as? String == "quickfix"
      })
    #expect(actions.contains { $0["kind"] as? String == "source.fixAll.zenls" })
    let change = ((actions.first?["edit"] as? [String: Any])?["documentChanges"] as? [[String: Any]])?.first
    #expect((change?["textDocument"] as? [String: Any])?["version"] as? Int == 1)
    let only =
      try client.request(
        "textDocument/codeAction",
        #"{"textDocument": \#(Self.document), \#(Self.wholeRange), "context": {"diagnostics": [], "only": ["source.fixAll"]}}"#
      )["result"] as? [[String: Any]]
    #expect(only?.map { $0["kind"] as? String } == ["source.fixAll.zenls"])
    let none =
      try client.request(
        "textDocument/codeAction",
        #"{"textDocument": \#(Self.document), \#(Self.wholeRange), "context": {"diagnostics": [], "only": ["refactor.x"]}}"#
      )["result"] as? [[String: Any]]
    #expect(none?.contains { $0["kind"] as? String == "quickfix" } == false)
  }

  @Test func `the command applies the fixes through the client`() throws {
    let client = try client()
    client.send(
      #"{"jsonrpc": "2.0", "id": "c", "method": "workspace/executeCommand", "params": {"command": "zenls.fixAll", "arguments": ["\#(Self.uri)"]}}"#
    )
    let ask = try client.wait { $0["method"] as? String == "workspace/applyEdit" }
    #expect(((ask["params"] as? [String: Any])?["edit"] as? [String: Any])?["documentChanges"] != nil)
    #expect(try client.errorCode("workspace/executeCommand", #"{"command": "x"}"#) == -32602)
    #expect(try client.errorCode("workspace/executeCommand", #"{"command": "zenls.fixAll"}"#) == -32602)
  }

  @Test func `symbols are nested or flat`() throws {
    let nested = try client()
    let symbols = try nested.request("textDocument/documentSymbol", #"{"textDocument": \#(Self.document)}"#)[
      "result"]
    #expect(((symbols as? [[String: Any]])?.first?["children"] as? [Any])?.isEmpty == false)
    let flat = try client(capabilities: "{}")
    let list = try flat.request("textDocument/documentSymbol", #"{"textDocument": \#(Self.document)}"#)[
      "result"]
    #expect((list as? [[String: Any]])?.allSatisfy { $0["location"] != nil } == true)
    let found = try nested.request("workspace/symbol", #"{"query": "buck"}"#)["result"] as? [[String: Any]]
    #expect(found?.contains { $0["name"] as? String == "bucket" } == true)
  }

  @Test(arguments: [
    "textDocument/foldingRange", "textDocument/documentLink", "textDocument/codeLens",
    "textDocument/documentSymbol",
  ])
  func `views of a document have ranges inside of it`(method: String) throws {
    let client = try client()
    let result = try client.request(method, #"{"textDocument": \#(Self.document)}"#)["result"]
    #expect(result is [Any])
    #expect(try client.errorCode(method, #"{"textDocument": {"uri": "file:///nowhere"}}"#) == -32602)
    #expect(try client.errorCode(method, "[]") == -32602)
  }

  @Test func `inlay hints, selections, definitions and highlights answer`() throws {
    let client = try client("a: &x 1\nstack_name: *x\nzenml_version: 0.98.0\ncomponents: {}\n")
    let hints = try client.request(
      "textDocument/inlayHint", #"{"textDocument": \#(Self.document), \#(Self.wholeRange)}"#)["result"]
    #expect(hints is [Any])
    let selections =
      try client.request(
        "textDocument/selectionRange",
        #"{"textDocument": \#(Self.document), "positions": [{"line": 1, "character": 13}, {"line": 99, "character": 0}]}"#
      )["result"] as? [Any]
    #expect(selections?.count == 2)
    let definition = try client.request("textDocument/definition", at(1, 13))["result"] as? [[String: Any]]
    #expect(((definition?.first?["range"] as? [String: Any])?["start"] as? [String: Int])?["line"] == 0)
    let references =
      try client.request(
        "textDocument/references", at(0, 4, #", "context": {"includeDeclaration": true}"#))["result"]
      as? [Any]
    #expect(references?.count == 2)
    let highlights = try client.request("textDocument/documentHighlight", at(0, 4))["result"] as? [Any]
    #expect(highlights?.count == 2)
  }

  @Test func `a rename changes every place, or says why not`() throws {
    let client = try client("a: &x 1\nstack_name: *x\nzenml_version: 0.98.0\ncomponents: {}\n")
    #expect(try client.request("textDocument/prepareRename", at(0, 4))["result"] is [String: Any])
    #expect(try client.request("textDocument/prepareRename", at(2, 4))["result"] is NSNull)
    let edit =
      try client.request("textDocument/rename", at(0, 4, #", "newName": "y""#))["result"] as? [String: Any]
    let change = (edit?["documentChanges"] as? [[String: Any]])?.first
    #expect((change?["edits"] as? [Any])?.count == 2)
    #expect(try client.errorCode("textDocument/rename", at(0, 4, #", "newName": "a b""#)) == -32803)
  }

  @Test func `a foreign document has nothing`() throws {
    let client = try client("apiVersion: v1\nkind: Pod\nmetadata:\n  name: x\n")
    #expect(try client.request("textDocument/hover", at(1, 1))["result"] is NSNull)
    let list = try client.request("textDocument/completion", at(3, 4))["result"] as? [String: Any]
    #expect((list?["items"] as? [Any])?.isEmpty == true)
    for method in ["textDocument/documentSymbol", "textDocument/foldingRange", "textDocument/codeLens"] {
      let result = try client.request(method, #"{"textDocument": \#(Self.document)}"#)["result"] as? [Any]
      #expect(result?.isEmpty == true, "\(method)")
    }
  }
}
