public import YAMLSyntax

/// What a caller knows of the files that a document names. The core itself
/// knows no files: it asks for a path as it stands in the document, and only
/// where a document names one.
public struct ReferencedFiles: Sendable {
  public enum Answer: Sendable {
    case text(SourceText)
    /// There is no such file.
    case missing
    /// It is there, and the tool that the document is for could not read it
    /// either. The reason is half a sentence: "permission denied".
    case unreadable(reason: String)
    /// Nothing is said about it, but this: half a sentence.
    case unchecked(reason: String)
    /// Nothing is known, and nothing is said.
    case unknown
  }

  private let answer: @Sendable (_ path: String) -> Answer
  private let list: @Sendable () -> [String]

  public init(_ answer: @escaping @Sendable (_ path: String) -> Answer) {
    self.init(list: { [] }, read: answer)
  }

  /// - Parameters:
  ///   - list: paths that the document could name, for a person who is about to;
  ///     need not be complete.
  ///   - read: the same as of the other initializer.
  public init(
    list: @escaping @Sendable () -> [String], read: @escaping @Sendable (_ path: String) -> Answer
  ) {
    self.list = list
    answer = read
  }

  /// For a document whose surroundings nobody knows.
  public static let unknown = ReferencedFiles { _ in .unknown }

  func read(_ path: String) -> Answer { answer(path) }

  func paths() -> [String] { list() }
}
