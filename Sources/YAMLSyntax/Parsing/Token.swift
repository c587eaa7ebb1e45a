/// The scanner's tokens, as YAML 1.1 and PyYAML know them. Indentation is made
/// explicit by start and end tokens, a mapping key by a `key` token in front of
/// it.
enum TokenKind: UInt8 {
  case streamEnd, directive, documentStart, documentEnd
  case blockSequenceStart, blockMappingStart, blockEnd
  case flowSequenceStart, flowMappingStart, flowSequenceEnd, flowMappingEnd
  case blockEntry, flowEntry, key, value
  case alias, anchor, tag, scalar
}

struct Token {
  var kind: TokenKind
  var style: NodeStyle = .plain
  var flags: NodeFlags = []
  var start: Int32
  var end: Int32
  /// Block scalars: the column at which their text is indented.
  var indent: Int32 = 0
}

/// A token that may turn out to be a key, if a `:` follows on its line within
/// 1024 characters.
struct SimpleKey {
  /// Position in the sequence of all tokens.
  var tokenNumber: Int
  /// It stands where only a key can stand.
  var isRequired: Bool
  /// How many brackets enclose it.
  var flowLevel: Int
  var offset: Int
  var lineStart: Int
  /// Code points on the line before it.
  var column: Int
  var distance: Int
}
