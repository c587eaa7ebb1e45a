/// Something about the text that PyYAML refuses, or that a person should know
/// before reading on.
public struct SyntaxProblem: Sendable {
  public enum Kind: Sendable {
    /// The scanner, parser or composer refuses the text.
    case syntax
    /// A key or value that PyYAML's `SafeLoader` cannot turn into a Python value.
    case constructor
    /// A tag that PyYAML's `SafeLoader` does not know.
    case unknownTag
    /// A second document in one file.
    case multipleDocuments
    /// Left by a version control merge.
    case conflictMarker
    /// Not UTF-8, or a character that YAML does not allow.
    case encoding
    /// Too deep or too large.
    case limits
  }

  public struct Related: Sendable {
    public let range: ByteRange
    public let message: String
  }

  public let kind: Kind
  /// What is wrong, then what to do.
  public let message: String
  public let range: ByteRange
  /// `yaml.safe_load` raises because of this. A document has at most one such
  /// problem.
  public let isBlocking: Bool
  public let related: [Related]

  init(_ kind: Kind, _ message: String, at range: ByteRange, isBlocking: Bool = true, related: [Related] = [])
  {
    self.kind = kind
    self.message = message
    self.range = range
    self.isBlocking = isBlocking
    self.related = related
  }
}
