import YAMLSyntax

/// The comment `# zenls: kind=stack` by which a file says what it is.
enum Modeline {
  static func kind(in tree: SyntaxTree) -> DocumentKind? {
    for comment in tree.comments {
      let words = tree.source.string(in: comment).drop { $0 == "#" }
        .split(whereSeparator: { $0 == " " || $0 == "\t" })
      guard words.first == "zenls:" else { continue }
      for word in words.dropFirst() where word.hasPrefix("kind=") {
        if let kind = DocumentKind(rawValue: String(word.dropFirst("kind=".count))) { return kind }
      }
    }
    return nil
  }
}
