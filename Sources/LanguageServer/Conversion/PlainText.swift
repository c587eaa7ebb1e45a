/// Markdown for clients that show plain text: its marks are left out.
enum PlainText {
  static func of(_ markdown: String) -> String {
    var result = ""
    var isInFence = false
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isInFence.toggle()
        continue
      }
      result += (result.isEmpty ? "" : "\n") + (isInFence ? String(line) : plain(line))
    }
    return result
  }

  private static func plain(_ line: Substring) -> String {
    var text = line
    while text.first == "#" { text = text.dropFirst() }
    if text.count < line.count, text.first == " " { text = text.dropFirst() }
    var result = ""
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      if character == "\\", let next = text.index(index, offsetBy: 1, limitedBy: text.endIndex),
        next < text.endIndex
      {
        result.append(text[next])
        index = text.index(after: next)
        continue
      }
      if character != "`", character != "*" { result.append(character) }
      index = text.index(after: index)
    }
    return result
  }
}
