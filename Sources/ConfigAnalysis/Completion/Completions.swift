public import YAMLSyntax

/// What may stand at a cursor, best first.
public struct Completions: Sendable {
  /// Other candidates may come up when more is typed: the client has to ask
  /// again.
  public var isIncomplete: Bool
  public var candidates: [CompletionCandidate]

  public init(isIncomplete: Bool = false, candidates: [CompletionCandidate] = []) {
    self.isIncomplete = isIncomplete
    self.candidates = candidates
  }
}

/// One thing that may stand at a cursor.
public struct CompletionCandidate: Sendable {
  public enum Kind: Sendable {
    case key, componentType, componentKey, flavor, field, value, region, registry, secret, snippet, rule, file
  }

  /// The bare word.
  public var label: String
  public var kind: Kind
  /// Behind the label, short: a type, an integration, the name of a place.
  public var detail: String?
  /// On the far side: `required`, `gcp`, …
  public var description: String?
  /// The whole old token: it holds the cursor and lies on the cursor's line.
  public var replace: ByteRange
  /// The plain insertion, with the document's line endings and indentation.
  public var text: String
  /// ``text`` with places to fill in; nil where plain text is all.
  public var snippet: [SnippetPart]?
  /// What the typed part of ``replace`` is matched against; nil for ``label``.
  public var filterText: String?
  /// The client should offer it first.
  public var isPreselected: Bool
  /// After the insertion the client should ask again: there is a value to choose.
  public var opensNext: Bool
  /// What ``Analyzer/documentation(of:)`` is to be asked.
  public var topic: DocumentationTopic?

  init(
    _ label: String, _ kind: Kind, detail: String? = nil, description: String? = nil, replace: ByteRange,
    text: String, snippet: [SnippetPart]? = nil, filterText: String? = nil, isPreselected: Bool = false,
    opensNext: Bool = false, topic: DocumentationTopic? = nil
  ) {
    self.label = label
    self.kind = kind
    self.detail = detail
    self.description = description
    self.replace = replace
    self.text = text
    self.snippet = snippet
    self.filterText = filterText
    self.isPreselected = isPreselected
    self.opensNext = opensNext
    self.topic = topic
  }
}

/// A piece of an insertion that has places to fill in.
public enum SnippetPart: Sendable, Equatable {
  case text(String)
  /// The number by which the places are visited, from 1; the text that stands
  /// there first.
  case placeholder(Int, String)
  /// One of these.
  case choice(Int, [String])
  /// Where the cursor ends up.
  case final
}
