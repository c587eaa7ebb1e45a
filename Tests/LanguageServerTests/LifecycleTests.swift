import Testing

@testable import LanguageServer

struct LifecycleTests {
  @Test func `nothing is served before initialize`() throws {
    let client = try TestClient(initializes: false)
    #expect(try client.errorCode("textDocument/hover") == -32002)
    #expect(try client.errorCode("shutdown") == -32002)
    client.notify("textDocument/didOpen", #"{"textDocument": {"uri": "a", "text": "stack_name: a"}}"#)
    #expect(try client.errorCode("initialize", #"{"capabilities": {}}"#) == nil)
    #expect(client.leftOver.isEmpty)
  }

  @Test func `initialize comes once`() throws {
    let client = try TestClient()
    #expect(try client.errorCode("initialize") == -32600)
  }

  @Test func `nothing is served after shutdown, and exit ends with 0`() throws {
    let client = try TestClient()
    #expect(try client.errorCode("shutdown") == nil)
    #expect(try client.errorCode("textDocument/hover") == -32600)
    #expect(try client.errorCode("initialize") == -32600)
    client.notify("exit", "null")
    #expect(client.exitStatus == 0)
  }

  @Test func `exit without shutdown ends with 1`() throws {
    let client = try TestClient()
    client.notify("exit", "null")
    #expect(client.exitStatus == 1)
  }

  @Test func `exit before initialize ends with 1`() throws {
    let client = try TestClient(initializes: false)
    client.notify("exit", "null")
    #expect(client.exitStatus == 1)
  }

  @Test func `the end of the input ends the server`() throws {
    let client = try TestClient()
    client.close()
    #expect(client.exitStatus == 1)
  }

  @Test(arguments: [
    ("nonsense\r\n\r\n", -32700), ("Content-Length: x\r\n\r\n", -32700),
    ("Content-Length: 3\r\n\r\n{]}", -32700),
    ("Content-Length: 2\r\n\r\n[]", -32600), ("Content-Length: 2\r\n\r\n{}", -32600),
    ("Content-Length: 4\r\n\r\nnull", -32600),
  ])
  func `the server answers garbage and lives on`(bytes: String, code: Int) throws {
    let client = try TestClient()
    client.sendRaw(Array(bytes.utf8))
    let answer = try client.wait { $0["error"] != nil }
    #expect((answer["error"] as? [String: Any])?["code"] as? Int == code)
    #expect(try client.errorCode("shutdown") == nil)
  }

  @Test func `what the server does not know`() throws {
    let client = try TestClient()
    #expect(try client.errorCode("textDocument/unheardOf") == -32601)
    #expect(try client.errorCode("$/unheardOf") == -32601)
    client.notify("$/unheardOf", "5")
    client.notify("workspace/unheardOf", "[]")
    #expect(try client.errorCode("shutdown", "null") == nil)
    #expect(client.leftOver.isEmpty)
  }

  @Test func `a cancelled request says so`() throws {
    let client = try TestClient()
    // Cancelled before it is asked: cancellations overtake.
    client.notify("$/cancelRequest", #"{"id": "later"}"#)
    client.send(#"{"jsonrpc": "2.0", "id": "later", "method": "textDocument/hover", "params": {}}"#)
    let answer = try client.wait { $0["id"] as? String == "later" }
    #expect((answer["error"] as? [String: Any])?["code"] as? Int == -32800)
    client.notify("$/cancelRequest", #"{"id": 99}"#)
    client.notify("$/cancelRequest", "{}")
    #expect(try client.errorCode("shutdown") == nil)
  }

  @Test func `traces are sent while they are asked for`() throws {
    let client = try TestClient()
    client.notify("$/setTrace", #"{"value": "messages"}"#)
    _ = try client.request("textDocument/unheardOf")
    #expect(try (client.notification("$/logTrace")["message"] as? String)?.contains("unheardOf") == true)
    client.notify("$/setTrace", #"{"value": "off"}"#)
    _ = try client.notification("$/logTrace")
    _ = try client.request("textDocument/unheardOf")
    #expect(client.leftOver.isEmpty)
  }
}
