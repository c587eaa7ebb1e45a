/// What is to be said about commands that were read; never with a secret in it.
public struct CommandProblem: Sendable, Hashable {
  public enum Kind: Sendable {
    /// The commands would fail, or mean something that is not known from here.
    case problem
    /// Nothing is wrong, but a stack file cannot say it.
    case note
  }

  public let kind: Kind
  /// One sentence.
  public let message: String
  /// Bytes of the text that was read.
  public let range: Range<Int>
}
