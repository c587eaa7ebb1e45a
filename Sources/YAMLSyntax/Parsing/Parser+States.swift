// The state machine. Each step takes the tokens of one production and hands a
// node's beginning or end to the builder.
extension Parser {
  mutating func step() throws(ParseFailure) {
    switch state {
    case .implicitDocumentStart: try implicitDocumentStart()
    case .documentStart: try documentStart()
    case .documentContent: try documentContent()
    case .documentEnd: try documentEnd()
    case .blockNode: try node(isBlock: true)
    case .blockSequenceEntry: try blockSequenceEntry()
    case .indentlessSequenceEntry: try indentlessSequenceEntry()
    case .blockMappingKey: try blockMappingKey()
    case .blockMappingValue: try blockMappingValue()
    case .flowSequenceFirstEntry: try flowSequenceEntry(isFirst: true)
    case .flowSequenceEntry: try flowSequenceEntry(isFirst: false)
    case .flowPairKey: try flowPairKey()
    case .flowPairValue: try flowPairValue()
    case .flowPairEnd:
      try closeCollection(at: peekStart())
      state = .flowSequenceEntry
    case .flowMappingFirstKey: try flowMappingKey(isFirst: true)
    case .flowMappingKey: try flowMappingKey(isFirst: false)
    case .flowMappingValue: try flowMappingValue()
    case .flowMappingEmptyValue:
      try absentScalar(at: peekStart(), then: .flowMappingKey)
    case .end: break
    }
  }

  // MARK: Helpers

  @inline(__always)
  mutating func popState() { state = states.popLast() ?? .end }

  private mutating func peekStart() throws(ParseFailure) -> Int {
    _ = try peek()
    return Int(nextToken.start)
  }

  /// An empty scalar where nothing is written.
  @inline(__always)
  mutating func absentScalar(at offset: Int, then next: ParserState) throws(ParseFailure) {
    try builder.add(
      NodeRecord(kind: .scalar, style: .absent, tag: .null, flags: .verbatim, start: offset, end: offset))
    state = next
  }

  private mutating func closeCollection(at end: Int) throws(ParseFailure) {
    builder.close(at: end)
  }

  func unexpected(_ reason: ParseFailure.Reason) -> ParseFailure {
    let token = nextToken
    return ParseFailure(
      reason: reason, offset: Int(token.start), context: marks.last ?? -1, found: token.kind)
  }

  // MARK: Documents

  private mutating func implicitDocumentStart() throws(ParseFailure) {
    switch try peek() {
    case .directive, .documentStart, .streamEnd: try documentStart()
    default:
      tagHandles = [:]
      addDefaultTagHandles()
      builder.beginDocument()
      states.append(.documentEnd)
      state = .blockNode
    }
  }

  private mutating func documentStart() throws(ParseFailure) {
    while try peek() == .documentEnd { _ = take() }
    if try peek() == .streamEnd {
      state = .end
      return
    }
    let start = Int(nextToken.start)
    try processDirectives()
    guard try peek() == .documentStart else {
      throw ParseFailure(
        reason: .documentStartExpected, offset: Int(nextToken.start), context: start, found: nextToken.kind)
    }
    _ = take()
    if builder.hasDocument { throw ParseFailure(reason: .multipleDocuments, offset: start) }
    builder.beginDocument()
    states.append(.documentEnd)
    state = .documentContent
  }

  private mutating func documentContent() throws(ParseFailure) {
    switch try peek() {
    case .directive, .documentStart, .documentEnd, .streamEnd:
      try absentScalar(at: Int(nextToken.start), then: .documentEnd)
      popState()
    default: try node(isBlock: true)
    }
  }

  private mutating func documentEnd() throws(ParseFailure) {
    if try peek() == .documentEnd { _ = take() }
    state = .documentStart
  }

  // MARK: Nodes

  mutating func node(isBlock: Bool, allowsIndentless: Bool = false) throws(ParseFailure) {
    var kind = try peek()
    if kind == .scalar {
      let token = take()
      try builder.add(record(of: token, isPlain: token.style == .plain))
      return popState()
    }
    if kind == .alias {
      let token = take()
      try builder.addAlias(token, name: name(of: token))
      return popState()
    }
    var properties = NodeProperties()
    var anchor: [UInt8]?
    var tag: Token?
    let start = Int(nextToken.start)
    var end = start
    let hasProperties = kind == .anchor || kind == .tag
    if hasProperties {
      var first: TokenKind?
      while kind == .anchor || kind == .tag, kind != first {
        let token = take()
        end = Int(token.end)
        if kind == .anchor {
          anchor = name(of: token)
          properties.anchor = token.range
        } else {
          tag = token
          properties.tag = token.range
        }
        if first != nil { break }
        first = kind
        kind = try peek()
      }
    }
    var tagName: [UInt8]?
    if let tag { tagName = try resolveTag(tag, start: start) }
    if hasProperties { kind = try peek() }
    let isNonSpecific = tag != nil && tagName == nil

    if allowsIndentless, kind == .blockEntry {
      let first = Int(nextToken.start)
      try open(
        .sequence, style: .block, at: first, properties, anchor, tagName, nodeStart: start,
        then: .indentlessSequenceEntry)
      return
    }
    switch kind {
    case .scalar:
      let token = take()
      let isPlain = tagName == nil && (token.style == .plain || isNonSpecific)
      let record = record(of: token, isPlain: isPlain)
      try builder.add(record, properties, anchor: anchor, tag: tagName, start: start)
      popState()
    case .flowSequenceStart:
      let token = take()
      marks.append(Int(token.start))
      try open(
        .sequence, style: .flow, at: Int(token.start), properties, anchor, tagName, nodeStart: start,
        then: .flowSequenceFirstEntry)
    case .flowMappingStart:
      let token = take()
      marks.append(Int(token.start))
      try open(
        .mapping, style: .flow, at: Int(token.start), properties, anchor, tagName, nodeStart: start,
        then: .flowMappingFirstKey)
    case .blockSequenceStart where isBlock:
      let token = take()
      marks.append(Int(token.start))
      try open(
        .sequence, style: .block, at: Int(token.start), properties, anchor, tagName, nodeStart: start,
        then: .blockSequenceEntry)
    case .blockMappingStart where isBlock:
      let token = take()
      marks.append(Int(token.start))
      try open(
        .mapping, style: .block, at: Int(token.start), properties, anchor, tagName, nodeStart: start,
        then: .blockMappingKey)
    default:
      guard hasProperties else {
        if isRecovering, !isBlock, flowLimit != Int.max {
          try absentScalar(at: start, then: state)
          return popState()
        }
        throw ParseFailure(
          reason: .nodeExpected, offset: Int(nextToken.start), context: isBlock ? -1 : (marks.last ?? -1),
          found: nextToken.kind)
      }
      let record = NodeRecord(
        kind: .scalar, style: .absent, tag: tag == nil || isNonSpecific ? .null : .string, flags: .verbatim,
        start: end, end: end)
      try builder.add(record, properties, anchor: anchor, tag: tagName, start: start)
      popState()
    }
  }

  /// - Parameter isPlain: the scalar is resolved as YAML 1.1 resolves plain ones.
  @inline(__always)
  private mutating func record(of token: Token, isPlain: Bool) -> NodeRecord {
    var record = NodeRecord(
      kind: .scalar, style: token.style, tag: .string, flags: token.flags, start: Int(token.start),
      end: Int(token.end))
    record.link = token.indent
    if isPlain { record.tag = resolveImplicit(token) }
    return record
  }

  private func name(of token: Token) -> [UInt8] {
    Array(
      UnsafeBufferPointer(start: base + Int(token.start) + 1, count: max(0, Int(token.end - token.start) - 1))
    )
  }

  private mutating func open(
    _ kind: SyntaxNodeKind, style: NodeStyle, at offset: Int, _ properties: NodeProperties,
    _ anchor: [UInt8]?,
    _ tag: [UInt8]?, nodeStart: Int, then next: ParserState
  ) throws(ParseFailure) {
    let record = NodeRecord(
      kind: kind, style: style, tag: kind == .sequence ? .sequence : .mapping, flags: [], start: offset,
      end: offset)
    try builder.open(record, properties, anchor: anchor, tag: tag, start: nodeStart)
    state = next
  }

  // MARK: Block collections

  private mutating func blockSequenceEntry() throws(ParseFailure) {
    switch try peek() {
    case .blockEntry:
      let end = Int(take().end)
      switch try peek() {
      case .blockEntry, .blockEnd: try absentScalar(at: end, then: .blockSequenceEntry)
      default:
        states.append(.blockSequenceEntry)
        try node(isBlock: true)
      }
    case .blockEnd:
      _ = take()
      builder.closeBlock()
      marks.removeLast()
      popState()
    default: throw unexpected(.blockSequenceEntryExpected)
    }
  }

  private mutating func indentlessSequenceEntry() throws(ParseFailure) {
    guard try peek() == .blockEntry else {
      builder.closeBlock()
      return popState()
    }
    let end = Int(take().end)
    switch try peek() {
    case .blockEntry, .key, .value, .blockEnd: try absentScalar(at: end, then: .indentlessSequenceEntry)
    default:
      states.append(.indentlessSequenceEntry)
      try node(isBlock: true)
    }
  }

  private mutating func blockMappingKey() throws(ParseFailure) {
    switch try peek() {
    case .key:
      let end = Int(take().end)
      switch try peek() {
      case .key, .value, .blockEnd: try absentScalar(at: end, then: .blockMappingValue)
      default:
        states.append(.blockMappingValue)
        try node(isBlock: true, allowsIndentless: true)
      }
    case .blockEnd:
      _ = take()
      builder.closeBlock()
      marks.removeLast()
      popState()
    default: throw unexpected(.blockMappingKeyExpected)
    }
  }

  private mutating func blockMappingValue() throws(ParseFailure) {
    guard try peek() == .value else {
      return try absentScalar(at: builder.lastEnd, then: .blockMappingKey)
    }
    let end = Int(take().end)
    switch try peek() {
    case .key, .value, .blockEnd: try absentScalar(at: end, then: .blockMappingKey)
    default:
      states.append(.blockMappingKey)
      try node(isBlock: true, allowsIndentless: true)
    }
  }

  // MARK: Flow collections

  private mutating func flowSequenceEntry(isFirst: Bool) throws(ParseFailure) {
    if try peek() != .flowSequenceEnd {
      if !isFirst {
        if try peek() == .flowEntry {
          _ = take()
        } else if try !toleratesMissingComma() {
          throw unexpected(.flowSequenceSeparator)
        }
      }
      if try peek() == .key {
        let start = Int(nextToken.start)
        try open(
          .mapping, style: .flow, at: start, NodeProperties(), nil, nil, nodeStart: start, then: .flowPairKey)
        return
      }
      if try peek() != .flowSequenceEnd {
        states.append(.flowSequenceEntry)
        return try node(isBlock: false)
      }
    }
    closeFlow()
  }

  private mutating func closeFlow() {
    let token = take()
    builder.close(at: Int(token.end))
    _ = marks.popLast()
    popState()
  }

  private mutating func flowPairKey() throws(ParseFailure) {
    let end = Int(take().end)
    switch try peek() {
    case .value, .flowEntry, .flowSequenceEnd: try absentScalar(at: end, then: .flowPairValue)
    default:
      states.append(.flowPairValue)
      try node(isBlock: false)
    }
  }

  private mutating func flowPairValue() throws(ParseFailure) {
    guard try peek() == .value else {
      return try absentScalar(at: Int(nextToken.start), then: .flowPairEnd)
    }
    let end = Int(take().end)
    switch try peek() {
    case .flowEntry, .flowSequenceEnd: try absentScalar(at: end, then: .flowPairEnd)
    default:
      states.append(.flowPairEnd)
      try node(isBlock: false)
    }
  }

  private mutating func flowMappingKey(isFirst: Bool) throws(ParseFailure) {
    if try peek() != .flowMappingEnd {
      if !isFirst {
        if try peek() == .flowEntry {
          _ = take()
        } else if try !toleratesMissingComma() {
          throw unexpected(.flowMappingSeparator)
        }
      }
      if try peek() == .key {
        let end = Int(take().end)
        switch try peek() {
        case .value, .flowEntry, .flowMappingEnd: try absentScalar(at: end, then: .flowMappingValue)
        default:
          states.append(.flowMappingValue)
          try node(isBlock: false)
        }
        return
      }
      if try peek() != .flowMappingEnd {
        states.append(.flowMappingEmptyValue)
        return try node(isBlock: false)
      }
    }
    closeFlow()
  }

  private mutating func flowMappingValue() throws(ParseFailure) {
    guard try peek() == .value else {
      return try absentScalar(at: Int(nextToken.start), then: .flowMappingKey)
    }
    let end = Int(take().end)
    switch try peek() {
    case .flowEntry, .flowMappingEnd: try absentScalar(at: end, then: .flowMappingKey)
    default:
      states.append(.flowMappingKey)
      try node(isBlock: false)
    }
  }
}

extension Token {
  var range: ByteRange { ByteRange(Int(start), Int(end)) }
}
