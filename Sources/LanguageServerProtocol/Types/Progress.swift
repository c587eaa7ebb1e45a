/// A number or a text by which progress is told apart.
public typealias ProgressToken = MessageID

public struct ProgressParams<Value: Encodable & Sendable>: Sendable, Encodable {
  public var token: ProgressToken
  public var value: Value

  public init(token: ProgressToken, value: Value) {
    self.token = token
    self.value = value
  }
}

/// The three steps of `$/progress` for work that takes a while.
public enum WorkDoneProgress: Sendable, Encodable {
  case begin(title: String, message: String?, percentage: Int?)
  case report(message: String?, percentage: Int?)
  case end(message: String?)

  private enum Key: String, CodingKey { case kind, title, message, percentage }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .begin(let title, let message, let percentage):
      try container.encode("begin", forKey: .kind)
      try container.encode(title, forKey: .title)
      try container.encodeIfPresent(message, forKey: .message)
      try container.encodeIfPresent(percentage, forKey: .percentage)
    case .report(let message, let percentage):
      try container.encode("report", forKey: .kind)
      try container.encodeIfPresent(message, forKey: .message)
      try container.encodeIfPresent(percentage, forKey: .percentage)
    case .end(let message):
      try container.encode("end", forKey: .kind)
      try container.encodeIfPresent(message, forKey: .message)
    }
  }
}

public struct WorkDoneProgressCreateParams: Sendable, Codable {
  public var token: ProgressToken

  public init(token: ProgressToken) { self.token = token }
}
