import YAMLSyntax

/// Writes what is offered in the style of the text around the cursor: its
/// indentation, its line ends, its quotes.
struct CandidateWriter {
  var context: CompletionContext
  let source: SourceText
  let cursor: Int
  /// A dash has to be written first.
  var beginsItem = false
  /// What is offered stands on a line of its own below the cursor's, in the
  /// token's column.
  var beginsLine = false

  private var token: CursorToken { context.token }
  private var needsDash: Bool { beginsItem || token.needsDash }
  private var lead: String {
    (beginsLine ? newline + blanks(token.column) : token.needsSpace ? " " : "") + (needsDash ? "- " : "")
  }

  /// What has to follow an insertion.
  private var trail: String { token.needsComma ? "," : "" }

  // MARK: Keys

  func candidates(_ keys: [ExpectedKey]) -> [CompletionCandidate] {
    keys.compactMap { candidate($0) }
  }

  private func candidate(_ key: ExpectedKey) -> CompletionCandidate? {
    var text = lead + key.name
    var parts: [SnippetPart]?
    var replace = token.range
    if token.hasColon {
      text = lead + key.name
    } else {
      if token.quote != .none {
        let mark = token.quote == .double ? "\"" : "'"
        text += mark
        if token.isClosed { replace.end += 1 }
      }
      let head = text + ":"
      switch tail(key) {
      case nil: return nil
      case (let plain, let filled)?:
        text = head + plain + trail
        parts = filled.map { [.text(head)] + $0 + [.text(trail)] }
      }
    }
    return CompletionCandidate(
      key.name, key.kind, detail: key.detail,
      description: key.description ?? (key.isRequired ? "required" : nil), replace: replace, text: text,
      snippet: parts.map(merged), opensNext: key.hasWords && !token.hasColon, topic: key.topic)
  }

  /// What follows a key's colon; nil where the key cannot stand here.
  private func tail(_ key: ExpectedKey) -> (plain: String, filled: [SnippetPart]?)? {
    if token.hasRest { return (plain: "", filled: nil) }
    if context.isFlow {
      switch key.shape {
      case .scalar: return (" ", nil)
      case .filled(let parts): return (" ", [.text(" ")] + parts)
      case .mapping, .lines: return (" {}", [.text(" {"), .final, .text("}")])
      case .list: return (" []", [.text(" ["), .final, .text("]")])
      }
    }
    let holdsFollowing = holdsFollowing
    switch key.shape {
    case .scalar: return holdsFollowing ? nil : (" ", nil)
    case .filled(let parts): return holdsFollowing ? nil : (" ", [.text(" ")] + parts)
    case .mapping:
      if holdsFollowing { return ("", nil) }
      return (newline + blanks(childColumn), nil)
    case .list:
      if holdsFollowing { return ("", nil) }
      return (newline + blanks(keyColumn + itemStep) + "- ", nil)
    case .lines(let lines):
      if holdsFollowing { return ("", nil) }
      let filled = self.lines(lines, from: keyColumn)
      return (lines.first.map { newline + opening($0) } ?? "", [.text(newline)] + filled)
    }
  }

  /// What stands below is the value of a key that is written here.
  private var holdsFollowing: Bool {
    guard let following = context.following, !needsDash else { return false }
    return following.column > keyColumn
      || (following.column == keyColumn && following.isItem && !isItemColumn)
  }

  /// Dashes of an outer list stand in the key's own column only where the key
  /// begins an item.
  private var isItemColumn: Bool { context.levels.last { $0.kind == .sequence }?.column == keyColumn }

  /// The first line's indentation and dash, without what is to be filled in.
  private func opening(_ line: SnippetLine) -> String {
    var text = blanks(column(line, keyColumn)) + (line.isItem ? "- " : "")
    if case .text(let first)? = line.parts.first { text += first }
    return text
  }

  private func column(_ line: SnippetLine, _ base: Int) -> Int {
    base + line.steps * step + line.items * (itemStep + 2) - (line.isItem ? 2 : 0)
  }

  /// Several lines of a snippet.
  private func lines(_ lines: [SnippetLine], from base: Int) -> [SnippetPart] {
    var parts: [SnippetPart] = []
    for (index, line) in lines.enumerated() {
      let head = (index > 0 ? newline : "") + blanks(column(line, base)) + (line.isItem ? "- " : "")
      parts.append(.text(head))
      parts += line.parts
    }
    return parts
  }

  /// A snippet of several lines in place of the token.
  func snippet(_ label: String, detail: String, filter: String, _ lines: [SnippetLine]) -> CompletionCandidate
  {
    var all = self.lines(lines, from: keyColumn)
    // The first line stands behind the cursor's own indentation.
    if case .text(let text)? = all.first { all[0] = .text(lead + text.drop { $0 == " " }) }
    let parts = merged(all)
    return CompletionCandidate(
      label, .snippet, detail: detail, replace: token.range, text: plain(parts), snippet: parts,
      filterText: filter)
  }

  // MARK: Words

  func candidates(_ words: [ExpectedWord]) -> [CompletionCandidate] { words.map(candidate) }

  private func candidate(_ word: ExpectedWord) -> CompletionCandidate {
    let text = word.text ?? word.label
    let quotes = marks(for: text, isText: word.isText)
    let open = lead + quotes.open
    let parts = word.parts.map { [.text(open)] + $0.map(escaped) + [.text(quotes.close + trail)] }
    return CompletionCandidate(
      word.label, word.kind, detail: word.detail, description: word.description, replace: token.range,
      text: open + escaped(text) + quotes.close + trail, snippet: parts.map(merged),
      filterText: word.filterText,
      isPreselected: word.isPreselected, opensNext: word.opensNext, topic: word.topic)
  }

  private func marks(for text: String, isText: Bool) -> (open: String, close: String) {
    switch token.quote {
    case .double: return ("", token.isClosed ? "" : "\"")
    case .single: return ("", token.isClosed ? "" : "'")
    case .none: return isText && !isPlain(text) ? ("\"", "\"") : ("", "")
    }
  }

  /// Would YAML read just this text from the plain word?
  private func isPlain(_ text: String) -> Bool {
    let isWord = text.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x5F || byte == 0x2E || byte == 0x2F
        || (0x30...0x39).contains(byte)
    }
    if isWord, text.utf8.count > 5, let first = text.utf8.first, (0x61...0x7A).contains(first) { return true }
    let tree = SyntaxTree.parse(SourceText(text))
    guard tree.isValid, let root = tree.root, root.isString, root.text == text else { return false }
    return !context.isFlow || !text.contains { ",[]{}".contains($0) }
  }

  private func escaped(_ text: String) -> String {
    switch token.quote {
    case .single: text.replacing("'", with: "''")
    case .double: text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    case .none: text
    }
  }

  private func escaped(_ part: SnippetPart) -> SnippetPart {
    if case .text(let text) = part { .text(escaped(text)) } else { part }
  }

  // MARK: The document's style

  var newline: String {
    source.bytes.prefix(4096).contains(0x0D) ? "\r\n" : "\n"
  }

  var step: Int { min(max(context.indentationStep ?? 2, 1), 8) }
  var itemStep: Int { min(max(context.itemStep ?? 2, 0), 8) }
  /// The column of the keys that are written here.
  private var keyColumn: Int { token.column + (beginsItem ? 2 : 0) + (token.needsDash ? 2 : 0) }
  private var childColumn: Int { keyColumn + step }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

  /// Neighbouring texts in one part.
  private func merged(_ parts: [SnippetPart]) -> [SnippetPart] {
    var result: [SnippetPart] = []
    for part in parts {
      if case .text(let more) = part {
        if more.isEmpty { continue }
        if case .text(let before)? = result.last {
          result[result.count - 1] = .text(before + more)
          continue
        }
      }
      result.append(part)
    }
    return result
  }

  /// A snippet's text with what stands in its places first.
  private func plain(_ parts: [SnippetPart]) -> String {
    parts.map { part in
      switch part {
      case .text(let text), .placeholder(_, let text): text
      case .choice(_, let values): values.first ?? ""
      case .final: ""
      }
    }.joined()
  }
}
