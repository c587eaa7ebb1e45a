import YAMLSyntax

/// Lines of a document with a part of them underlined. Of a range over several
/// lines the first and the last are shown.
struct Excerpt {
  /// Longer lines are shown in part, around the underlined range.
  private static let maximumBytes = 160

  /// - Parameters:
  ///   - secrets: shown as stars, as many for a short one as for a long one.
  init(of range: ByteRange, in source: SourceText, secrets: [ByteRange]) {
    self.source = source
    self.secrets = secrets
    let first = source.line(at: range.start)
    // A range that ends at the start of a line is over before it.
    let last = range.isEmpty ? first : source.line(at: range.end - 1)
    lines = [line(first, underlined: range)]
    // Of a secret, not even its shape is shown.
    if last == first || secrets.contains(range) { return }
    hasGap = last > first + 1
    lines.append(line(last, underlined: range))
  }

  func render(_ style: (String, TextStyle) -> String) -> String {
    let width = String(lines.last?.number ?? 0).count
    let bar = style("|", .quiet)
    let margin = String(repeating: " ", count: width + 1) + bar
    var text = margin + "\n"
    for (index, line) in lines.enumerated() {
      if index > 0, hasGap { text += style("...", .quiet) + "\n" }
      let number = String(line.number)
      let shown = line.text.isEmpty ? "" : " " + line.text
      text +=
        String(repeating: " ", count: width - number.count) + style(number, .quiet) + " \(bar)\(shown)\n"
      text += "\(margin) \(line.underline)\n"
    }
    return text
  }

  private struct Line {
    let number: Int
    let text: String
    let underline: String
  }

  private let source: SourceText
  private let secrets: [ByteRange]
  private var lines: [Line] = []
  private var hasGap = false

  /// The part of `range` that lies on a line is underlined, without the blanks
  /// that only indent it.
  private func line(_ number: Int, underlined range: ByteRange) -> Line {
    let whole = source.lineRange(number)
    var start = max(whole.start, range.start)
    if start > range.start,
      let text = source.bytes[whole.start..<whole.end].firstIndex(where: { !isBlank($0) })
    {
      start = min(text, range.end)
    }
    let marked = ByteRange(start, min(range.end, max(whole.end, start)))
    let window = window(of: whole, around: marked)
    let before = text(in: ByteRange(window.start, marked.start))
    let shown = text(in: ByteRange(marked.start, min(marked.end, max(window.end, marked.start))))
    let after = text(in: ByteRange(min(marked.end, window.end), window.end))
    let lead = window.start > whole.start ? "…" : ""
    let trail = window.end < whole.end ? "…" : ""
    return Line(
      number: number + 1, text: lead + before + shown + after + trail,
      underline: String(repeating: " ", count: DisplayWidth.of(lead + before))
        + String(repeating: "^", count: max(1, DisplayWidth.of(shown))))
  }

  /// What is looked at of a line, cut between characters.
  private func window(of line: ByteRange, around marked: ByteRange) -> ByteRange {
    var start = max(line.start, marked.start - Self.maximumBytes / 2)
    var end = min(line.end, max(marked.start, start) + Self.maximumBytes)
    while start < min(end, marked.start), isInsideCharacter(start) { start += 1 }
    while end > max(start, marked.start), end < line.end, isInsideCharacter(end) { end -= 1 }
    return ByteRange(start, end)
  }

  private func isInsideCharacter(_ offset: Int) -> Bool { source.bytes[offset] & 0xC0 == 0x80 }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private func text(in range: ByteRange) -> String {
    var result = ""
    var position = range.start
    for secret in secrets where secret.start < range.end && secret.end > position {
      if secret.start > position {
        result += TerminalText.visible(source.string(in: ByteRange(position, secret.start)))
      }
      result += "********"
      position = secret.end
    }
    return position < range.end
      ? result + TerminalText.visible(source.string(in: ByteRange(position, range.end))) : result
  }
}
