public import YAMLSyntax

/// A change of the document that removes a finding.
public struct Fix: Sendable, Equatable {
  /// Who may apply it.
  public enum Applicability: String, Sendable {
    /// The text can only have meant this.
    case safe
    /// A choice, or new content: a person decides.
    case unsafe
  }

  /// What the change does, in the imperative, without a full stop.
  public let title: String
  public let applicability: Applicability
  /// Edits of the document, in order of place, never overlapping.
  public let edits: [TextEdit]

  public init(title: String, applicability: Applicability, edits: [TextEdit]) {
    self.title = title
    self.applicability = applicability
    self.edits = edits.sorted { $0.range.start < $1.range.start }
  }

  /// A fix of one edit.
  public init(_ title: String, _ applicability: Applicability, replace range: ByteRange, with text: String) {
    self.init(title: title, applicability: applicability, edits: [TextEdit(range: range, text: text)])
  }
}

/// One replacement: the bytes in `range` become `text`.
public struct TextEdit: Sendable, Hashable {
  public let range: ByteRange
  public let text: String

  public init(range: ByteRange, text: String) {
    self.range = range
    self.text = text
  }
}
