import YAMLSyntax

/// A component to be filled in, written in the style of the file that gets it.
struct ComponentSkeleton {
  let type: String
  let name: String
  let flavor: String
  /// Fields and their plain values.
  let configuration: [(String, String)]

  /// The edit that puts the component behind the last one; nil where
  /// `components` is not a block mapping, or has an entry for the type already.
  func insertion(in file: StackFile, _ source: SourceText) -> TextEdit? {
    guard let node = file.components?.value, node.kind == .mapping, node.style == .block,
      let first = node.pairs.first, let last = node.pairs.last,
      !file.groups.contains(where: { $0.typeName == type })
    else { return nil }
    let indentation = source.position(at: first.key.fullRange.start, unit: .codePoints).column
    let list = file.groups.first { $0.form == .list && $0.pair.value.style == .block }?.pair.value
    let listIndentation = list.map {
      source.position(at: $0.range.start, unit: .codePoints).column - indentation
    }
    let isList = file.groups.first?.form != .mapping
    let newline = source.bytes.prefix(4096).contains(UInt8(ascii: "\r")) ? "\r\n" : "\n"
    let block = lines(listIndentation: isList ? max(0, min(listIndentation ?? 2, 8)) : nil).map {
      String(repeating: " ", count: indentation) + $0 + newline
    }
    .joined()

    let end = last.range.end
    // A block scalar ends behind its line break, every other node in its line.
    if end > 0, end <= source.bytes.count, source.bytes[end - 1] == UInt8(ascii: "\n") {
      return TextEdit(range: ByteRange(end, end), text: block)
    }
    let line = source.line(at: end)
    if line + 1 < source.lineCount {
      let next = source.lineRange(line + 1).start
      return TextEdit(range: ByteRange(next, next), text: block)
    }
    let eof = source.bytes.count
    return TextEdit(range: ByteRange(eof, eof), text: newline + block)
  }

  /// - Parameter listIndentation: how far the dash stands behind the type; nil for
  ///   a single mapping.
  private func lines(listIndentation: Int?) -> [String] {
    var body = ["name: \(name)", "flavor: \(flavor)"]
    if configuration.isEmpty {
      body.append("configuration: {}")
    } else {
      body.append("configuration:")
      body += configuration.map { "  \($0.0): \($0.1)" }
    }
    let indented = body.enumerated().map { index, line in
      guard let listIndentation else { return "  " + line }
      return String(repeating: " ", count: listIndentation) + (index == 0 ? "- " : "  ") + line
    }
    return ["\(type):"] + indented
  }
}
