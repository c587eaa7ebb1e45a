/// Why a request has no result.
public struct ResponseError: Error, Sendable, Equatable, Codable {
  public let code: Int
  public let message: String

  public init(_ code: ErrorCode, _ message: String) {
    self.code = code.rawValue
    self.message = message
  }
}

/// The error codes of JSON-RPC 2.0 and LSP 3.17 (`ErrorCodes`, `LSPErrorCodes`).
public enum ErrorCode: Int, Sendable, CaseIterable {
  case parseError = -32700
  case invalidRequest = -32600
  case methodNotFound = -32601
  case invalidParams = -32602
  case internalError = -32603
  case serverNotInitialized = -32002
  case requestFailed = -32803
  case serverCancelled = -32802
  case contentModified = -32801
  case requestCancelled = -32800
}
