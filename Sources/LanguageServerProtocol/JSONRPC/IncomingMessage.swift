import FoundationEssentials

/// A message from the other side, its parameters not yet decoded.
public struct IncomingMessage: Sendable {
  public enum Kind: Sendable, Equatable {
    case request(MessageID, method: String)
    case notification(method: String)
    /// An answer to a request of ours; the error where there is no result.
    case response(MessageID, ResponseError?)
    /// No message of JSON-RPC; the answer it gets, and the request it may
    /// belong to.
    case invalid(MessageID?, ResponseError)
  }

  public let kind: Kind
  /// The whole message as JSON.
  private let content: Data

  /// Never fails: what is no message becomes ``Kind/invalid(_:_:)``.
  public init(_ bytes: [UInt8]) {
    content = Data(LoneSurrogates.replaced(in: bytes))
    let envelope = try? JSONDecoder().decode(Envelope.self, from: content)
    if let envelope, envelope.isMessage {
      kind = envelope.kind
    } else if (try? JSONDecoder().decode(LSPAny.self, from: content)) == nil {
      // The decoder looks at texts only when they are asked for.
      kind = .invalid(nil, ResponseError(.parseError, "the message is not valid JSON"))
    } else {
      let error = ResponseError(.invalidRequest, "the message is no JSON-RPC 2.0 object")
      kind = envelope?.kind ?? .invalid(nil, error)
    }
  }

  /// The parameters; an absent or null `params` is an empty object.
  ///
  /// - Throws: ``ResponseError`` with `invalidParams`, which names the member.
  public func params<Params: Decodable>(_ type: Params.Type) throws(ResponseError) -> Params {
    do {
      let decoder = JSONDecoder()
      if let params = try decoder.decode(ParamsEnvelope<Params>.self, from: content).params { return params }
      return try decoder.decode(Params.self, from: Data("{}".utf8))
    } catch let error as DecodingError {
      throw ResponseError(.invalidParams, "invalid parameters: \(Self.describe(error))")
    } catch {
      throw ResponseError(.invalidParams, "invalid parameters")
    }
  }

  /// The result of a response; nil where it is null or of another shape.
  public func result<Result: Decodable>(_ type: Result.Type) -> Result? {
    (try? JSONDecoder().decode(ResultEnvelope<Result>.self, from: content))?.result
  }

  private static func describe(_ error: DecodingError) -> String {
    func place(_ path: [any CodingKey], _ last: (any CodingKey)? = nil) -> String {
      (path + (last.map { [$0] } ?? [])).map(\.stringValue).joined(separator: ".")
    }
    return switch error {
    case .keyNotFound(let key, let context): "'\(place(context.codingPath, key))' is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "'\(place(context.codingPath))' has the wrong type"
    case .dataCorrupted(let context): "'\(place(context.codingPath))' is not understood"
    @unknown default: "they are not understood"
    }
  }
}

/// The members by which kinds of messages differ.
private struct Envelope: Decodable {
  let kind: IncomingMessage.Kind

  var isMessage: Bool { if case .invalid = kind { false } else { true } }

  private enum Key: String, CodingKey { case id, method, params, result, error }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let hasID = container.contains(.id) && !((try? container.decodeNil(forKey: .id)) ?? false)
    let id = try? container.decode(MessageID.self, forKey: .id)
    if hasID, id == nil {
      kind = .invalid(nil, ResponseError(.invalidRequest, "the id is neither a number nor a text"))
      return
    }
    if container.contains(.method) {
      guard let method = try? container.decode(String.self, forKey: .method) else {
        kind = .invalid(id, ResponseError(.invalidRequest, "the method is no text"))
        return
      }
      kind = id.map { .request($0, method: method) } ?? .notification(method: method)
    } else if let id, container.contains(.result) || container.contains(.error) {
      let error = try? container.decode(ResponseError.self, forKey: .error)
      kind = .response(id, error)
    } else if container.contains(.error) {
      // The other side could not read a message of ours.
      kind = .notification(method: "")
    } else {
      kind = .invalid(id, ResponseError(.invalidRequest, "the message has no method"))
    }
  }
}

private struct ParamsEnvelope<Params: Decodable>: Decodable {
  let params: Params?
}

private struct ResultEnvelope<Result: Decodable>: Decodable {
  let result: Result?
}
