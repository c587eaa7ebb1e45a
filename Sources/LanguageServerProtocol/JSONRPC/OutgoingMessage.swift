/// A message to the other side, as JSON.
public struct OutgoingMessage: Sendable {
  public let content: [UInt8]

  /// The answer to a request. A result that cannot be encoded (there is none)
  /// becomes an internal error.
  public static func response(to id: MessageID, _ result: (any Encodable)?) -> OutgoingMessage {
    let message = encode(ResultMessage(id: id, result: result.map(AnyEncodable.init)))
    return message
      ?? .error(to: id, ResponseError(.internalError, "the result could not be written as JSON"))
  }

  /// The answer that a request failed; `id` is nil for what was no request.
  public static func error(to id: MessageID?, _ error: ResponseError) -> OutgoingMessage {
    encode(ErrorMessage(id: id, error: error)) ?? OutgoingMessage(content: [])
  }

  /// Nil where the parameters cannot be encoded.
  public static func notification(_ method: String, _ params: some Encodable) -> OutgoingMessage? {
    encode(CallMessage(id: nil, method: method, params: params))
  }

  /// Nil where the parameters cannot be encoded.
  public static func request(
    _ id: MessageID, _ method: String, _ params: (some Encodable)?
  ) -> OutgoingMessage? {
    encode(CallMessage(id: id, method: method, params: params))
  }

  private static func encode(_ message: some Encodable) -> OutgoingMessage? {
    JSONStream.bytes(of: message).map { OutgoingMessage(content: $0) }
  }
}

private struct ResultMessage: Encodable {
  let id: MessageID
  let result: AnyEncodable?

  private enum Key: String, CodingKey { case jsonrpc, id, result }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode("2.0", forKey: .jsonrpc)
    try container.encode(id, forKey: .id)
    // A response without a result has a null one.
    if let result {
      try container.encode(result, forKey: .result)
    } else {
      try container.encodeNil(forKey: .result)
    }
  }
}

private struct ErrorMessage: Encodable {
  let id: MessageID?
  let error: ResponseError

  private enum Key: String, CodingKey { case jsonrpc, id, error }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode("2.0", forKey: .jsonrpc)
    if let id { try container.encode(id, forKey: .id) } else { try container.encodeNil(forKey: .id) }
    try container.encode(error, forKey: .error)
  }
}

private struct CallMessage<Params: Encodable>: Encodable {
  let id: MessageID?
  let method: String
  let params: Params?

  private enum Key: String, CodingKey { case jsonrpc, id, method, params }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode("2.0", forKey: .jsonrpc)
    try container.encodeIfPresent(id, forKey: .id)
    try container.encode(method, forKey: .method)
    // JSON-RPC lets parameters be absent, not null.
    try container.encodeIfPresent(params, forKey: .params)
  }
}

/// Hands on whatever is inside.
private struct AnyEncodable: Encodable {
  let value: any Encodable

  init(_ value: any Encodable) { self.value = value }

  func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
}
