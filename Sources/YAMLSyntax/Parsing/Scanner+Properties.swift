// Directives, anchors, aliases and tags.
extension Parser {
  private mutating func skipWord() -> Int {
    let start = position
    while isClass(base[position], .word) { position += 1 }
    return position - start
  }

  // MARK: Anchors and aliases

  mutating func scanAnchor(_ kind: TokenKind) throws(ParseFailure) {
    let start = position
    position += 1
    guard skipWord() > 0 else { throw ParseFailure(reason: .anchorName, offset: position, context: start) }
    switch byte() {
    case 0x3F, 0x3A, 0x2C, 0x5D, 0x7D, 0x25, 0x40, 0x60: break  // ?:,]}%@`
    default:
      guard isBlank(at: position) else {
        throw ParseFailure(reason: .anchorEnd, offset: position, context: start)
      }
    }
    append(kind, from: start, to: position)
  }

  // MARK: Tags

  mutating func scanTag() throws(ParseFailure) {
    let start = position
    if byte(1) == 0x3C {  // !<uri>
      position += 2
      try scanTagURI(context: start)
      guard byte() == 0x3E else { throw ParseFailure(reason: .tagEnd, offset: position, context: start) }
      position += 1
    } else if isBlank(at: position + 1) {
      position += 1
    } else {
      // A second `!` before the next space makes the first part a handle.
      var next = position + 1
      while base[next] != 0x21, !isBlankNotTab(at: next) { next += 1 }
      if base[next] == 0x21 {
        try scanTagHandle(context: start)
      } else {
        position += 1
      }
      try scanTagURI(context: start)
    }
    guard isBlankNotTab(at: position) else {
      throw ParseFailure(reason: .tagEnd, offset: position, context: start)
    }
    append(.tag, from: start, to: position)
  }

  private mutating func scanTagHandle(context: Int) throws(ParseFailure) {
    guard byte() == 0x21 else { throw ParseFailure(reason: .tagHandle, offset: position, context: context) }
    position += 1
    if byte() == 0x20 { return }
    _ = skipWord()
    guard byte() == 0x21 else { throw ParseFailure(reason: .tagHandle, offset: position, context: context) }
    position += 1
  }

  private mutating func scanTagURI(context: Int) throws(ParseFailure) {
    let start = position
    while isClass(byte(), .uri) {
      if byte() == 0x25 { try scanURIEscapes(context: context) } else { position += 1 }
    }
    if position == start { throw ParseFailure(reason: .tagURI, offset: position, context: context) }
  }

  /// A run of `%XX`, which together must be UTF-8.
  private mutating func scanURIEscapes(context: Int) throws(ParseFailure) {
    let start = position
    var decoded: [UInt8] = []
    while byte() == 0x25 {
      guard let high = hexDigit(byte(1)), let low = hexDigit(byte(2)) else {
        throw ParseFailure(reason: .tagEscape, offset: position + 1, context: context)
      }
      decoded.append(high << 4 | low)
      position += 3
    }
    if String(validating: decoded, as: UTF8.self) == nil {
      throw ParseFailure(reason: .tagEscape, offset: start, context: context)
    }
  }

  /// The full tag that a tag token stands for; nil for the non-specific `!`.
  mutating func resolveTag(_ token: Token, start nodeStart: Int) throws(ParseFailure) -> [UInt8]? {
    let start = Int(token.start)
    let end = Int(token.end)
    func decode(_ range: Range<Int>) -> [UInt8] { decodeURI(base, range) }
    var tag: [UInt8]
    if base[start + 1] == 0x3C, end - start > 2 {
      tag = decode(start + 2..<end - 1)
    } else if end - start == 1 {
      tag = [0x21]
    } else {
      var handleEnd = start + 1
      for offset in start + 1..<end where base[offset] == 0x21 {
        handleEnd = offset + 1
        break
      }
      let handle = (start..<handleEnd).map { base[$0] }
      guard let prefix = tagHandles[handle] else {
        if isRecovering {
          builder.deferred.append(
            ParseFailure(reason: .undefinedTagHandle, offset: start, context: nodeStart))
          return handle
        }
        throw ParseFailure(reason: .undefinedTagHandle, offset: start, context: nodeStart)
      }
      tag = prefix + decode(handleEnd..<end)
    }
    return tag == [0x21] ? nil : tag
  }

  // MARK: Directives

  mutating func scanDirective() throws(ParseFailure) {
    let start = position
    position += 1
    let nameStart = position
    guard skipWord() > 0, isBlankNotTab(at: position) else {
      throw ParseFailure(reason: .directiveName, offset: position, context: start)
    }
    switch directiveName(from: nameStart, to: position) {
    case .yaml:
      skipSpaces()
      try scanVersion(context: start)
    case .tag:
      skipSpaces()
      try scanTagHandle(context: start)
      guard byte() == 0x20 else {
        throw ParseFailure(reason: .directiveValue, offset: position, context: start)
      }
      skipSpaces()
      try scanTagURI(context: start)
      guard isBlankNotTab(at: position) else {
        throw ParseFailure(reason: .directiveValue, offset: position, context: start)
      }
    case .other:
      skipLine()
    }
    let end = position
    try scanIgnoredLine(.directiveRest, context: start)
    append(.directive, from: start, to: end)
  }

  private mutating func scanVersion(context: Int) throws(ParseFailure) {
    for isMajor in [true, false] {
      let start = position
      while byte() >= 0x30, byte() <= 0x39 { position += 1 }
      // Python refuses to read longer numbers.
      guard position > start, position - start <= 4300 else {
        throw ParseFailure(reason: .directiveValue, offset: position, context: context)
      }
      if isMajor {
        guard byte() == 0x2E else {
          throw ParseFailure(reason: .directiveValue, offset: position, context: context)
        }
        position += 1
      }
    }
    guard isBlankNotTab(at: position) else {
      throw ParseFailure(reason: .directiveValue, offset: position, context: context)
    }
  }

  enum DirectiveName { case yaml, tag, other }

  func directiveName(from start: Int, to end: Int) -> DirectiveName {
    let name = UnsafeBufferPointer(start: base + start, count: end - start)
    return name.elementsEqual("YAML".utf8) ? .yaml : name.elementsEqual("TAG".utf8) ? .tag : .other
  }

  /// Applies the directives in front of a document, as PyYAML does.
  mutating func processDirectives() throws(ParseFailure) {
    tagHandles = [:]
    var hasVersion = false
    while try peek() == .directive {
      let token = take()
      let start = Int(token.start)
      let end = Int(token.end)
      var nameEnd = start + 1
      while isClass(base[nameEnd], .word) { nameEnd += 1 }
      var value = nameEnd
      while base[value] == 0x20 { value += 1 }
      switch directiveName(from: start + 1, to: nameEnd) {
      case .yaml:
        if hasVersion { throw ParseFailure(reason: .duplicateYAMLDirective, offset: start) }
        while base[value] == 0x30 { value += 1 }
        guard base[value] == 0x31, base[value + 1] == 0x2E else {
          throw ParseFailure(reason: .incompatibleVersion, offset: start)
        }
        hasVersion = true
      case .tag:
        var handleEnd = value
        while base[handleEnd] != 0x20, handleEnd < end { handleEnd += 1 }
        let handle = (value..<handleEnd).map { base[$0] }
        if tagHandles[handle] != nil { throw ParseFailure(reason: .duplicateTagHandle, offset: start) }
        while base[handleEnd] == 0x20 { handleEnd += 1 }
        tagHandles[handle] = decodeURI(base, min(handleEnd, end)..<end)
      case .other: break
      }
    }
    addDefaultTagHandles()
  }

  mutating func addDefaultTagHandles() {
    for (handle, prefix) in [("!", "!"), ("!!", "tag:yaml.org,2002:")]
    where tagHandles[Array(handle.utf8)] == nil {
      tagHandles[Array(handle.utf8)] = Array(prefix.utf8)
    }
  }
}

/// A tag's text with its `%XX` escapes decoded; the scanner has checked them.
private func decodeURI(_ base: UnsafePointer<UInt8>, _ range: Range<Int>) -> [UInt8] {
  var text: [UInt8] = []
  var offset = range.lowerBound
  while offset < range.upperBound {
    if base[offset] == 0x25, offset + 2 < range.upperBound,
      let high = hexDigit(base[offset + 1]), let low = hexDigit(base[offset + 2])
    {
      text.append(high << 4 | low)
      offset += 3
    } else {
      text.append(base[offset])
      offset += 1
    }
  }
  return text
}
