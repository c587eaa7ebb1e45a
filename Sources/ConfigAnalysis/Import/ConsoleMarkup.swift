/// Rich's console markup, in which `zenml stack import` prints its warning about
/// another `zenml_version`: a closing tag without an opening one in the version
/// makes the whole command fail (rich/markup.py, 14).
enum ConsoleMarkup {
  /// Whether printing the text raises `MarkupError`.
  static func fails(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    var open: [[Unicode.Scalar]] = []
    var index = 0
    while let tag = nextTag(in: scalars, from: index) {
      index = tag.end
      if tag.isEscaped { continue }
      let name = Array(tag.content.prefix { $0 != "=" })
      guard name.first == "/" else {
        open.append(normalised(name))
        continue
      }
      let closed = stripped(name.dropFirst())
      if closed.isEmpty {
        guard open.popLast() != nil else { return true }
      } else {
        guard let match = open.lastIndex(of: normalised(closed)) else { return true }
        open.remove(at: match)
      }
    }
    return false
  }

  private struct Tag {
    let content: ArraySlice<Unicode.Scalar>
    let isEscaped: Bool
    let end: Int
  }

  /// `(\\*)\[([a-z#/@][^[]*?)]`
  private static func nextTag(in text: [Unicode.Scalar], from start: Int) -> Tag? {
    var index = start
    while index < text.count {
      guard text[index] == "[" else {
        index += 1
        continue
      }
      let content = index + 1
      guard content < text.count, isTagStart(text[content]) else {
        index = content
        continue
      }
      var end = content + 1
      while end < text.count, text[end] != "]", text[end] != "[" { end += 1 }
      guard end < text.count, text[end] == "]" else {
        // Another bracket, or the end of the text: no tag starts here.
        index = end
        continue
      }
      let backslashes = text[start..<index].reversed().prefix { $0 == "\\" }.count
      return Tag(content: text[content..<end], isEscaped: backslashes % 2 == 1, end: end + 1)
    }
    return nil
  }

  private static func isTagStart(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || scalar == "#" || scalar == "/" || scalar == "@"
  }

  /// Rich's long names of what has short ones, in the order in which it writes
  /// them.
  private static let attributes: [(name: String, short: String?)] = [
    ("bold", "b"), ("dim", "d"), ("italic", "i"), ("underline", "u"), ("blink", nil), ("blink2", nil),
    ("reverse", "r"), ("conceal", "c"), ("strike", "s"), ("underline2", "uu"), ("frame", nil),
    ("encircle", nil), ("overline", "o"),
  ]

  /// `Style.normalize` for styles that are made of attributes; other texts in
  /// lower case without blanks around them.
  private static func normalised(_ name: [Unicode.Scalar]) -> [Unicode.Scalar] {
    let text = String(String.UnicodeScalarView(stripped(name[...]))).lowercased()
    let words = text.split(separator: " ").map(String.init)
    var found: Set<String> = []
    for word in words {
      guard let attribute = attributes.first(where: { $0.name == word || $0.short == word }) else {
        return Array(text.unicodeScalars)
      }
      found.insert(attribute.name)
    }
    let ordered = attributes.map(\.name).filter(found.contains)
    return Array(ordered.joined(separator: " ").unicodeScalars)
  }

  private static func stripped(_ scalars: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
    var rest = scalars.drop { $0.properties.isWhitespace }
    while let last = rest.last, last.properties.isWhitespace { rest = rest.dropLast() }
    return Array(rest)
  }
}
