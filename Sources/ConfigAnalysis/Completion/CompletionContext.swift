import YAMLSyntax

/// Where in a document a cursor stands.
///
/// Computed by one pass over the text (``CursorScanner``), so that it is the
/// same whether what follows the cursor is there, is broken or is missing; what
/// only the tree knows (aliases, merge keys) is asked of the tree.
struct CompletionContext {
  enum Place {
    /// A key of the mapping that is the last level. Where that mapping has no
    /// key yet, it may as well be a scalar in its place.
    case key
    /// The value of the current entry or item of the last level.
    case value
    /// A comment.
    case comment
  }

  let place: Place
  /// The mappings and sequences around the cursor, outermost first.
  var levels: [CursorLevel]
  var token: CursorToken
  /// What stands below: the column of the next line with content, and whether it
  /// begins with a dash; nil where nothing follows, or inside brackets.
  var following: (column: Int, isItem: Bool)?
  /// How far children stand behind their parent in this document, where one has
  /// been seen.
  var indentationStep: Int?
  /// How far a dash stands behind the key above it, where one has been seen.
  var itemStep: Int?
  /// The names of the anchors in front of the cursor, in order of place, but for
  /// those of what it stands in.
  var anchors: [ByteRange] = []

  var isFlow: Bool { levels.last?.isFlow ?? false }
}

/// A mapping or sequence that the cursor stands in.
struct CursorLevel {
  enum Kind { case mapping, sequence }

  let kind: Kind
  /// 0-based column of its keys or dashes, in bytes.
  let column: Int
  let isFlow: Bool
  /// A mapping's entries, also those behind the cursor.
  var entries: [CursorEntry] = []
  /// The entry that the cursor is in.
  var current: Int?
  /// A sequence's item that the cursor is in, from 0; -1 before the first.
  var itemIndex = -1
  /// The current item has content.
  var itemHasContent = false
  /// Made for the cursor: nothing of it was there yet.
  var isFresh = false
  /// Its place among the levels of the context, once it belongs to them.
  var contextIndex: Int?

  /// The key that the cursor is in or below.
  func currentKey(in source: SourceText) -> String? {
    guard let current, entries.indices.contains(current) else { return nil }
    return source.string(in: entries[current].key)
  }

  /// The entry of that key; the one at the cursor does not count.
  func entry(_ name: String, in source: SourceText) -> CursorEntry? {
    entries.last { !$0.isAtCursor && source.equals($0.key, name) }
  }

  /// The scalar that stands behind a key, on its line.
  func value(of name: String, in source: SourceText) -> String? {
    guard let entry = entry(name, in: source), !entry.value.isEmpty else { return nil }
    return source.string(in: entry.value)
  }

  func has(_ name: String, in source: SourceText) -> Bool { entry(name, in: source) != nil }

  /// Every key that stands there, but the one at the cursor.
  func keys(in source: SourceText) -> Set<String> {
    Set(entries.lazy.filter { !$0.isAtCursor }.map { source.string(in: $0.key) })
  }
}

/// A key of a mapping, with what stands behind it.
struct CursorEntry {
  /// Without quotes.
  let key: ByteRange
  /// The scalar on the key's line, without quotes; empty where there is none.
  var value: ByteRange
  /// Something else than nothing stands behind the key.
  var hasContent = false
  /// The key is the one at the cursor.
  var isAtCursor = false
}

/// The word at a cursor.
struct CursorToken {
  enum Quote { case none, single, double }

  /// What an insertion replaces: the word without its quotes.
  let range: ByteRange
  var quote = Quote.none
  /// The quote is closed on the line.
  var isClosed = true
  /// A key's colon stands behind it.
  var hasColon = false
  /// A blank has to come first: the cursor touches a colon or a dash.
  var needsSpace = false
  /// A dash has to come first: the line is empty, in the column of dashes.
  var needsDash = false
  /// Another entry or item follows inside the same brackets: a comma has to
  /// stand between.
  var needsComma = false
  /// Something else than a comment follows on the line.
  var hasRest = false
  /// Column of the token's first byte, quotes included.
  var column = 0
}

extension SourceText {
  /// Is the text of the range this?
  func equals(_ range: ByteRange, _ text: String) -> Bool {
    guard range.start >= 0, range.end <= bytes.count else { return false }
    return bytes[range.start..<range.end].elementsEqual(text.utf8)
  }
}
