/// One way to go on with a registry's address.
public struct RegistryCandidate: Sendable, Hashable {
  /// A piece of the proposed text.
  public enum Piece: Sendable, Hashable {
    case text(String)
    /// Something that only the user knows, such as `PROJECT`.
    case placeholder(String)
  }

  /// The whole address so far, replacing everything that was written.
  public let pieces: [Piece]
  /// What to show: the host or the segment that is proposed.
  public let label: String
  /// What it is, such as `St. Ghislain, Belgium`.
  public let detail: String
  /// The location that is proposed, if it is one.
  public let location: CloudLocation?

  public init(pieces: [Piece], label: String, detail: String, location: CloudLocation?) {
    self.pieces = pieces
    self.label = label
    self.detail = detail
    self.location = location
  }

  /// The text with its placeholders as `<PROJECT>`.
  public var text: String {
    pieces.map {
      switch $0 {
      case .text(let text): text
      case .placeholder(let name): "<\(name)>"
      }
    }.joined()
  }

  /// The text before the first placeholder.
  public var certainText: String {
    var result = ""
    for case .text(let text) in pieces.prefix(while: { if case .text = $0 { true } else { false } }) {
      result += text
    }
    return result
  }
}
