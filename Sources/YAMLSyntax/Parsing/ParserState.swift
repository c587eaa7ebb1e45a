/// What the state machine expects next; the names follow YAML 1.1's productions.
enum ParserState: UInt8 {
  case implicitDocumentStart, documentStart, documentContent, documentEnd
  case blockNode
  case blockSequenceEntry, indentlessSequenceEntry
  case blockMappingKey, blockMappingValue
  case flowSequenceFirstEntry, flowSequenceEntry
  case flowPairKey, flowPairValue, flowPairEnd
  case flowMappingFirstKey, flowMappingKey, flowMappingValue, flowMappingEmptyValue
  case end
}
