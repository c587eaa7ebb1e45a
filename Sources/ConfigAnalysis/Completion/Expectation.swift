import YAMLSyntax

/// What may stand at a place of a document, as completion sees it. Made on the
/// way to the cursor: what lies beside the way stays a closure.
indirect enum Expectation {
  /// Nothing that could be offered.
  case nothing
  /// A mapping of known keys.
  case mapping([ExpectedKey])
  /// A mapping whose keys the user makes up.
  case free(() -> Expectation)
  case list(() -> Expectation)
  /// One of these.
  case either([Expectation])
  /// A scalar, out of these or another one.
  case words(() -> [ExpectedWord])
  /// It depends on what stands there already.
  case dependent((CursorLevel) -> Expectation)
}

/// A key that may stand in a mapping.
struct ExpectedKey {
  /// What is written behind the key, so that there is a value to go on with.
  enum Shape {
    case scalar
    /// A scalar, with something to fill in or choose.
    case filled([SnippetPart])
    case mapping
    case list
    /// Lines below the key.
    case lines([SnippetLine])
  }

  let name: String
  var kind: CompletionCandidate.Kind = .key
  var detail: String?
  var description: String?
  var isRequired = false
  /// Offered behind all others.
  var isRare = false
  var shape = Shape.scalar
  /// There are words to choose from.
  var hasWords = false
  var topic: DocumentationTopic?
  /// May stand there once more.
  var value: () -> Expectation = { .nothing }
}

/// A line of something that takes several.
struct SnippetLine {
  /// How many mappings it stands in, from where the snippet stands.
  var steps = 0
  /// How many lists it stands in.
  var items = 0
  /// It begins the item of the innermost list.
  var isItem = false
  var parts: [SnippetPart]
}

/// A scalar that may stand at a place.
struct ExpectedWord {
  let label: String
  var kind: CompletionCandidate.Kind = .value
  var detail: String?
  var description: String?
  /// What is inserted; nil for the label.
  var text: String?
  /// The same with places to fill in.
  var parts: [SnippetPart]?
  var filterText: String?
  var isPreselected = false
  var opensNext = false
  /// It has to be a string, and is put in quotes where YAML would read something
  /// else.
  var isText = true
  var topic: DocumentationTopic?
}
