import YAMLSyntax

/// The comment `# zenls: kind=stack` by which a file says what it is.
enum Modeline {
  static func kind(in tree: SyntaxTree) -> DocumentKind? {
    for comment in tree.comments where mayName(comment, in: tree.source.bytes) {
      let words = tree.source.string(in: comment).drop { $0 == "#" }
        .split(whereSeparator: { $0 == " " || $0 == "\t" })
      guard words.first == "zenls:" else { continue }
      for word in words.dropFirst() where word.hasPrefix("kind=") {
        if let kind = DocumentKind(rawValue: String(word.dropFirst("kind=".count))) { return kind }
      }
    }
    return nil
  }

  /// Is there a `z` behind the comment's marks and blanks? Few comments are worth
  /// being read.
  private static func mayName(_ comment: ByteRange, in bytes: [UInt8]) -> Bool {
    var index = comment.start
    let end = min(comment.end, bytes.count)
    while index < end, bytes[index] == UInt8(ascii: "#") || bytes[index] == 0x20 || bytes[index] == 0x09 {
      index += 1
    }
    return index < end && bytes[index] == UInt8(ascii: "z")
  }
}
