import YAMLSyntax

/// Comments to zenls: `# zenls: ignore[rule]`, `# zenls: kind=stack`. In all
/// other comments nothing is offered.
extension CompletionRequest {
  func comment() -> Completions {
    let range = context.token.range
    var start = range.start
    while start < cursor, [UInt8(ascii: "#"), 0x20, 0x09].contains(source.bytes[start]) { start += 1 }
    let written = source.string(in: ByteRange(start, cursor))
    if !written.isEmpty, Self.mark.hasPrefix(written) { return beginning(start) }
    guard written.hasPrefix(Self.mark) else { return Completions() }
    var words = start + Self.mark.utf8.count
    while words < cursor, source.bytes[words] == 0x20 || source.bytes[words] == 0x09 { words += 1 }
    let rest = source.string(in: ByteRange(words, cursor))
    if let open = rest.firstIndex(of: "["), rest.hasPrefix("ignore[") || rest.hasPrefix("ignore-file[") {
      guard !rest.contains("]") else { return Completions() }
      let list = words + rest[...open].utf8.count
      return names(from: list, isFile: rest.hasPrefix("ignore-file"))
    }
    if rest.hasPrefix("kind=") { return kinds(from: words + "kind=".utf8.count) }
    guard !rest.contains(" ") else { return Completions() }
    return commands(from: words)
  }

  private static let mark = "zenls:"

  /// May the rest of the file be spoken about? Of a foreign one only its kind can
  /// be said.
  private var isRecognised: Bool {
    if case .recognised = analysis.recognition { true } else { false }
  }

  private func beginning(_ start: Int) -> Completions {
    guard isRecognised else { return Completions() }
    let end = wordEnd(from: cursor) { $0 != 0x20 && $0 != UInt8(ascii: "[") }
    return Completions(candidates: [
      CompletionCandidate(
        "zenls: ignore[]", .value, detail: "silence rules on this line or the next",
        replace: ByteRange(start, end), text: "zenls: ignore[",
        snippet: [.text("zenls: ignore["), .final, .text("]")],
        opensNext: true)
    ])
  }

  private func commands(from start: Int) -> Completions {
    let end = wordEnd(from: cursor) { $0 != 0x20 && $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "=") }
    let hasMark = end < context.token.range.end && source.bytes[end] != 0x20
    let space = source.bytes[start - 1] == UInt8(ascii: ":") ? " " : ""
    let all: [(name: String, mark: String, detail: String)] = [
      ("ignore", "[", "silence rules on this line or the next"),
      ("ignore-file", "[", "silence rules in the whole file"),
      ("kind", "=", "what kind of document this is"),
    ]
    return Completions(
      candidates: all.filter { isRecognised || $0.name == "kind" }.map { command in
        let text = space + command.name + (hasMark ? "" : command.mark)
        return CompletionCandidate(
          command.name, .value, detail: command.detail, replace: ByteRange(start, end), text: text,
          snippet: hasMark || command.mark == "=" ? nil : [.text(text), .final, .text("]")], opensNext: true)
      })
  }

  private func kinds(from start: Int) -> Completions {
    let end = wordEnd(from: cursor) { $0 != 0x20 }
    return Completions(
      candidates: DocumentKind.allCases.map {
        CompletionCandidate($0.rawValue, .value, replace: ByteRange(start, end), text: $0.rawValue)
      })
  }

  /// Rules by name: those that found something there first.
  private func names(from list: Int, isFile: Bool) -> Completions {
    guard isRecognised else { return Completions() }
    var start = cursor
    while start > list, source.bytes[start - 1] != UInt8(ascii: ","), source.bytes[start - 1] != 0x20 {
      start -= 1
    }
    let end = wordEnd(from: cursor) { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "]") && $0 != 0x20 }
    let close = wordEnd(from: cursor) { $0 != UInt8(ascii: "]") }
    let isClosed = close < context.token.range.end
    let others = Set(
      (source.string(in: ByteRange(list, start)) + ","
        + source.string(in: ByteRange(end, isClosed ? close : end)))
        .split { $0 == "," || $0 == " " }.map(String.init))
    let line = source.line(at: cursor)
    let here = Set(
      analysis.findings.filter { finding in
        let place = source.line(at: finding.range.start)
        return isFile || place == line || place == line + 1
      }.map(\.rule.name))
    let rules = RuleRegistry.all.filter { !others.contains($0.id.name) }
    let ordered = rules.filter { here.contains($0.id.name) } + rules.filter { !here.contains($0.id.name) }
    return Completions(
      candidates: ordered.map { rule in
        CompletionCandidate(
          rule.id.name, .rule, detail: rule.summary,
          description: here.contains(rule.id.name) ? "found here" : nil,
          replace: ByteRange(start, end), text: rule.id.name + (isClosed ? "" : "]"),
          isPreselected: here.contains(rule.id.name) && rule.id == ordered.first?.id,
          topic: .rule(rule.id.name))
      })
  }

  private func wordEnd(from start: Int, while isWord: (UInt8) -> Bool) -> Int {
    var end = start
    while end < context.token.range.end, isWord(source.bytes[end]) { end += 1 }
    return end
  }
}
