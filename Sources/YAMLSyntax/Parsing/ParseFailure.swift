/// Why PyYAML would stop reading, and where.
struct ParseFailure: Error {
  enum Reason: UInt8 {
    // Scanner
    case missingColon, entryNotAllowed, keyNotAllowed, valueNotAllowed, cannotStartToken
    case directiveName, directiveValue, directiveRest
    case anchorName, anchorEnd
    case tagHandle, tagURI, tagEscape, tagEnd
    case blockScalarHeader, blockScalarIndent
    case unclosedQuote, documentMarkerInQuote, unknownEscape, hexEscape, escapeOutOfRange
    // Parser
    case documentStartExpected, duplicateYAMLDirective, incompatibleVersion, duplicateTagHandle
    case undefinedTagHandle
    case nodeExpected, blockSequenceEntryExpected, blockMappingKeyExpected
    case flowSequenceSeparator, flowMappingSeparator
    // Composer
    case undefinedAlias, duplicateAnchor, multipleDocuments, tooDeep
    // Size
    case tooManyNodes
  }

  var reason: Reason
  /// Where PyYAML notices.
  var offset: Int
  /// Where the construct begins that cannot go on: the opening quote or bracket,
  /// the key without a colon, the first of two anchors. -1 where there is none.
  var context: Int = -1
  /// The token that came unexpectedly, for parser failures.
  var found: TokenKind = .streamEnd
}
