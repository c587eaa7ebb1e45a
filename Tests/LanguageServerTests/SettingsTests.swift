import LanguageServerProtocol
import Testing

@testable import LanguageServer

struct SettingsTests {
  private static let gcr =
    "type: container_registry\nname: a\nflavor: gcp\nconfiguration:\n  uri: gcr.io/acme-ml-prod/images\n"

  @Test(arguments: [
    #"{"rules": {"registry-gcr-retired": "off"}}"#, #"{"zenls": {"rules": {"registry-gcr-retired": "off"}}}"#,
  ])
  func `initialization options are those of the settings file`(options: String) throws {
    let plain = try TestClient()
    plain.open(Self.gcr)
    #expect(try plain.publishedRules().contains("registry-gcr-retired"))
    let silenced = try TestClient(options: options)
    silenced.open(Self.gcr)
    #expect(try !silenced.publishedRules().contains("registry-gcr-retired"))
  }

  @Test(arguments: [
    #"{"settings": {"zenls": {"rules": {"registry-gcr-retired": "off"}}}}"#,
    #"{"settings": {"rules": {"registry-gcr-retired": "off"}}}"#,
  ])
  func `a configuration that changes judges the open documents again`(params: String) throws {
    let client = try TestClient()
    client.open(Self.gcr)
    #expect(try client.publishedRules().contains("registry-gcr-retired"))
    client.notify("workspace/didChangeConfiguration", params)
    #expect(try !client.publishedRules().contains("registry-gcr-retired"))
  }

  @Test func `a client that answers is asked`() throws {
    let client = try TestClient(capabilities: #"{"workspace": {"configuration": true}}"#)
    let ask = try client.wait { $0["method"] as? String == "workspace/configuration" }
    let id = try #require(ask["id"] as? String)
    client.open(Self.gcr)
    #expect(try client.publishedRules().contains("registry-gcr-retired"))
    client.send(
      #"{"jsonrpc": "2.0", "id": "\#(id)", "result": [{"rules": {"registry-gcr-retired": "hint"}}]}"#)
    let params = try client.notification("textDocument/publishDiagnostics")
    let diagnostics = params["diagnostics"] as? [[String: Any]] ?? []
    #expect(diagnostics.first { $0["code"] as? String == "registry-gcr-retired" }?["severity"] as? Int == 4)
  }

  @Test func `a wrong setting is said once, in words, and the others count`() throws {
    let client = try TestClient(
      options: #"{"rules": {"registry-gcr-retired": "off", "no-such-rule": "off"}, "colour": 1}"#)
    let first = try client.notification("window/showMessage")["message"] as? String
    let second = try client.notification("window/showMessage")["message"] as? String
    #expect([first, second].compactMap { $0 }.contains { $0.contains("no-such-rule") })
    client.notify(
      "workspace/didChangeConfiguration",
      #"{"settings": {"zenls": {"rules": {"registry-gcr-retired": "off", "no-such-rule": "off"}}}}"#)
    client.open(Self.gcr)
    #expect(try !client.publishedRules().contains("registry-gcr-retired"))
    #expect(!client.leftOver.contains { $0["method"] as? String == "window/showMessage" })
  }

  @Test(arguments: ["5", #""x""#, "[]", "true", #"{"rules": 5}"#, #"{"files": [[[]]]}"#])
  func `settings of any shape do no harm`(options: String) throws {
    let client = try TestClient(options: options)
    client.open(Self.gcr)
    #expect(try client.publishedRules().contains("registry-gcr-retired"))
  }
}
